/** Among what a verifier looks for issuers: what the signature brings, what the caller has, and the roots. */
import type { Bytes } from '../../shared/bytes.ts'
import type { ToVerify } from './format.ts'
import { openPool, type Pool } from './path/candidate-paths.ts'

export const poolFor = (brought: readonly Bytes[], { roots, intermediates = [] }: ToVerify): Pool =>
  openPool([...brought, ...intermediates], roots)

/** The PKCS#11 modules that the host knows: found on this computer, or registered by the person. */
import * as z from 'zod'
import { operation } from './operation.ts'
import { nothing } from '../schemas.ts'
import { problem } from '../token.ts'

export const pkcs11Module = z.strictObject({
  path: z.string(),
  /** Name of the row in the built-in table, or of the file. */
  name: z.string(),
  source: z.enum(['builtIn', 'registered']),
  /** From C_GetInfo; empty until the module was loaded. */
  description: z.string(),
  version: z.string(),
  tokens: z.number().int(),
  /** `null` when it works. */
  problem: problem.nullable(),
})
export type Pkcs11ModuleState = z.infer<typeof pkcs11Module>

export const listModules = operation({
  name: 'listModules',
  callers: ['extension'],
  permission: 'none',
  consent: null,
  mayLeave: 'nothing',
  pin: 'none',
  runs: 'host',
  params: nothing,
  hostParams: null,
  progress: null,
  result: z.array(pkcs11Module),
  hostResult: null,
  delivery: null,
  timeLimitMs: 60_000,
})

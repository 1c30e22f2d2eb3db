/** `status`: what is installed. A stranger learns the same whatever is installed beside the extension (T27). */
import { MohurError, type ErrorCode } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/operations/index.ts'
import { product } from '../../../shared/product.ts'
import type { HostLink } from '../host-link.ts'
import type { Handler } from './handler.ts'

type HostState = Result<'status'>['host']

const states: Partial<Record<ErrorCode, HostState>> = {
  HOST_MISSING: 'missing',
  HOST_FORBIDDEN: 'missing',
  HOST_OUTDATED: 'outdated',
  EXTENSION_OUTDATED: 'newer',
}

export const status: Handler<'status'> = async (_, { origin, scopes }, { hostLink }) => {
  const host = origin === null || scopes ? await stateOf(hostLink) : 'unknown'
  return { version: product.version, protocol: product.protocol, host }
}

async function stateOf(hostLink: HostLink): Promise<HostState> {
  try {
    await hostLink.ready()
    return 'ready'
  } catch (error) {
    return (error instanceof MohurError && states[error.code]) || 'unknown'
  }
}

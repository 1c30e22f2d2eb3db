/** The operations that the background does itself. */
import { MohurError } from '../../../shared/errors.ts'
import type { BackgroundOperation } from '../../../shared/operations/index.ts'
import type { Background } from '../background.ts'
import type { Asking } from '../request.ts'
import { connect } from './connect.ts'
import type { Handler } from './handler.ts'
import { listOrigins } from './list-origins.ts'
import { openTokenManager } from './open-token-manager.ts'
import { revokeOrigin } from './revoke-origin.ts'
import { status } from './status.ts'

const handlers: { [N in BackgroundOperation]: Handler<N> } = {
  status,
  connect,
  openTokenManager,
  listOrigins,
  revokeOrigin,
}

/** @throws MohurError INTERNAL for an operation of the host */
export async function handle(request: Asking, background: Background): Promise<unknown> {
  if (!Object.hasOwn(handlers, request.operation)) throw new MohurError('INTERNAL')
  const handler = handlers[request.operation as BackgroundOperation] as Handler<never>
  return handler(request.params as never, request, background)
}

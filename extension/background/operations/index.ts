/** The operations that the background does itself. */
import { MohurError } from '../../../shared/errors.ts'
import type { BackgroundOperation } from '../../../shared/operations/index.ts'
import type { Background } from '../background.ts'
import type { Asking } from '../request.ts'
import type { Handler } from './handler.ts'
import * as table from './table.ts'

const handlers: { [N in BackgroundOperation]: Handler<N> } = { ...table }

/** @throws MohurError INTERNAL for an operation of the host */
export async function handle(request: Asking, background: Background): Promise<unknown> {
  if (!Object.hasOwn(handlers, request.operation)) throw new MohurError('INTERNAL')
  const handler = handlers[request.operation as BackgroundOperation] as Handler<never>
  return handler(request.params as never, request, background)
}

/** The shape of what the background does for an operation itself. */
import type { BackgroundOperation, Params, Result } from '../../../shared/operations/index.ts'
import type { Background } from '../background.ts'
import type { Asking } from '../request.ts'

export type Handler<N extends BackgroundOperation> = (
  params: Params<N>,
  request: Asking,
  background: Background,
) => Promise<Result<N>>

/** `renameToken`. */
import type { Handler } from './handler.ts'
import { withPin } from './with-pin.ts'

export const renameToken: Handler<'renameToken'> = async ({ token, label }, request, context) => {
  await withPin(request, context, { token, work: session => session.rename(label) })
  return {}
}

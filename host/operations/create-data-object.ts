/** `createDataObject`. */
import type { Handler } from './handler.ts'
import { withPin } from './with-pin.ts'

export const createDataObject: Handler<'createDataObject'> = async ({ token, ...data }, request, context) => {
  await withPin(request, context, { token, work: session => session.createDataObject(data) })
  return {}
}

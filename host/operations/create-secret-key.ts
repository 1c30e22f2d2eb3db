/** `createSecretKey`. */
import type { Handler } from './handler.ts'
import { withPin } from './with-pin.ts'

export const createSecretKey: Handler<'createSecretKey'> = async ({ token, label, bits }, request, context) => {
  await withPin(request, context, { token, work: session => session.createSecretKey({ label, bits }) })
  return {}
}

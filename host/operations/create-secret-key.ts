/** `createSecretKey`. */
import type { Handler } from './handler.ts'
import { withPin } from './with-pin.ts'

export const createSecretKey: Handler<'createSecretKey'> = ({ token, ...key }, request, context) =>
  withPin(request, context, {
    token,
    work: async session => {
      await session.createSecretKey(key)
      return { objects: await session.objects() }
    },
  })

/** `createDataObject`. */
import type { Handler } from './handler.ts'
import { withPin } from './with-pin.ts'

export const createDataObject: Handler<'createDataObject'> = ({ token, ...data }, request, context) =>
  withPin(request, context, {
    token,
    work: async session => {
      await session.createDataObject(data)
      return { objects: await session.objects() }
    },
  })

/** `readPrivateObjects`: the typed PIN is compared with the family's factory PIN, which is never tried. */
import { equalBytes, utf8 } from '../../shared/bytes.ts'
import type { Handler } from './handler.ts'
import { withPin } from './with-pin.ts'

export const readPrivateObjects: Handler<'readPrivateObjects'> = async ({ token }, request, context) => {
  let factoryPin = false
  const objects = await withPin(request, context, {
    token,
    before: async ({ pin }) => {
      const { factoryDefault } = (await context.tokens.details(token)).userPin
      factoryPin = pin !== null && factoryDefault !== null && equalBytes(pin, utf8(factoryDefault))
    },
    work: session => session.objects(),
  })
  return { objects, factoryPin }
}

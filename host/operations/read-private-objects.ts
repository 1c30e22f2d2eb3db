/** `readPrivateObjects`: the typed PIN is compared with the family's factory PIN, which is never tried. */
import { equalBytes, utf8 } from '../../shared/bytes.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import type { Handler } from './handler.ts'
import { findToken } from './with-pin.ts'

export const readPrivateObjects: Handler<'readPrivateObjects'> = ({ token: id }, request, { tokens }) =>
  askForPin(request, {
    prompt: 'enterPin',
    question: async problem => ({ token: await findToken(tokens, id), problem }),
    work: async (typed, { token }) => {
      const login = loginWith(token, typed.pin)
      const { factoryDefault } = (await tokens.details(id)).userPin
      // Compared before the login, after which the PIN is overwritten.
      const factoryPin = login.pin !== null && factoryDefault !== null && equalBytes(login.pin, utf8(factoryDefault))
      const objects = await tokens.withLogin(login, session => session.objects(), request.signal)
      return { objects, factoryPin }
    },
  })

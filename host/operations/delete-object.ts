/** `deleteObject`: a key goes only when the serial number of its token was typed. */
import { MohurError } from '../../shared/errors.ts'
import { confirms } from '../../shared/token-confirmation.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import type { Handler } from './handler.ts'
import { findToken } from './with-pin.ts'

export const deleteObject: Handler<'deleteObject'> = ({ token: id, object: wanted }, request, { tokens }) =>
  askForPin(request, {
    prompt: 'deleteObject',
    question: async problem => ({
      token: await findToken(tokens, id),
      object: (await tokens.objects(id)).find(object => object.id === wanted) ?? null,
      problem,
    }),
    work: async ({ pin, serialNumber }, { token, object }) => {
      const isKey = object === null || object.kind === 'keyPair' || object.kind === 'secretKey'
      if (isKey && !confirms(serialNumber, token)) {
        throw new MohurError('CONFIRMATION_WRONG', { missing: 'serialNumber' })
      }
      return tokens.withLogin(
        loginWith(token, pin),
        async session => {
          await session.deleteObject(wanted)
          return { objects: await session.objects() }
        },
        request.signal,
      )
    },
  })

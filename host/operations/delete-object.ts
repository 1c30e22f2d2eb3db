/** `deleteObject`: a key goes only when the serial number of its token was typed. */
import { MohurError } from '../../shared/errors.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import type { Handler } from './handler.ts'
import { findToken } from './with-pin.ts'

export const deleteObject: Handler<'deleteObject'> = async ({ token: id, object: wanted }, request, { tokens }) => {
  await askForPin(request, {
    prompt: 'deleteObject',
    question: async problem => ({
      token: await findToken(tokens, id),
      object: (await tokens.objects(id)).find(object => object.id === wanted) ?? null,
      problem,
    }),
    work: async ({ pin, serialNumber }, { token, object }) => {
      const isKey = object === null || object.kind === 'keyPair' || object.kind === 'secretKey'
      if (isKey && serialNumber.trim() !== token.serialNumber) {
        throw new MohurError('CONFIRMATION_WRONG', { missing: 'serialNumber' })
      }
      await tokens.withLogin(loginWith(token, pin), session => session.deleteObject(wanted), request.signal)
    },
  })
  return {}
}

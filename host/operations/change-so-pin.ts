/** `changeSoPin`. */
import { askForPin, typedPin } from './ask-for-pin.ts'
import { checkNewPin, knowingRefusal } from './check-new-pin.ts'
import type { Handler } from './handler.ts'
import { soPinTries } from './so-pin-tries.ts'
import { findToken } from './with-pin.ts'

export const changeSoPin: Handler<'changeSoPin'> = async ({ token: id }, request, { tokens }) => {
  await askForPin(request, {
    prompt: 'changeSoPin',
    question: async problem => ({
      token: knowingRefusal(await findToken(tokens, id), problem),
      tries: await soPinTries(tokens, id),
      problem,
    }),
    work: async ({ pin, newPin }, { token, tries }) => {
      checkNewPin(newPin, token)
      const soPin = typedPin(pin, { tries, onDevice: token.pin.onDevice })
      await tokens.changeSoPin(
        { token: id, soPin, lastTryConfirmed: pin.lastTryConfirmed, newSoPin: newPin },
        request.signal,
      )
    },
  })
  return {}
}

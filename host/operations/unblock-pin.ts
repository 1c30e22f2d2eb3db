/** `unblockPin`. */
import { askForPin, typedPin } from './ask-for-pin.ts'
import { checkNewPin, knowingRefusal } from './check-new-pin.ts'
import type { Handler } from './handler.ts'
import { soPinTries } from './so-pin-tries.ts'
import { findToken } from './with-pin.ts'

export const unblockPin: Handler<'unblockPin'> = async ({ token: id }, request, { tokens }) => {
  await askForPin(request, {
    prompt: 'unblockPin',
    question: async problem => ({
      token: knowingRefusal(await findToken(tokens, id), problem),
      tries: await soPinTries(tokens, id),
      problem,
    }),
    work: async ({ soPin, newPin }, { token, tries }) => {
      checkNewPin(newPin, token)
      const typed = typedPin(soPin, { tries, onDevice: token.pin.onDevice })
      await tokens.unblockPin(
        { token: id, soPin: typed, lastTryConfirmed: soPin.lastTryConfirmed, newPin },
        request.signal,
      )
    },
  })
  return {}
}

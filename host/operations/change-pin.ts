/** `changePin`. */
import { askForPin, typedPin } from './ask-for-pin.ts'
import { checkNewPin, knowingRefusal } from './check-new-pin.ts'
import type { Handler } from './handler.ts'
import { findToken } from './with-pin.ts'

export const changePin: Handler<'changePin'> = async ({ token: id }, request, { tokens }) => {
  await askForPin(request, {
    prompt: 'changePin',
    question: async problem => ({ token: knowingRefusal(await findToken(tokens, id), problem), problem }),
    work: async ({ pin, newPin }, { token }) => {
      checkNewPin(newPin, token)
      await tokens.changePin(
        { token: id, pin: typedPin(pin, token.pin), lastTryConfirmed: pin.lastTryConfirmed, newPin },
        request.signal,
      )
    },
  })
  return {}
}

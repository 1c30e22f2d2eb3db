/** What sets a PIN, the user's or the SO's: asked for with the PIN that opens, held against the rules, carried out once. */
import { MohurError } from '../../shared/errors.ts'
import { operations } from '../../shared/operations/index.ts'
import type { TokenForPin } from '../../shared/token.ts'
import type { PinChange } from '../token/token-care.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { askForPin, typedPin } from './ask-for-pin.ts'
import { checkNewPin, knowingRefusal } from './check-new-pin.ts'
import type { Handler } from './handler.ts'
import { findToken } from './with-pin.ts'

/** `pin` in the change is the one that opens: the SO's, where the operation's row says so. */
type SetPin = (tokens: Tokens, change: PinChange, signal: AbortSignal) => Promise<void>

export const settingPin =
  (set: SetPin): Handler<'changePin' | 'changeSoPin' | 'unblockPin'> =>
  async ({ token: id }, request, { tokens }) => {
    const bySo = operations[request.operation].pin === 'so'
    await askForPin(request, {
      prompt: 'setPin',
      question: async problem => {
        const token = knowingRefusal(await findToken(tokens, id), problem)
        return { token, tries: bySo ? await soPinTries(tokens, id) : token.pin.tries, problem }
      },
      work: async ({ pin, newPin }, { token, tries }) => {
        checkNewPin(newPin, token)
        const { lastTryConfirmed } = pin
        const typed = typedPin(pin, { tries, onDevice: token.pin.onDevice })
        await set(tokens, { token: id, pin: typed, lastTryConfirmed, newPin }, request.signal)
      },
    })
    return {}
  }

/** @throws MohurError TOKEN_FAILED on a token without an SO PIN, PIN_LOCKED when it is locked */
async function soPinTries(tokens: Tokens, token: string): Promise<TokenForPin['pin']['tries']> {
  const { soPin } = await tokens.details(token)
  if (!soPin) throw new MohurError('TOKEN_FAILED', { reason: 'notSupported' })
  if (soPin.tries === 'locked') throw new MohurError('PIN_LOCKED', { role: 'so' })
  return soPin.tries
}

/** A prompt that ends in a PIN: a wrong one is asked for again in the same window, each typed PIN serving one login. */
import { MohurError, type ErrorCode } from '../../shared/errors.ts'
import type { Answer, HostPrompt, Question } from '../../shared/prompts/index.ts'
import type { PinEntry } from '../../shared/schemas.ts'
import type { Problem, TokenForPin } from '../../shared/token.ts'
import { overwritingSecrets } from '../token/pins.ts'
import type { Login } from '../token/token.ts'
import type { HostRequest } from './handler.ts'

/** The person can put these right at once; everything else ends the request. */
const askedAgain: ReadonlySet<ErrorCode> = new Set([
  'PIN_INCORRECT',
  'PIN_LAST_TRY',
  'PIN_LENGTH',
  'PIN_REFUSED',
  'TOKEN_REMOVED',
  'CONFIRMATION_WRONG',
  'KEY_FILE_PASSWORD',
])

type PinPrompt = { [P in HostPrompt]: Question<P> extends { problem: Problem | null } ? P : never }[HostPrompt]

export interface PinRequest<P extends PinPrompt, T> {
  prompt: P
  question: (problem: Problem | null) => Promise<Question<P>>
  /** Does the work with the answer and the question that was seen; an error about the PIN must come before anything was done. */
  work: (answer: Answer<P>, question: Question<P>) => Promise<T>
  /** Whether the person can put this right as well. */
  isAgain?: (error: MohurError, seen: { answer: Answer<P>; question: Question<P> }) => boolean
}

export async function askForPin<P extends PinPrompt, T>(
  request: HostRequest,
  { prompt, question, work, isAgain = () => false }: PinRequest<P, T>,
): Promise<T> {
  for (let problem: Problem | null = null; ;) {
    const current = problem
    const { answer, question: seen } = await request.ask(prompt, () => question(current))
    try {
      // Everything that was typed ends here, also what the work never came to.
      return await overwritingSecrets(answer, () => work(answer, seen))
    } catch (error) {
      if (!(error instanceof MohurError)) throw error
      if (!askedAgain.has(error.code) && !isAgain(error, { answer, question: seen })) throw error
      problem = { code: error.code, details: error.details }
    }
  }
}

/** What the token is logged in with. @throws MohurError PIN_LAST_TRY when that was not agreed to. */
export const loginWith = (token: TokenForPin, entry: PinEntry, setPin = false): Login => ({
  token: token.id,
  pin: typedPin(entry, token.pin),
  lastTryConfirmed: entry.lastTryConfirmed,
  setPin,
})

/** The PIN of an entry, for one use; `tries` is what is known of this PIN. @throws MohurError PIN_LAST_TRY, PIN_LENGTH */
export function typedPin(
  { pin, lastTryConfirmed }: PinEntry,
  { tries, onDevice }: Pick<TokenForPin['pin'], 'tries' | 'onDevice'>,
): Login['pin'] {
  if (tries === 'final' && !lastTryConfirmed) throw new MohurError('PIN_LAST_TRY')
  if (pin === null && !onDevice) throw new MohurError('PIN_LENGTH')
  return pin
}

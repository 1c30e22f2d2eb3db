/** What a token tells of the tries left for a PIN, in a few words. */
import type { TokenDetails } from '../../shared/token-details.ts'
import { fill } from '../locales/format.ts'
import { usePlural, useTexts } from './language.tsx'

type Tries = Pick<TokenDetails['userPin'], 'tries' | 'left'>

export function useTries(): (pin: Tries) => string {
  const { tokenPage, tokens } = useTexts()
  const choose = usePlural()
  return ({ tries, left }) =>
    left === null ? tokenPage.pin.tries[tries] : fill(choose(tokens.pin.left, left), { count: left })
}

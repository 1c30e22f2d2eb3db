/** What is known of the SO PIN's tries. */
import { MohurError } from '../../shared/errors.ts'
import type { TokenForPin } from '../../shared/token.ts'
import type { Tokens } from '../tokens/tokens.ts'

/** @throws MohurError TOKEN_FAILED on a token without an SO PIN, PIN_LOCKED when it is locked */
export async function soPinTries(tokens: Tokens, token: string): Promise<TokenForPin['pin']['tries']> {
  const { soPin } = await tokens.details(token)
  if (!soPin) throw new MohurError('TOKEN_FAILED', { reason: 'notSupported' })
  if (soPin.tries === 'locked') throw new MohurError('PIN_LOCKED', { role: 'so' })
  return soPin.tries
}

/** Work on one named token after its PIN, for the person's own pages. */
import { MohurError } from '../../shared/errors.ts'
import type { TokenForPin } from '../../shared/token.ts'
import type { MarkedSession, Tokens } from '../tokens/tokens.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import type { Context, HostRequest } from './handler.ts'

/** @throws MohurError TOKEN_REMOVED when no connected token has this id. */
export async function findToken(tokens: Tokens, id: string): Promise<TokenForPin> {
  const token = (await tokens.list()).find(connected => connected.id === id)
  if (!token) throw new MohurError('TOKEN_REMOVED')
  return token
}

export interface PinWork<T> {
  /** Id of the token. */
  token: string
  work: (session: MarkedSession) => Promise<T>
}

export const withPin = async <T>(
  request: HostRequest,
  { tokens }: Context,
  { token: id, work }: PinWork<T>,
): Promise<T> =>
  askForPin(request, {
    prompt: 'enterPin',
    question: async problem => ({ token: await findToken(tokens, id), problem }),
    work: async ({ pin }, { token }) => tokens.withLogin(loginWith(token, pin), work, request.signal),
  })

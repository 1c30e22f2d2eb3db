/** Work on one named token after its PIN, for the person's own pages. */
import { MohurError } from '../../shared/errors.ts'
import type { TokenForPin } from '../../shared/token.ts'
import type { Login } from '../token/token.ts'
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
  /** Sees what is about to be typed into the token, before it is overwritten. */
  before?: (login: Login) => Promise<void>
  work: (session: MarkedSession) => Promise<T>
}

export async function withPin<T>(
  request: HostRequest,
  { tokens }: Context,
  { token: id, before, work }: PinWork<T>,
): Promise<T> {
  return askForPin(request, {
    prompt: 'enterPin',
    question: async problem => ({ token: await findToken(tokens, id), problem }),
    work: async ({ pin }, { token }) => {
      const login = loginWith(token, pin)
      await before?.(login)
      return tokens.withLogin(login, work, request.signal)
    },
  })
}

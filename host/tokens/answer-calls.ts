/** Carries out the calls of a token process's parent on its module; sessions are numbers outside. */
import { MohurError } from '../../shared/errors.ts'
import type { TokenModule, TokenSession } from './token.ts'
import type { CallMessage, TokenCalls } from './token-calls.ts'

/** `module` is opened at the first call; what it throws then is the answer. */
export function answerCalls(module: () => Promise<TokenModule>): (message: CallMessage) => Promise<unknown> {
  const sessions = new Map<number, TokenSession>()
  let last = 0
  const open = (session: number): TokenSession => {
    const found = sessions.get(session)
    if (!found) throw new MohurError('TOKEN_REMOVED')
    return found
  }
  const calls: TokenCalls = {
    info: async () => (await module()).info(),
    list: async () => (await module()).list(),
    contents: async token => (await module()).contents(token),
    async login(login) {
      const session = await (await module()).login(login)
      sessions.set(++last, session)
      return last
    },
    async logout(session) {
      const found = sessions.get(session)
      sessions.delete(session)
      if (found) await (await module()).logout(found)
    },
    keys: async session => open(session).keys(),
    generateKeyPair: async (session, key) => open(session).generateKeyPair(key),
    sign: async (session, ...args) => open(session).sign(...args),
    storeCertificates: async (session, certificates) => open(session).storeCertificates(certificates),
    destroyKeyPair: async (session, keyId) => open(session).destroyKeyPair(keyId),
  }
  return async ({ call, args }) => (calls[call] as (...args: unknown[]) => Promise<unknown>)(...args)
}

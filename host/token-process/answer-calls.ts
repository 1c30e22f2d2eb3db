/** Carries out the calls of a token process's parent on its module; sessions are numbers outside. */
import { MohurError } from '../../shared/errors.ts'
import type { TokenModule, TokenSession } from '../token/token.ts'
import { sessionOf, type CallMessage, type TokenCalls } from '../token/token-calls.ts'

/** `module` is opened at the first call; what it throws then is the answer. */
export function answerCalls(module: () => Promise<TokenModule>): (message: CallMessage) => Promise<unknown> {
  const sessions = new Map<number, TokenSession>()
  let last = 0
  const sessionCalls = sessionOf(async (call, [session, ...args]) => {
    const found = sessions.get(session as number)
    if (!found) throw new MohurError('TOKEN_REMOVED')
    return (found[call] as (...args: unknown[]) => Promise<unknown>)(...args)
  }) as unknown as TokenCalls
  const calls: TokenCalls = {
    ...sessionCalls,
    info: async () => (await module()).info(),
    list: async () => (await module()).list(),
    contents: async token => (await module()).contents(token),
    slots: async () => (await module()).slots(),
    details: async token => (await module()).details(token),
    publicObjects: async token => (await module()).objects(token),
    initialize: async formatting => (await module()).initialize(formatting),
    changePin: async change => (await module()).changePin(change),
    changeSoPin: async change => (await module()).changeSoPin(change),
    unblockPin: async change => (await module()).unblockPin(change),
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
  }
  return async ({ call, args }) => (calls[call] as (...args: unknown[]) => Promise<unknown>)(...args)
}

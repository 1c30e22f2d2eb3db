/** Carries out the calls of a token process's parent on its module; sessions are numbers outside. */
import { MohurError } from '../../shared/errors.ts'
import { overwritingSecrets } from '../token/pins.ts'
import { callOf, type CallMessage } from '../token/token-calls.ts'
import type { Login, TokenModule, TokenSession } from '../token/token.ts'

/** `module` is opened at the first call; what it throws then is the answer. The secrets of each call are overwritten after it. */
export function answerCalls(module: () => Promise<TokenModule>): (message: CallMessage) => Promise<unknown> {
  const sessions = new Map<number, TokenSession>()
  let last = 0
  const answer = async (message: CallMessage): Promise<unknown> => {
    const { args } = message
    if (message.session !== null) {
      const session = sessions.get(message.session)
      if (!session) throw new MohurError('TOKEN_REMOVED')
      return callOf(session, message.call, args)
    }
    const opened = await module()
    if (message.call === 'login') {
      const session = await opened.login(args[0] as Login)
      sessions.set(++last, session)
      return last
    }
    if (message.call !== 'logout') return callOf(opened, message.call, args)
    const number = Number(args[0])
    const session = sessions.get(number)
    sessions.delete(number)
    return session && opened.logout(session)
  }
  return message => overwritingSecrets(message.args, () => answer(message))
}

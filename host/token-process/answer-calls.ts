/** Carries out the calls of a token process's parent on its module; sessions are numbers outside. */
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import type { DeadlineClass } from '../../shared/limits.ts'
import { overwritingSecrets } from '../token/pins.ts'
import { callOf, type AfterAnswer, type CallMessage, type SignedBatch } from '../token/token-calls.ts'
import type { Login, SignListener, SignOrder, TokenModule, TokenSession } from '../token/token.ts'

export interface Answering {
  /** Opened at the first call; what it throws then is the answer. */
  module: () => Promise<TokenModule>
  afterAnswer: AfterAnswer
  /** From now on this time counts. */
  enter: (deadline: DeadlineClass) => void
}

/** The secrets of each call are overwritten after it. */
export function answerCalls({ module, afterAnswer, enter }: Answering): (message: CallMessage) => Promise<unknown> {
  const sessions = new Map<number, TokenSession>()
  let last = 0
  const sessionOf = (number: number): TokenSession => {
    const session = sessions.get(number)
    if (!session) throw new MohurError('TOKEN_REMOVED')
    return session
  }
  const login = async (opened: TokenModule, order: Login): Promise<number> => {
    sessions.set(++last, await opened.login(order))
    return last
  }
  const logout = async (opened: TokenModule, number: number): Promise<void> => {
    const session = sessions.get(number)
    sessions.delete(number)
    if (session) await opened.logout(session)
  }
  /** The login ends with the last chunk, and with one that fails: after the answer, for which it is nothing to wait for. */
  const signBatch = async (opened: TokenModule, on: Login | number, order: SignOrder): Promise<SignedBatch> => {
    const number = typeof on === 'number' ? on : await login(opened, on)
    let goesOn = false
    let pinEachTime = false
    let made: Bytes[] = []
    const listener: SignListener = {
      made: signatures => void (made = signatures),
      pinEachTime: () => void (pinEachTime = true),
    }
    try {
      const session = sessionOf(number)
      enter('sign')
      const keyId = await session.keyFor(order.key)
      const signatures = await session.sign(keyId, order.algorithm, order.items, listener)
      goesOn = !order.last
      return { signatures, fault: null, pinEachTime, session: goesOn ? number : null }
    } catch (error) {
      if (made.length === 0) throw error
      return { signatures: made, fault: toErrorMessage(error), pinEachTime, session: null }
    } finally {
      if (!goesOn) afterAnswer(() => logout(opened, number))
    }
  }
  const answer = async (message: CallMessage): Promise<unknown> => {
    if (message.session !== null) return callOf(sessionOf(message.session), message.call, message.args)
    const opened = await module()
    if (message.call === 'signBatch') return signBatch(opened, ...message.args)
    if (message.call === 'login') return login(opened, message.args[0] as Login)
    if (message.call === 'logout') return logout(opened, Number(message.args[0]))
    return callOf(opened, message.call, message.args)
  }
  return message => overwritingSecrets(message.args, () => answer(message))
}

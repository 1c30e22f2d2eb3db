/** `watchTokens`: the list now, and again whenever it changed, until the caller aborts. */
import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '../../shared/limits.ts'
import type { Handler } from './handler.ts'
import { withoutPin } from './list-tokens.ts'

export const watchTokens: Handler<'watchTokens'> = async (_, { signal, progress }, { tokens }) => {
  for (let told = ''; ;) {
    const list = (await tokens.list()).map(withoutPin)
    signal.throwIfAborted()
    const text = JSON.stringify(list)
    if (text !== told) progress(list)
    told = text
    await sleep(limits.tokenPollMs, undefined, { signal })
  }
}

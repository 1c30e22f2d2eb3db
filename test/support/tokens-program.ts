/** The host's token layer in a process of its own, for places where the test is not: calls come over IPC, answers go back. */
import { openTokens } from '../../host/tokens/all-tokens.ts'
import type { TokensOptions } from '../../host/tokens/module-processes.ts'
import { toErrorMessage } from '../../shared/errors.ts'
import type { TokensCall } from './tokens-elsewhere.ts'

const tokens = openTokens(JSON.parse(process.argv[2] ?? '') as TokensOptions)

async function answer({ call, args }: TokensCall): Promise<void> {
  try {
    process.send?.({ result: await (tokens[call] as (...args: unknown[]) => Promise<unknown>)(...args) })
  } catch (error) {
    process.send?.({ error: toErrorMessage(error) })
  }
}
process.on('message', (message: TokensCall) => void answer(message))
process.once('disconnect', () => void tokens.close())

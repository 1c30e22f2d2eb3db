/** The host's token layer in a place of a test's own (`own-place.ts`). */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { TokensOptions } from '../../host/tokens/module-processes.ts'
import type { Tokens } from '../../host/tokens/tokens.ts'
import { MohurError, type ErrorMessage } from '../../shared/errors.ts'

const calls = ['list', 'details', 'initialize', 'changePin', 'changeSoPin', 'unblockPin'] as const
type CallName = (typeof calls)[number]

export interface TokensCall {
  call: CallName
  args: unknown[]
}
type Reply = { result: unknown } | { error: ErrorMessage }

export type TokensElsewhere = Pick<Tokens, CallName> & { end: () => Promise<void> }

export interface Elsewhere {
  /** A command that runs the program behind it there. */
  inside: string[]
  /** Where the program is built. */
  folder: string
  options: TokensOptions
}

export async function tokensElsewhere({ inside, folder, options }: Elsewhere): Promise<TokensElsewhere> {
  const source = join(import.meta.dirname, 'tokens-program.ts')
  const program = join(folder, 'tokens.mjs')
  await build({ entryPoints: [source], outfile: program, bundle: true, platform: 'node', format: 'esm' })
  const [command = '', ...before] = inside
  const child = spawn(command, [...before, process.execPath, program, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  const gone = once(child, 'exit')
  const ask = async (call: CallName, args: unknown[]): Promise<unknown> => {
    const replied = once(child, 'message')
    child.send({ call, args })
    const [reply] = (await replied) as [Reply]
    if ('error' in reply) throw new MohurError(reply.error.code, reply.error.details)
    return reply.result
  }
  const asked = Object.fromEntries(calls.map(call => [call, (...args: unknown[]) => ask(call, args)]))
  return {
    ...(asked as unknown as Pick<Tokens, CallName>),
    async end() {
      child.disconnect()
      await gone
    },
  }
}

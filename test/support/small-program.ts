/** Programs of a test, bundled so that each start takes as little as Node itself, and run to their end. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'esbuild'

const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, ...env } = process.env

export interface SmallProgram {
  start: (args: string[], before?: string[]) => ChildProcess
  /** `before`: a command that runs the program, such as strace. */
  run: (args: string[], before?: string[]) => Promise<{ code: number | null; signal: string | null; output: string }>
}

/** To be called while a `describe` is read. */
export function smallProgram(source: string): SmallProgram {
  let folder = ''
  let file = ''
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mohur-program-'))
    file = join(folder, basename(source).replace(/ts$/, 'mjs'))
    await build({ entryPoints: [source], outfile: file, bundle: true, platform: 'node', format: 'esm' })
  })
  after(() => rmSync(folder, { recursive: true }))
  const start = (args: string[], before: string[] = []): ChildProcess => {
    const [program = process.execPath, ...rest] = [...before, process.execPath, file, ...args]
    return spawn(program, rest, { env, stdio: ['pipe', 'pipe', 'inherit'] })
  }
  return {
    start,
    run: async (args, before) => {
      const child = start(args, before)
      const ended = once(child, 'exit')
      const output = child.stdout ? await text(child.stdout) : ''
      const [code, signal] = (await ended) as [number | null, string | null]
      return { code, signal, output: output.trim() }
    },
  }
}

/** What the program is, once it is loaded as a whole: the browser's host, or a token process. Each loads what it needs. */
import { browserInput } from './serving/browser-input.ts'
import { browserOutput } from './serving/browser-output.ts'
import { readFrames } from './serving/frames.ts'
import type { Ahead } from './tokens/token-child.ts'

/** EX_DATAERR of sysexits.h. */
const badFrame = 65
/** EX_IOERR. */
const unread = 74

/** `keep` is called at the end. */
export async function beTokenProcess(spec: string, keep: () => void): Promise<void> {
  const { runTokenProcess } = await import('./token-process/token-process.ts')
  runTokenProcess(spec, keep)
}

/** Serves the browser at the other end of stdin and stdout until it is gone. `keep` is called at the end. */
export async function beHost(ahead: Ahead, keep: () => void): Promise<void> {
  const [{ dataFolder }, { openTokens }] = await Promise.all([import('./folders.ts'), import('./tokens/all-tokens.ts')])
  const data = dataFolder()
  const tokens = openTokens({ dataFolder: data, startChild: ahead.start })
  // Token processes start while the operations are loaded; what they list is asked for again when it is needed.
  void tokens.listUsable().finally(ahead.drop)
  // They are all asked before that takes this process's time.
  await new Promise(setImmediate)
  const { startServing } = await import('./serving/start-serving.ts')
  const leave = (code: number): void => {
    process.exitCode = code
    input.destroy()
    void end()
  }
  // Reading begins in a later turn: by then there is somebody to read.
  const input = browserInput(chunk => {
    try {
      read(chunk)
    } catch {
      leave(badFrame)
    }
  })
  const write = browserOutput({ input, output: process.stdout }, () => leave(unread))
  const { receive, end, textOf } = startServing({ dataFolder: data, tokens, write, keep })
  const read = readFrames(receive, { textOf, forgets: true })
  process.stdout.on('error', () => void end())
  input.on('end', () => void end())
}

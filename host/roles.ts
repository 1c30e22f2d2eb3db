/** What the program is, once it is loaded as a whole: the browser's host, or a token process. Each loads what it needs. */
import { frame, readFrames } from './serving/frames.ts'

/** EX_DATAERR of sysexits.h. */
const badFrame = 65

/** `keep` is called at the end. */
export async function beTokenProcess(spec: string, keep: () => void): Promise<void> {
  const { runTokenProcess } = await import('./token-process/token-process.ts')
  runTokenProcess(spec, keep)
}

/** Serves the browser at the other end of stdin and stdout until it is gone. `keep` is called at the end. */
export async function beHost(keep: () => void): Promise<void> {
  const [{ dataFolder }, { openTokens }] = await Promise.all([import('./folders.ts'), import('./tokens/all-tokens.ts')])
  const data = dataFolder()
  const tokens = openTokens({ dataFolder: data })
  // The token processes start while the operations are loaded; what they list is asked for again when it is needed.
  void tokens.list()
  const { startServing } = await import('./serving/start-serving.ts')
  const write = (text: string): void => void process.stdout.write(frame(text))
  const { receive, end, textOf } = startServing({ dataFolder: data, tokens, write, keep })
  const read = readFrames(receive, { textOf, forgets: true })
  process.stdout.on('error', () => void end())
  process.stdin.on('end', () => void end())
  process.stdin.on('data', (chunk: Buffer) => {
    try {
      read(chunk)
    } catch {
      process.exitCode = badFrame
      process.stdin.destroy()
      void end()
    }
  })
}

/**
 * The native host's entry. The browser starts it with the caller among the arguments (Chromium: the extension's origin
 * first; Firefox: the manifest's path, then the add-on id). It says hello before anything heavy is loaded.
 */
import { extensionCallers, product } from '../shared/product.ts'
import { frame, readFrames } from './serving/frames.ts'

/** EX_USAGE and EX_DATAERR of sysexits.h. */
const exitCodes = { usage: 64, badFrame: 65 } as const

async function main([first = '', second = '']: readonly string[]): Promise<void> {
  if (first === 'token-process') {
    const { runTokenProcess } = await import('./token-process/token-process.ts')
    runTokenProcess(second)
    return
  }
  if (!extensionCallers.includes(first) && !extensionCallers.includes(second)) {
    process.stderr.write(`${product.name} is started by the browser.\n`)
    process.exit(exitCodes.usage)
  }
  process.stdout.write(frame(JSON.stringify({ hello: { version: product.version, protocol: product.protocol } })))
  const [{ dataFolder }, { openTokens }] = await Promise.all([import('./folders.ts'), import('./tokens/all-tokens.ts')])
  const data = dataFolder()
  const tokens = openTokens({ dataFolder: data })
  // The token processes start while the operations are loaded; what they list is asked for again when it is needed.
  void tokens.list()
  const { startServing } = await import('./serving/start-serving.ts')
  const write = (text: string): void => void process.stdout.write(frame(text))
  const { receive, end, textOf } = startServing({ dataFolder: data, tokens, write })
  const read = readFrames(receive, { textOf, forgets: true })
  process.stdout.on('error', () => void end())
  process.stdin.on('end', () => void end())
  process.stdin.on('data', (chunk: Buffer) => {
    try {
      read(chunk)
    } catch {
      process.exitCode = exitCodes.badFrame
      process.stdin.destroy()
      void end()
    }
  })
}

await main(process.argv.slice(2))

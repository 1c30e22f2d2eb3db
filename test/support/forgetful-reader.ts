/** Reads standard input as the host does, overwrites each chunk once it was read, and says how long it was. */
import { browserInput } from '../../host/serving/browser-input.ts'

browserInput(chunk => {
  const { length } = chunk
  chunk.fill(0)
  process.stdout.write(`${length}\n`)
})

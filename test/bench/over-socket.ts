/** The same documents signed by a program with a WebSocket (`signing-server.ts`), as pages do it that use one. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Page } from 'puppeteer'
import type { LaunchPlace } from '../support/launch-place.ts'

const count = 1_000

/** Milliseconds, of a second round. */
export async function overSocket(page: Page, place: LaunchPlace): Promise<number> {
  const program = join(import.meta.dirname, 'signing-server.ts')
  const server = spawn(process.execPath, ['--import', 'tsx', program], {
    env: { ...process.env, ...place.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [port] = (await once(server.stdout, 'data')) as [Buffer]
    const address = `ws://127.0.0.1:${port.toString().trim()}/`
    await page.evaluate(signThere, { address, count })
    return await page.evaluate(signThere, { address, count })
  } finally {
    server.kill()
  }
}

/** Runs in the page. */
async function signThere(asked: { address: string; count: number }): Promise<number> {
  const socket = new WebSocket(asked.address)
  await new Promise(resolve => socket.addEventListener('open', resolve, { once: true }))
  const since = performance.now()
  for (let index = 0; index < asked.count; index++) {
    const text = `${index} `.padEnd(2_048, 'x')
    const answered = new Promise<MessageEvent<string>>(resolve =>
      socket.addEventListener('message', resolve, { once: true }),
    )
    socket.send(JSON.stringify({ document: btoa(text) }))
    const { result } = JSON.parse((await answered).data) as { result?: string }
    if (!result) throw new Error('not signed')
    Uint8Array.from(atob(result), letter => letter.charCodeAt(0))
  }
  const taken = performance.now() - since
  socket.close()
  return taken
}

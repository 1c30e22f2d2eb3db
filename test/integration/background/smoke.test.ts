/** The built extension in a real browser, without a host: the page API is there, keeps to its contract, and cannot be forged. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { Frame, Page } from 'puppeteer'
import { pageOperations } from '../../../extension/page/operations.ts'
import { errorSentences } from '../../../shared/error-sentences.ts'
import { limits } from '../../../shared/limits.ts'
import { product } from '../../../shared/product.ts'
import { launchBrowser, type BrowserName, type LaunchedBrowser } from '../../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../../support/launch-place.ts'
import { until } from '../../support/until.ts'

const client = resolve(import.meta.dirname, '../../../dist/npm/mohur/client.js')

/** A site with a page, a frame in it, and the client as a module. */
async function startSite(): Promise<Server> {
  const module = await readFile(client, 'utf8')
  const server = createServer(({ url }, response) => {
    const script = url === '/client.js'
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
    response.end(script ? module : '<!doctype html><title>site</title>')
  })
  await new Promise<void>(started => server.listen(0, started))
  return server
}

/** Evaluates text in the page: what tsx makes of functions needs names that a page lacks. */
const run = (page: Page, text: string): Promise<unknown> => page.evaluate(`(async () => { ${text} })()`)

/** The error's code, or `null`. */
const code = (page: Page, call: string): Promise<unknown> =>
  run(page, `return ${call}.then(() => null, error => error.name === 'MohurError' ? error.code : String(error))`)

for (const name of ['chromium', 'firefox'] satisfies BrowserName[]) {
  describe(`the extension in ${name}`, () => {
    let place: LaunchPlace
    let browser: LaunchedBrowser
    let site: Server
    let page: Page
    let port = 0

    before(async () => {
      place = await makePlace()
      site = await startSite()
      ;({ port } = site.address() as AddressInfo)
      browser = await launchBrowser(name, { place, host: false })
      page = await browser.open(`http://localhost:${port}/`)
    })
    after(async () => {
      await browser?.close()
      site?.close()
      await place?.remove()
    })

    it('defines window.mohur, frozen and out of sight, with the operations of the table', async () => {
      const found = await run(
        page,
        `const { writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(window, 'mohur')
         return { writable, enumerable, configurable, frozen: Object.isFrozen(mohur), keys: Object.keys(mohur) }`,
      )
      const flags = { writable: false, enumerable: false, configurable: false, frozen: true }
      assert.deepEqual(found, { ...flags, keys: [...pageOperations] })
    })

    it('T27: answers status() of a stranger with version and protocol alone', async () => {
      const status = { version: product.version, protocol: product.protocol, host: 'unknown' }
      assert.deepEqual(await run(page, 'return mohur.status()'), status)
      assert.deepEqual(await run(page, 'return mohur.status(undefined, {})'), status)
    })

    it('rejects with codes and nothing else, however it is called', async () => {
      for (const params of [
        '',
        'null',
        '1',
        '{}',
        '[]',
        '{ documents: 1 }',
        '{ f() {} }',
        '{ get format() { throw 1 } }',
      ]) {
        const got = await code(page, `mohur.sign(${params})`)
        assert.ok(got === 'NOT_ALLOWED' || got === 'BAD_PARAMS', `sign(${params}): ${String(got)}`)
      }
      assert.equal(await code(page, 'mohur.status({}, { signal: AbortSignal.abort() })'), 'ABORTED')
      assert.equal(await code(page, 'mohur.status({}, { signal: 1 })'), 'BAD_PARAMS')
      assert.equal(await code(page, 'mohur.watchTokens({ onChange() {} })'), 'NOT_ALLOWED')
    })

    it('is not there in frames, nor where the connection is not secure', async () => {
      const inFrame = await run(
        page,
        `const frame = document.createElement('iframe')
         frame.src = '/frame'
         document.body.append(frame)
         await new Promise(resolve => frame.addEventListener('load', resolve))
         return [typeof frame.contentWindow.mohur, frame.contentWindow.isSecureContext]`,
      )
      assert.deepEqual(inFrame, ['undefined', true])
      const insecure = await browser.open(`http://127.0.0.1:${port}/`)
      assert.equal(await run(insecure, 'return typeof window.mohur'), 'undefined')
      await insecure.close()
    })

    it('T9: listens to no forged event, to no frame and to no other message', async () => {
      const answered = await run(
        page,
        `const heard = []
         const port = () => {
           const { port1, port2 } = new MessageChannel()
           port1.onmessage = ({ data }) => heard.push(data)
           port1.postMessage({ operation: 'status', params: {} })
           return port2
         }
         const data = { mohur: 'request' }
         const { origin } = location
         dispatchEvent(new MessageEvent('message', { data, origin, source: window, ports: [port()] }))
         postMessage({ mohur: 'request', more: 1 }, origin, [port()])
         postMessage({ mohur: 'reply' }, origin, [port()])
         postMessage('request', origin, [port()])
         postMessage(data, origin, [port(), port()])
         const frame = document.createElement('iframe')
         document.body.append(frame)
         frame.contentWindow.eval('parent.deliver = (data, port) => parent.postMessage(data, "*", [port])')
         deliver(data, port())
         await new Promise(resolve => setTimeout(resolve, 500))
         return heard`,
      )
      assert.deepEqual(answered, [])
    })

    it('T9: gives the page no answer but that of its own port', async () => {
      const got = await run(
        page,
        `const call = mohur.listTokens()
         for (let at = 0; at < 1000; at++) {
           postMessage({ result: [] }, location.origin)
           postMessage({ mohur: 'request', result: [] }, location.origin)
           dispatchEvent(new MessageEvent('message', { data: { result: [] }, origin: location.origin, source: window }))
         }
         return call.then(() => 'forged', error => error.code)`,
      )
      assert.equal(got, 'NOT_ALLOWED')
    })

    it('tells apart, as a module, where no page is served, and where the program is missing', async () => {
      const connecting = `import('/client.js').then(({ connect }) => connect({ timeout: 300 }))`
      const refusal = (page: Page | Frame): Promise<unknown> =>
        page.evaluate(`${connecting}.then(() => null, ({ code, details, message }) => ({ code, ...details, message }))`)
      const unsupported = (reason: string): object => ({
        code: 'PAGE_UNSUPPORTED',
        reason,
        message: `PAGE_UNSUPPORTED: ${errorSentences.PAGE_UNSUPPORTED} {"reason":"${reason}"}`,
      })
      const elsewhere = await browser.open(`http://127.0.0.1:${port}/`)
      assert.deepEqual(await refusal(elsewhere), unsupported('address'))
      await elsewhere.close()
      const framing = await browser.open(`http://localhost:${port}/`)
      await framing.evaluate(async () => {
        const frame = document.createElement('iframe')
        frame.src = '/inner'
        const loaded = new Promise(resolve => frame.addEventListener('load', resolve))
        document.body.append(frame)
        await loaded
      })
      const inner = framing.frames().find(frame => frame.url().endsWith('/inner'))
      assert.deepEqual(inner && (await refusal(inner)), unsupported('frame'))
      await framing.close()
      const asking = code(
        page,
        `import('/client.js').then(({ connect }) => connect({ signal: AbortSignal.timeout(1500) }))`,
      )
      await until(
        'the prompt window opened',
        async () => (await browser.pagesAt(`${browser.extensionOrigin}/prompt/`))[0],
      )
      assert.equal(await asking, 'ABORTED')
    })

    it('T45: lets few of a flood of calls through, and every one is settled', async () => {
      const flooding = await browser.open(`http://localhost:${port}/flood`)
      const through = await run(
        flooding,
        `const calls = Array.from({ length: 2000 }, () => mohur.status().then(() => 1, () => 0))
         return (await Promise.all(calls)).reduce((sum, one) => sum + one, 0)`,
      )
      assert.ok(typeof through === 'number' && through >= 1 && through <= limits.rateBurst + 5 * limits.ratePerSecond)
      await flooding.close()
    })
  })
}

/** Logins by `mohur/testing`, in a real browser without the extension: a server that verifies tokens takes them. */
import assert from 'node:assert/strict'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { Page } from 'puppeteer'
import type { Identity } from '../../../extension/testing/identity.ts'
import { fromBase64 } from '../../../shared/bytes.ts'
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts'
import { ask, codeOf } from '../../e2e/journey/ask.ts'
import { made, startDoubleSite } from '../../support/double-site.ts'
import { launchBrowser, type LaunchedBrowser } from '../../support/launch-browser.ts'
import { opensslLogin } from '../../support/openssl-login.ts'
import { makePlace, type LaunchPlace } from '../../support/launch-place.ts'

const challenge = 'nQ2sYIzr4E2q8Yd5vS6c0dM3b5m7bqOZ8e3a9Vt1K0s='
const { makeIdentity } = (await import(resolve(made, 'testing.js'))) as {
  makeIdentity: (options?: { algorithm?: KeyAlgorithm }) => Promise<Identity>
}

describe('the double of the page API, asked for a login,', () => {
  let place: LaunchPlace
  let browser: LaunchedBrowser
  let site: Server
  let page: Page
  before(async () => {
    place = await makePlace()
    site = await startDoubleSite()
    browser = await launchBrowser('chromium', { place, host: false, extension: false })
  })
  beforeEach(async () => {
    page = await browser.open(`http://localhost:${(site.address() as AddressInfo).port}/`)
  })
  afterEach(() => page?.close())
  after(async () => {
    await browser?.close()
    site?.close()
    await place?.remove()
  })

  const install = (identity: Identity): Promise<unknown> =>
    page.evaluate(
      `import('/testing.js').then(({ installMohur }) => installMohur({ scopes: ['sign'], identity: ${JSON.stringify(identity)} }))`,
    )

  for (const algorithm of ['P-256', 'RSA-2048'] satisfies KeyAlgorithm[])
    it(`makes a token with ${algorithm} that a server takes for the page’s own origin and this challenge alone`, async () => {
      const identity = await makeIdentity({ algorithm })
      await install(identity)
      const token = await ask(page, 'authenticate', { challenge })
      assert.equal(token.unverifiedCertificate, identity.certificate)
      const origin = new URL(page.url()).origin
      const verified = { token, origin, challenge, authorities: identity.chain.map(fromBase64) }
      assert.match((await opensslLogin(verified)) ?? '', /^CN=Sınaq İstifadəçisi$/m)
      assert.equal(await opensslLogin({ ...verified, origin: 'https://evil.example' }), null)
      assert.equal(await opensslLogin({ ...verified, challenge: challenge.toLowerCase() }), null)
    })

  it('refuses what the extension refuses', async () => {
    await install(await makeIdentity({ algorithm: 'Ed25519' }))
    assert.equal(await codeOf(ask(page, 'authenticate', { challenge: 'short' })), 'BAD_PARAMS')
    assert.equal(await codeOf(ask(page, 'authenticate', { challenge })), 'ALGORITHM_UNSUPPORTED')
    const filter = { subjectSerialNumber: '5XK1A2C' }
    assert.equal(await codeOf(ask(page, 'authenticate', { challenge, filter })), 'NO_CERTIFICATE')
  })
})

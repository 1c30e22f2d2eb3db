/** Renewals, and what follows them, by `mohur/testing`, in a real browser without the extension: openssl judges the request and the CMS around it. */
import assert from 'node:assert/strict'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { Page } from 'puppeteer'
import type { Identity } from '../../../extension/testing/identity.ts'
import { fromBase64 } from '../../../shared/bytes.ts'
import { ask, codeOf } from '../../e2e/journey/ask.ts'
import { made, startDoubleSite } from '../../support/double-site.ts'
import { launchBrowser, type LaunchedBrowser } from '../../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../../support/launch-place.ts'
import { cmsVerifiers, openssl } from '../../support/openssl.ts'

const { makeIdentity } = (await import(resolve(made, 'testing.js'))) as { makeIdentity: () => Promise<Identity> }

describe('the double of the page API, asked for a renewal,', () => {
  let place: LaunchPlace
  let browser: LaunchedBrowser
  let site: Server
  let page: Page
  let identity: Identity
  before(async () => {
    place = await makePlace()
    site = await startDoubleSite()
    browser = await launchBrowser('chromium', { place, host: false, extension: false })
    identity = await makeIdentity()
    page = await browser.open(`http://localhost:${(site.address() as AddressInfo).port}/`)
    const options = JSON.stringify({ scopes: ['sign', 'request'], identity })
    await page.evaluate(`import('/testing.js').then(({ installMohur }) => installMohur(${options}))`)
  })
  after(async () => {
    await browser?.close()
    site?.close()
    await place?.remove()
  })

  const renew = (certificate = identity.certificate) =>
    ask(page, 'renewCertificate', { certificate: fromBase64(certificate), key: { algorithm: 'P-384' } })

  it('makes a request for a new key in the old name, in a CMS by the old one', async () => {
    const { request, signed } = await renew()
    const told = await openssl('req -verify -noout -subject -nameopt utf8 -inform DER -in request', { request })
    assert.equal(told.status, 0, told.output)
    assert.match(told.output, /CN ?= ?Sınaq İstifadəçisi/)
    const verify = cmsVerifiers['openssl cms -cades'] ?? assert.fail()
    const root = fromBase64(identity.chain.at(-1) ?? '')
    const { accepted, output } = await verify({ signed, content: null, root })
    assert.ok(accepted, output)
    assert.ok(Buffer.from(signed).includes(Buffer.from(request)))
  })

  it('renews nobody else’s', async () => {
    assert.equal(await codeOf(renew((await makeIdentity()).certificate)), 'NO_CERTIFICATE')
  })

  it('takes a certificate out of use, which signs no more and is renewed no more', async () => {
    const certificate = fromBase64(identity.certificate)
    const gone = { retired: true, removed: false }
    assert.deepEqual(await ask(page, 'retireCertificate', { certificate }), gone)
    assert.equal(await codeOf(renew()), 'NO_CERTIFICATE')
    assert.equal(
      await codeOf(ask(page, 'retireCertificate', { certificate: Uint8Array.of(0x30, 0) })),
      'CERTIFICATE_UNREADABLE',
    )
  })
})

/** XML signatures and containers by `mohur/testing`, in a real browser without the extension. */
import assert from 'node:assert/strict'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'puppeteer'
import { utf8 } from '../../../shared/bytes.ts'
import type { Params } from '../../../shared/operations/index.ts'
import { ask, codeOf } from '../../e2e/journey/ask.ts'
import { startDoubleSite } from '../../support/double-site.ts'
import { launchBrowser, type LaunchedBrowser } from '../../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../../support/launch-place.ts'
import { faultsOf } from '../../support/container-judges.ts'
import { xmlsecVerify } from '../../support/xmlsec.ts'

describe('the double of the page API, asked for XML signatures,', () => {
  let place: LaunchPlace
  let browser: LaunchedBrowser
  let site: Server
  let page: Page
  before(async () => {
    place = await makePlace()
    site = await startDoubleSite()
    browser = await launchBrowser('chromium', { place, host: false, extension: false })
    page = await browser.open(`http://localhost:${(site.address() as AddressInfo).port}/`)
  })
  after(async () => {
    await browser?.close()
    site?.close()
    await place?.remove()
  })

  it('makes XML signatures that xmlsec1 accepts, and knows them again', async () => {
    await page.evaluate(`import('/testing.js').then(({ installMohur }) => installMohur({ scopes: ['sign'] }))`)
    const xml = utf8('<a><b Id="b">ə</b></a>')
    const documents = [{ name: 'a.xml', type: 'text/xml', content: xml }]
    for (const how of [
      { packaging: 'enveloped' },
      { packaging: 'enveloped', element: 'b' },
      { packaging: 'enveloping' },
      { packaging: 'detached' },
    ]) {
      const result = await ask(page, 'sign', { format: 'xades', documents, ...how } as Params<'sign'>)
      const [signature = assert.fail()] = result.results.map(one =>
        'signature' in one ? new Uint8Array(one.signature) : assert.fail(one.error.code),
      )
      const [verified] = (await ask(page, 'verify', { documents: [{ signed: signature, content: xml }] })).results
      assert.ok(verified && 'signers' in verified)
      const [signer] = verified.signers
      assert.deepEqual([signer?.covers, signer?.parts], 'element' in how ? ['part', ['b']] : ['document', []])
      const root = signer?.chain.at(-1) ?? assert.fail()
      const files = { signed: signature, root, beside: { 'a.xml': xml }, idElements: ['b', 'Object'] }
      const { accepted, output } = await xmlsecVerify(files)
      assert.ok(accepted, output)
    }
    assert.equal(
      await codeOf(
        ask(page, 'sign', {
          format: 'xades',
          packaging: 'enveloped',
          documents: [{ name: 'a.xml', type: 'text/xml', content: utf8('<a>') }],
        }),
      ),
      'BAD_PARAMS',
    )
  })

  it('makes containers that xmlsec1 and OpenSSL accept, knows them again, and signs in them once more', async () => {
    const xml = utf8('<a/>')
    const several = ['a', 'ə'].map(name => ({ name: `${name}.xml`, type: 'text/xml', content: xml }))
    for (const inside of ['cades', 'xades'] as const) {
      const [one] = (await ask(page, 'sign', { format: 'asice', inside, documents: several })).results
      assert.ok(one && 'signature' in one)
      assert.deepEqual(one.documents, [0, 1])
      const signed = new Uint8Array(one.signature)
      const [verified] = (await ask(page, 'verify', { documents: [{ signed }] })).results
      assert.ok(verified && 'signers' in verified)
      assert.deepEqual(
        verified.files,
        several.map(({ name }) => ({ name, size: xml.length, covered: true })),
      )
      const root = verified.signers[0]?.chain.at(-1) ?? assert.fail()
      const names = several.map(({ name }) => name)
      assert.deepEqual(await faultsOf({ signed, root, inside, names }), [])

      const how = { format: 'asice', inside, signed, role: 'Director' } as const
      const [both] = (await ask(page, 'sign', { ...how, documents: several })).results
      assert.ok(both && 'signature' in both)
      assert.deepEqual(both.documents, [0, 1])
      const two = new Uint8Array(both.signature)
      assert.deepEqual(await faultsOf({ signed: two, root, inside, ending: '002', names }), [])
      const [found] = (await ask(page, 'verify', { documents: [{ signed: two }] })).results
      assert.deepEqual(found && 'signers' in found && found.signers.map(({ roles }) => roles), [
        undefined,
        ['Director'],
      ])
      const [first = assert.fail(), second = assert.fail()] = several
      const changed = [first, { ...second, content: utf8('<b/>') }]
      assert.equal(await codeOf(ask(page, 'sign', { ...how, documents: changed })), 'EARLIER_SIGNATURE_BROKEN')
    }
  })
})

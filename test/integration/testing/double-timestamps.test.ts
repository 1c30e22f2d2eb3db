/** Time stamps by `mohur/testing`, in a real browser without the extension. */
import assert from 'node:assert/strict'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { Page } from 'puppeteer'
import type { Identity } from '../../../extension/testing/identity.ts'
import { verifySignatures } from '../../../host/server/index.ts'
import { fromBase64, utf8, type Bytes } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import type { Params } from '../../../shared/operations/index.ts'
import { ask, codeOf } from '../../e2e/journey/ask.ts'
import { made, startDoubleSite } from '../../support/double-site.ts'
import { launchBrowser, type LaunchedBrowser } from '../../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../../support/launch-place.ts'
import { makePdf } from '../../support/make-pdf.ts'
import { openssl } from '../../support/openssl.ts'
import { timestampIn } from '../../support/timestamp-in.ts'

const { makeIdentity } = (await import(resolve(made, 'testing.js'))) as { makeIdentity: () => Promise<Identity> }

const xml = { name: 'a.xml', type: 'text/xml', content: utf8('<a>ə</a>') }
const pdf = { name: 'a.pdf', type: 'application/pdf', content: makePdf() }
const rows: Record<string, object> = {
  CMS: { format: 'cms', documents: [xml] },
  JWS: { format: 'jws', serialization: 'json', documents: [xml] },
  XML: { format: 'xades', packaging: 'enveloped', documents: [xml] },
  PDF: { format: 'pades', documents: [pdf] },
}

describe('the double of the page API, asked for time stamps,', () => {
  let place: LaunchPlace
  let browser: LaunchedBrowser
  let site: Server
  let page: Page
  let identity: Identity
  let root: Bytes
  before(async () => {
    place = await makePlace()
    site = await startDoubleSite()
    browser = await launchBrowser('chromium', { place, host: false, extension: false })
    identity = await makeIdentity()
    root = fromBase64(identity.chain.at(-1) ?? '')
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

  const install = (by: Identity): Promise<unknown> =>
    page.evaluate(
      `import('/testing.js').then(({ installMohur }) => installMohur({ scopes: ['sign'], identity: ${JSON.stringify(by)} }).then(double => (window.double = double, null)))`,
    )
  async function sign(how: object, more: object = { level: 'B-T' }): Promise<{ signature: Bytes; level: string }> {
    const { results } = await ask(page, 'sign', { ...how, ...more } as Params<'sign'>)
    const [result = assert.fail()] = results
    if ('error' in result) assert.fail(result.error.code)
    return { signature: new Uint8Array(result.signature), level: result.level }
  }

  for (const [format, how] of Object.entries(rows))
    it(`puts them over signatures, under the root that the server trusts already: ${format}`, async () => {
      await install(identity)
      const { signature, level } = await sign(how)
      const { signers, valid } = await verifySignatures({ signed: signature, roots: [root] })
      const [signer = assert.fail()] = signers
      assert.deepEqual([level, signer.level, signer.timestamp?.reasons, valid], ['B-T', 'B-T', [], true])
      const { results } = await ask(page, 'verify', { documents: [{ signed: signature }], roots: [root] })
      const told = results.flatMap(one => ('signers' in one ? one.signers : []))
      assert.deepEqual(
        told.map(one => [one.level, one.timestamp]),
        [['B-T', signer.timestamp]],
      )
    })

  it('puts them so that OpenSSL verifies them', async () => {
    await install(identity)
    const { token, stamped } = timestampIn((await sign(rows['CMS'] ?? {})).signature)
    const files = { stamped, token, 'root.pem': toPem('CERTIFICATE', root) }
    const { output } = await openssl('ts -verify -data stamped -in token -token_in -CAfile root.pem', files)
    assert.match(output, /Verification: OK/)
  })

  it('puts them over a signature beside that of somebody else, which it knows, and beside no other', async () => {
    const first = await makeIdentity()
    await install(first)
    const { signature: signed } = await sign({ format: 'cms', documents: [xml] }, {})
    await page.evaluate('window.double.remove()')
    await install(identity)
    const beside = (document: object): object => ({ format: 'cms', documents: [{ ...xml, ...document }] })
    const { signature } = await sign(beside({ signed }))
    const roots = [root, fromBase64(first.chain.at(-1) ?? '')]
    const { signers, valid } = await verifySignatures({ signed: signature, roots })
    assert.deepEqual([signers.map(({ level }) => level).toSorted(), valid], [['B-B', 'B-T'], true])
    const { results } = await ask(page, 'verify', { documents: [{ signed: signature }], roots })
    const told = results.flatMap(one => ('signers' in one ? one.signers : []))
    assert.deepEqual(
      told.map(one => [one.level, one.valid]),
      [
        ['B-B', true],
        ['B-T', true],
      ],
    )
    for (const document of [{ signed: signed.slice(1) }, { signed, content: utf8('<a/>') }]) {
      assert.equal(await codeOf(ask(page, 'sign', beside(document) as Params<'sign'>)), 'EARLIER_SIGNATURE_BROKEN')
    }
  })

  it('lacks an authority where the identity has none, and signs without one where that will do', async () => {
    const { timestamps: _, ...older } = identity
    await install(older)
    assert.equal(await codeOf(sign(rows['CMS'] ?? {})), 'TIMESTAMP_AUTHORITY_MISSING')
    assert.equal((await sign(rows['CMS'] ?? {}, { level: 'B-T', lowestLevel: 'B-B' })).level, 'B-B')
    assert.equal((await sign(rows['CMS'] ?? {}, {})).level, 'B-B')
  })
})

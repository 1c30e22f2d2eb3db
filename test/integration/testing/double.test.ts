/** `mohur/testing` in real browsers without the extension: pages find what they would find with it, and no token is needed. */
import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { compactVerify } from 'jose'
import type { Page } from 'puppeteer'
import type { Identity } from '../../../extension/testing/identity.ts'
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts'
import { errorSentences } from '../../../shared/error-sentences.ts'
import { fromBase64, utf8 } from '../../../shared/bytes.ts'
import { readCertificate } from '../../../shared/certificate.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { made, startDoubleSite } from '../../support/double-site.ts'
import { launchBrowser, type BrowserName, type LaunchedBrowser } from '../../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../../support/launch-place.ts'
import { cannotJudge, cmsVerifiers, openssl } from '../../support/openssl.ts'
import { until } from '../../support/until.ts'
import { ask, codeOf } from '../../e2e/journey/ask.ts'

/** As a bank's build script would: Node has no page, and makes identities all the same. */
const { makeIdentity } = (await import(resolve(made, 'testing.js'))) as {
  makeIdentity: (options?: { algorithm?: KeyAlgorithm }) => Promise<Identity>
}

const text = utf8('Ödəniş tapşırığı № 1')
const document = { name: '1.txt', type: 'text/plain', content: text }

/** What a page is told on the way, as `ask` writes it down. */
interface MadeSoFar extends Record<'done' | 'total', number> {
  results: { index: number; signature: { $bytes: string } }[]
}

for (const name of ['chromium', 'firefox'] satisfies BrowserName[]) {
  describe(`the double of the page API in ${name}`, () => {
    let place: LaunchPlace
    let browser: LaunchedBrowser
    let site: Server
    let page: Page
    before(async () => {
      place = await makePlace()
      site = await startDoubleSite()
      browser = await launchBrowser(name, { place, host: false, extension: false })
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

    /** `options`: the text of an expression. */
    const install = (options: string): Promise<unknown> =>
      page.evaluate(
        `import('/testing.js').then(async ({ installMohur }) => { window.double = await installMohur(${options}) })`,
      )
    const sign = (more: object = {}) =>
      ask(page, 'sign', { documents: [document], format: 'cms', detached: true, ...more })
    const signed = ({ results }: Awaited<ReturnType<typeof sign>>): Uint8Array[] =>
      results.map(result => ('signature' in result ? result.signature : assert.fail(result.error.code)))

    it('finds what the page may do as the extension does, and answers the module as well', async () => {
      await install('{}')
      assert.equal(await codeOf(sign()), 'NOT_ALLOWED')
      assert.equal((await ask(page, 'status', {})).host, 'unknown')
      assert.deepEqual(await ask(page, 'connect', { scopes: ['tokens'] }), { scopes: ['tokens'] })
      assert.equal(await codeOf(sign()), 'NOT_ALLOWED')
      assert.deepEqual(
        (await ask(page, 'listTokens', {})).map(({ label, state }) => [label, state]),
        [['Test token', 'ready']],
      )
      const module = await page.evaluate(
        `import('/client.js').then(({ connect }) => connect({ scopes: ['sign'] })).then(m => m.status({}))`,
      )
      assert.equal((module as { host: string }).host, 'ready')
      assert.equal(await codeOf(sign({ documents: [] })), 'BAD_PARAMS')
      assert.equal(signed(await sign()).length, 1)
    })

    for (const algorithm of ['P-256', 'P-384', 'RSA-2048', 'Ed25519'] satisfies KeyAlgorithm[]) {
      for (const detached of [true, false]) {
        it(`signs with ${algorithm}, ${detached ? 'detached' : 'attached'}: other programs accept it under the root that was kept`, async () => {
          const identity = await makeIdentity({ algorithm })
          await install(`{ scopes: ['sign'], identity: ${JSON.stringify(identity)} }`)
          const result = await sign({ detached })
          assert.deepEqual(result.certificate, fromBase64(identity.certificate))
          const root = fromBase64(identity.chain.at(-1) ?? '')
          const [signature = assert.fail()] = signed(result)
          const files = { signed: signature, content: detached ? text : null, root }
          for (const [program, verify] of Object.entries(cmsVerifiers)) {
            const { accepted, output } = await verify(files)
            assert.ok(accepted || cannotJudge(algorithm, program)?.test(output), `${program}: ${output}`)
          }
        })
      }
    }

    it('makes JWS that jose accepts', async () => {
      await install(`{ scopes: ['sign'] }`)
      const result = await sign({ format: 'jws', detached: false })
      const [signature = assert.fail()] = signed(result)
      const { payload } = await compactVerify(signature, new X509Certificate(result.certificate).publicKey)
      assert.deepEqual(new Uint8Array(payload), text)
    })

    it('lets the person refuse, take documents out, and anything fail; the page is told as ever', async () => {
      await install(`{ scopes: ['sign'], person: ({ operation, params }) => window.decide(operation, params) }`)
      const decide = (decision: unknown): Promise<unknown> =>
        page.evaluate(`window.decide = () => (${JSON.stringify(decision)})`)
      for (const code of ['USER_REJECTED', 'PIN_LOCKED', 'OUTCOME_UNKNOWN']) {
        await decide(code)
        assert.equal(await codeOf(sign()), code)
      }
      await decide({ takeOut: [1] })
      const { results } = await sign({ documents: [document, document, document] })
      assert.deepEqual(
        results.map(result => ('signature' in result ? 'signed' : result.error.code)),
        ['signed', 'USER_REJECTED', 'signed'],
      )
      const told = (await page.evaluate(() => window.lastCall?.progress)) as MadeSoFar[]
      assert.deepEqual(
        told.map(({ done, total, results: made }) => [done, total, made.map(({ index }) => index)]),
        [
          [1, 2, [0]],
          [2, 2, [2]],
        ],
      )
      assert.deepEqual(
        told.flatMap(one => one.results.map(({ signature }) => fromBase64(signature.$bytes))),
        results.flatMap(one => ('signature' in one ? [one.signature] : [])),
      )
      await decide({ takeOut: [0], fail: { 2: 'TOKEN_FAILED' } })
      const failing = await sign({ documents: [document, document, document] })
      assert.deepEqual(
        failing.results.map(result => ('signature' in result ? 'signed' : result.error.code)),
        ['USER_REJECTED', 'signed', 'TOKEN_FAILED'],
      )
      await page.evaluate(
        `window.decide = (operation, params) => { window.seen = [operation, params.documents[0].name]; return 'agree' }`,
      )
      await sign()
      assert.deepEqual(await page.evaluate('window.seen'), ['sign', '1.txt'])
    })

    it('tells of a token that is taken out, or a page that gives up, in the middle of a batch what is known', async () => {
      const batch = (then: string): Promise<unknown> =>
        page.evaluate(`(async () => {
          const abort = new AbortController()
          const documents = Array.from({ length: 30 }, (_, index) => ({ name: String(index), type: 'text/plain', content: new Uint8Array([index]) }))
          const onProgress = ({ done }) => { if (done === 10) { ${then} } }
          return mohur.sign({ format: 'cms', documents }, { signal: abort.signal, onProgress })
            .then(({ results }) => results.map(one => one.error?.code ?? 'signed'), ({ code, details }) => ({ code, details }))
        })()`)
      await install(`{ scopes: ['sign'] }`)
      const { code, details } = (await batch('abort.abort()')) as { code: string; details: { signed: number } }
      assert.deepEqual(
        [code, { ...details, signed: 10 }],
        ['OUTCOME_UNKNOWN', { signed: 10, of: 30, reason: 'ABORTED' }],
      )
      assert.ok(details.signed >= 10 && details.signed < 30, String(details.signed))
      const outcome = (await batch('window.double.unplug()')) as string[]
      const signedFirst = outcome.indexOf('TOKEN_REMOVED')
      assert.ok(signedFirst >= 10 && signedFirst < 30, String(signedFirst))
      assert.deepEqual(new Set(outcome.slice(0, signedFirst)), new Set(['signed']))
      assert.deepEqual(new Set(outcome.slice(signedFirst)), new Set(['TOKEN_REMOVED']))
    })

    it('makes a key and a request that a certificate centre takes, and signs with the certificate that comes back', async () => {
      const authority = await createAuthority()
      await install(`{ scopes: ['sign', 'request'] }`)
      const subject = [
        { type: 'C' as const, value: 'AZ' },
        { type: 'CN' as const, value: 'Əliyev Vəli' },
      ]
      const { request } = await ask(page, 'requestCertificate', { subject, key: { algorithm: 'RSA-2048' } })
      const { status, output } = await openssl('req -verify -noout -inform DER -in request', { request })
      assert.equal(status, 0, output)
      const leaf = await authority.issue({ request, days: 30 })
      const { installed } = await ask(page, 'installCertificate', { certificates: [authority.bundle(leaf)] })
      assert.deepEqual(
        installed.map(one => one.subject.at(-1)?.value),
        ['Əliyev Vəli'],
      )
      const [signature = assert.fail()] = signed(await sign())
      const verify = cmsVerifiers['openssl cms -cades'] ?? assert.fail()
      const { accepted, output: said } = await verify({ signed: signature, content: text, root: authority.root })
      assert.ok(accepted, said)
      const stranger = await authority.issue({ request: await foreignRequest(), days: 30 })
      const foreign = ask(page, 'installCertificate', { certificates: [authority.bundle(stranger)] })
      assert.equal(await codeOf(foreign), 'CERTIFICATE_WITHOUT_KEY')
    })

    it('knows its own signatures again, and what was changed', async () => {
      const identity = await makeIdentity()
      await install(`{ scopes: ['sign'], identity: ${JSON.stringify(identity)} }`)
      const [signature = assert.fail()] = signed(await sign())
      const roots = [fromBase64(identity.chain.at(-1) ?? '')]
      const reasons = async (content?: Uint8Array, more: object = { roots }): Promise<unknown> => {
        const { results } = await ask(page, 'verify', { documents: [{ signed: signature, content }], ...more } as never)
        return results.flatMap(result => ('signers' in result ? result.signers.map(one => one.reasons) : []))
      }
      assert.deepEqual(await reasons(text), [[]])
      assert.deepEqual(await reasons(utf8('another')), [['contentChanged']])
      assert.deepEqual(await reasons(), [['contentMissing']])
      assert.deepEqual(await reasons(text, {}), [['rootUnknown']])
    })

    it('offers the certificate that fits, and none that does not', async () => {
      await install(`{ scopes: ['sign', 'certificates'] }`)
      const { certificate } = await ask(page, 'selectCertificate', { organizationIdentifier: '9900071001' })
      assert.equal(readCertificate(certificate).subject.at(-1)?.value, 'Sınaq İstifadəçisi')
      assert.equal(await codeOf(ask(page, 'selectCertificate', { subjectSerialNumber: 'X' })), 'NO_CERTIFICATE')
      assert.equal(await codeOf(sign({ filter: { keyUsage: ['keyAgreement'] } })), 'NO_CERTIFICATE')
    })

    it('takes the token out and puts it in, lacks the program, and goes', async () => {
      await install(`{ scopes: ['sign', 'tokens'] }`)
      await page.evaluate(
        `void window.mohur.watchTokens({ onChange: tokens => (window.seen ??= []).push(tokens.length) })`,
      )
      await until('the token was seen', () => page.evaluate('window.seen?.length === 1'))
      await page.evaluate('window.double.unplug()')
      assert.equal(await codeOf(sign()), 'TOKEN_REMOVED')
      await page.evaluate('window.double.plug()')
      assert.equal(signed(await sign()).length, 1)
      assert.deepEqual(await page.evaluate('window.seen'), [1, 0, 1])
      await page.evaluate('window.double.remove()')
      assert.equal(await page.evaluate('typeof window.mohur'), 'undefined')
      await install(`{ host: 'missing' }`)
      const missing = await page.evaluate(
        `import('/client.js').then(({ connect }) => connect()).then(() => null, error => error.message)`,
      )
      assert.equal(missing, `HOST_MISSING: ${errorSentences.HOST_MISSING}`)
    })
  })
}

/** Made by a key that the double never had. */
async function foreignRequest(): Promise<Uint8Array> {
  const { makeKey } = await import('../../support/make-signer.ts')
  const { prepareCertificationRequest, packageCertificationRequest } =
    await import('../../../host/pki/certification-request.ts')
  const key = makeKey('P-256')
  const info = prepareCertificationRequest({ subject: [{ type: 'CN', value: 'Other' }] })(key.publicKey)
  return packageCertificationRequest({ info, algorithm: key.signatureAlgorithm, signature: key.sign(info) })
}

/** Signing with all that can happen between the page's call and its answer: PINs, refusals, aborts, tokens that come and go. */
import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { compactVerify } from 'jose'
import { MohurError } from '../../shared/errors.ts'
import { utf8 } from '../../shared/bytes.ts'
import { limits } from '../../shared/limits.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { makePages, writing } from '../support/make-pages.ts'
import { cmsVerifiers } from '../support/openssl.ts'
import { opensslPdf, pdfsig, qpdfCheck } from '../support/pdf-judges.ts'
import { userPin } from '../support/soft-hsm.ts'
import { faultsOf } from '../support/container-judges.ts'
import { xmlsecVerify } from '../support/xmlsec.ts'
import { mostlyIn } from '../support/test-browsers.ts'
import type { BrowserName } from '../support/launch-browser.ts'
import type { TestSigner } from '../support/make-signer.ts'
import { agree } from './journey/agree.ts'
import { seesPage } from './journey/sees-page.ts'
import { abortLast, ask, codeOf } from './journey/ask.ts'
import { journalStages, signaturesOf, signing, textOf, toldStages } from './journey/documents.ts'
import { provision } from './journey/provision.ts'
import { inWorld } from './journey/world.ts'

/** A refused origin waits so long before it may ask again. */
const coolDown = (): Promise<void> => delay(limits.coolDownsMs[0] + 100)

for (const browserName of ['chromium', 'firefox'] satisfies BrowserName[]) {
  describe(`signing in ${browserName}`, () => {
    const isWhole = mostlyIn('chromium').includes(browserName)
    let signer: TestSigner
    const world = inWorld({
      browser: browserName,
      prepare: async (place, authority) => {
        signer = await provision(place, { label: 'Cryptoken', authority, commonName: 'Səməd Məmmədov' })
      },
    })

    it('row 118, G8: fifty documents under one consent and one PIN, accepted by independent programs', async () => {
      const { page, browser, authority, place } = world()
      const asked = ask(await page('sign'), 'sign', signing(50))
      await agree(browser, { pin: userPin })
      const signatures = signaturesOf(await asked)
      assert.equal(signatures.length, 50)
      for (const index of [0, 49]) {
        const files = {
          signed: signatures[index] ?? new Uint8Array(),
          content: Buffer.from(textOf(index)),
          root: authority.root,
        }
        for (const [program, verify] of Object.entries(cmsVerifiers)) {
          const { accepted, output } = await verify(files)
          assert.ok(accepted, `${program}: ${output}`)
        }
      }
      assert.deepEqual(await toldStages(place), { signing: 50, signed: 50, delivered: 50 })
    })

    it('a batch whose signatures come in parts: each in the place of its document, and the journal knows all as delivered', async () => {
      const { page, browser, authority, place } = world()
      const before = await toldStages(place)
      const count = 2 * limits.deliveredTogether + 2
      const asked = ask(await page('sign'), 'sign', signing(count))
      await agree(browser, { pin: userPin })
      const signatures = signaturesOf(await asked)
      assert.equal(signatures.length, count)
      for (const index of [0, limits.deliveredTogether, count - 1]) {
        const signed = signatures[index] ?? new Uint8Array()
        const content = Buffer.from(textOf(index))
        for (const [program, verify] of Object.entries(cmsVerifiers)) {
          const { accepted, output } = await verify({ signed, content, root: authority.root })
          assert.ok(accepted, `${program}: ${output}`)
        }
      }
      const after = await toldStages(place)
      const more = ['signing', 'signed', 'delivered'].map(stage => (after[stage] ?? 0) - (before[stage] ?? 0))
      assert.deepEqual(more, [count, count, count])
    })

    it('R11: a wrong PIN and then the right one in the same window', async () => {
      const { page, browser } = world()
      const asked = ask(await page('sign'), 'sign', signing())
      const prompt = await promptWindow(browser)
      await prompt.stage('asking')
      await prompt.type('pin', '11111111')
      await prompt.press('approve')
      await prompt.page.waitForSelector('[data-stage="asking"] [data-error="PIN_INCORRECT"]')
      await prompt.type('pin', userPin)
      await prompt.press('approve')
      await prompt.leave()
      assert.equal(signaturesOf(await asked).length, 1)
    })

    it('R23: a closed window is a refusal, and nothing was signed', async () => {
      const { page, browser, place } = world()
      const before = await toldStages(place)
      const code = codeOf(ask(await page('sign'), 'sign', signing()))
      const prompt = await promptWindow(browser)
      await prompt.stage('asking')
      await prompt.close()
      assert.equal(await code, 'USER_REJECTED')
      assert.deepEqual(journalStages(place), before)
    })

    if (isWhole)
      it('T15: after a refusal the same origin waits before it may ask again', async () => {
        const { page, browser } = world()
        const site = await page('sign')
        const code = codeOf(ask(site, 'sign', signing()))
        const prompt = await promptWindow(browser)
        await prompt.stage('asking')
        await prompt.press('reject')
        assert.equal(await code, 'USER_REJECTED')
        assert.equal(await codeOf(ask(site, 'sign', signing())), 'REFUSED_RECENTLY')
        await coolDown()
        const again = ask(site, 'sign', signing())
        await agree(browser, { pin: userPin })
        assert.equal(signaturesOf(await again).length, 1)
      })

    if (isWhole)
      it('a JWS with its payload, which jose accepts', async () => {
        const { page, browser } = world()
        const asked = ask(await page('sign'), 'sign', signing(2, { format: 'jws', detached: false }))
        await agree(browser, { pin: userPin })
        const key = new X509Certificate(signer.certificate).publicKey
        for (const [index, signature] of signaturesOf(await asked).entries()) {
          const { payload, protectedHeader } = await compactVerify(signature, key)
          assert.equal(Buffer.from(payload).toString(), textOf(index))
          assert.equal(protectedHeader.alg, 'ES256')
        }
      })

    if (isWhole)
      it('XML signatures in every packaging, which xmlsec1 accepts', async () => {
        const { page, browser, authority } = world()
        const site = await page('sign')
        const text = '<payment><payee Id="payee">ТОО «Дала»</payee><amount>840.00 AZN</amount></payment>'
        const documents = [{ name: 'payment.xml', type: 'text/xml', content: utf8(text) }]
        for (const packaging of ['enveloped', 'enveloping', 'detached'] as const) {
          const asked = ask(site, 'sign', { format: 'xades', packaging, documents })
          await agree(browser, { pin: userPin })
          const [signed = assert.fail()] = signaturesOf(await asked)
          const files = { signed, root: authority.root, beside: { 'payment.xml': text }, idElements: ['Object'] }
          const { accepted, output } = await xmlsecVerify(files)
          assert.ok(accepted, output)
          if (packaging === 'enveloped') assert.ok(Buffer.from(signed).toString().startsWith(text.slice(0, -10)))
        }
      })

    it('a PDF, drawn in the window as poppler draws it, which pdfsig, qpdf and OpenSSL accept', async () => {
      const { page, browser, authority } = world()
      const content = makePages([writing(['CONTRACT No 17', 'Twelve tonnes of cement'])])
      const documents = [{ name: 'Müqavilə 17.pdf', type: 'application/pdf', content }]
      const asked = ask(await page('sign'), 'sign', { format: 'pades', documents })
      await agree(browser, { pin: userPin, seen: ({ page }) => seesPage(page, content) })
      const [given = assert.fail()] = signaturesOf(await asked)
      const signed = new Uint8Array(given)
      assert.deepEqual(signed.subarray(0, content.length), content)
      await qpdfCheck(signed)
      await opensslPdf(signed, authority.root)
      const said = await pdfsig(signed, authority.root)
      for (const words of ['Signature is Valid.', 'Certificate is Trusted.', 'Total document signed'])
        assert.ok(said.includes(words), said)
    })

    if (isWhole)
      it('one container of all documents, which unzip, Python, xmlsec1 and sha256sum accept', async () => {
        const { page, browser, authority } = world()
        const names = ['Müqavilə 17.pdf', 'əlavə.bin']
        // More than goes to the page in one piece, and nothing that is drawn.
        const documents = names.map(name => ({ name, type: '', content: new Uint8Array(limits.joinedBytes) }))
        const asked = ask(await page('sign'), 'sign', { format: 'asice', inside: 'xades', documents })
        await agree(browser, { pin: userPin })
        const [signed = assert.fail()] = signaturesOf(await asked).map(one => new Uint8Array(one))
        assert.deepEqual(await faultsOf({ signed, root: authority.root, inside: 'xades', names }), [])
      })

    it('R2: a page that gives up while the token signs learns how many were certainly signed, as the window does', async () => {
      const { page, browser, place } = world()
      const site = await page('sign')
      const before = await toldStages(place)
      await site.evaluate(
        `void setInterval(() => window.lastCall?.progress.length && window.lastCall.abort.abort(), 1)`,
      )
      const failed = ask(site, 'sign', signing(2_000)).catch((error: unknown) => error)
      const prompt = await promptWindow(browser)
      await prompt.stage('asking')
      await prompt.type('pin', userPin)
      await prompt.press('approve')
      const error = await failed
      assert.ok(error instanceof MohurError && error.code === 'OUTCOME_UNKNOWN', String(error))
      const { signed, of, reason } = error.details
      assert.deepEqual([of, reason], [2_000, 'ABORTED'])
      const after = await toldStages(place)
      const made = (after['undelivered'] ?? 0) - (before['undelivered'] ?? 0)
      assert.equal(after['delivered'] ?? 0, before['delivered'] ?? 0)
      assert.ok(Number(signed) > 0 && Number(signed) <= made, `${signed} told of ${made}`)
      await prompt.press('close')
      await prompt.gone()
    })

    it('R24, T49: the page gives up or goes away: the window says so, and nothing was signed', async () => {
      const { page, browser, place } = world()
      const site = await page('sign')
      const before = await toldStages(place)
      const aborted = codeOf(ask(site, 'sign', signing()))
      const first = await promptWindow(browser)
      await first.stage('asking')
      await abortLast(site)
      assert.equal(await aborted, 'ABORTED')
      await first.stage('ended')
      await first.press('close')
      await first.gone()

      const left = ask(site, 'sign', signing()).catch(() => 'the page is gone')
      const second = await promptWindow(browser)
      await second.stage('asking')
      await site.goto('about:blank')
      await second.stage('ended')
      assert.equal(await left, 'the page is gone')
      assert.deepEqual(journalStages(place), before)
    })

    it('T22: no click and no Enter within 800 ms approves; the buttons come alive after it', async () => {
      const { page, browser } = world()
      const asked = ask(await page(), 'connect', { scopes: ['sign'] })
      const prompt = await promptWindow(browser)
      await prompt.page.bringToFront()
      const approve = await prompt.page.waitForSelector('[data-action="approve"]')
      assert.equal(await prompt.isLive('approve'), false)
      await approve?.evaluate(button => (button as HTMLElement).click())
      await approve?.focus()
      await prompt.page.keyboard.press('Enter')
      assert.equal(await prompt.stage('asking'), 'asking')
      await prompt.press('approve')
      assert.deepEqual(await asked, { scopes: ['sign'] })
    })

    if (isWhole)
      it('row 135: a certificate that the page names is the only one offered', async () => {
        const { page, browser } = world()
        const { certificate } = signer
        const asked = ask(await page('sign'), 'sign', signing(1, { certificate: new Uint8Array(certificate) }))
        await agree(browser, { pin: userPin })
        assert.deepEqual(Buffer.from((await asked).certificate), Buffer.from(certificate))
      })
  })
}

/** The main job in real browsers: a page has a key made on a token, a certificate installed beside it, payments signed with it. */
import assert from 'node:assert/strict'
import type { KeyAlgorithm } from '../../shared/key-algorithms.ts'
import { fromBase64 } from '../../shared/bytes.ts'
import { product } from '../../shared/product.ts'
import type { Page } from 'puppeteer'
import { enduranceScale } from '../support/endurance.ts'
import { launchBrowser, type BrowserName, type LaunchedBrowser } from '../support/launch-browser.ts'
import { listenersOf } from '../support/listeners.ts'
import { makePlace } from '../support/launch-place.ts'
import { certtool, cmsVerifiers, openssl } from '../support/openssl.ts'
import { userPin } from '../support/soft-hsm.ts'
import { processesMentioning } from '../support/processes.ts'
import type { PromptWindow } from '../support/prompt-driver.ts'
import { agree, type Consent } from './journey/agree.ts'
import { ask } from './journey/ask.ts'
import { logIn, signInVain, signPayments } from './journey/bank.ts'
import { collect } from './journey/collect.ts'
import { applicant, approveAtDesk, enrol, revokeAtDesk } from './journey/enrol.ts'
import { startSites, type Sites } from './journey/sites.ts'

interface Row {
  browser: BrowserName
  token: string
  algorithm: KeyAlgorithm
  pin: string
  /** How the PIN is given when the key is made. */
  first: Consent
}

const isWanted = (_: Row, at: number, { length }: { length: number }): boolean =>
  enduranceScale > 0 || at === 0 || at === length - 1

const softwarePin = 'Ceyran7bala'
/** In the suite the first and the last; all of them where it runs long. */
const rows: Row[] = [
  { browser: 'chromium', token: 'Cryptoken', algorithm: 'RSA-2048', pin: userPin, first: { pin: userPin } },
  { browser: 'chromium', token: 'software key', algorithm: 'P-256', pin: softwarePin, first: { newPin: softwarePin } },
  { browser: 'firefox', token: 'Cryptoken', algorithm: 'P-256', pin: userPin, first: { pin: userPin } },
  {
    browser: 'firefox',
    token: 'software key',
    algorithm: 'RSA-2048',
    pin: softwarePin,
    first: { newPin: softwarePin },
  },
]

for (const { browser: name, token, algorithm, pin, first } of rows.filter(isWanted)) {
  describe(`the main story in ${name} with ${algorithm} on ${token}`, () => {
    let sites: Sites
    let browser: LaunchedBrowser
    let number: string
    let bank: Page

    before(async () => {
      const place = await makePlace()
      if (token === 'Cryptoken') place.tokens.addToken(token)
      sites = await startSites(12)
      browser = await launchBrowser(name, { place })
    })
    after(async () => {
      await browser.close()
      await sites.close()
      await browser.place.remove()
    })

    it('rows 7, 39, 54, 56, 57, 58, 62: tells the version that is connected, makes the key on the token, exportable in software alone, whose serial number the form shows, and registers the request', async () => {
      const { portal } = sites
      const registered = await enrol({ browser, portal: portal.origin, algorithm, token, request: first })
      number = registered.number
      assert.equal(registered.connection, `Connected (Mohur ${product.version}). Choose your token.`)
      assert.equal(registered.exportable, token === 'software key')
      assert.match(number, /^20\d{6}\d{5}$/)
      const serialNumber = browser.place.tokens.serialOf(token)
      const shown = await registered.page.$eval('#on-token', element => element.textContent)
      if (serialNumber !== '') assert.equal(shown, `${token} · ${serialNumber}`)
      else assert.match(shown, / · \S{8,}$/)
      const files = { 'request.pem': registered.pem }
      const { output } = await openssl('req -verify -noout -subject -nameopt utf8 -in request.pem', files)
      assert.match(output, /verify OK/)
      assert.ok(output.includes(applicant.surname), output)
      assert.equal((await certtool('--crq-info --infile request.pem', files)).status, 0)
    })

    it('rows 97, 78: the desk approves, and the certificate is installed beside its key', async () => {
      await approveAtDesk(browser, sites.portal.origin, number)
      const { certificate } = await collect({ browser, portal: sites.portal.origin, number, install: { pin } })
      const { output } = await openssl('x509 -inform DER -in leaf -noout -subject -nameopt utf8', { leaf: certificate })
      assert.ok(output.includes(applicant.fin), output)
    })

    it('rows 114, 116: logs in to the bank with the new certificate', async () => {
      const seen = async (prompt: PromptWindow): Promise<void> => {
        const text = await prompt.text()
        assert.ok(text.includes(`Log in to ${new URL(sites.bank.origin).host}`), text)
        assert.ok(text.includes(applicant.surname), text)
        assert.equal(await prompt.page.$('[data-document]'), null, 'no document')
      }
      bank = await logIn({ browser, bank: sites.bank.origin, allow: {}, login: { pin, seen } })
      const person = await bank.$eval('#person', element => element.textContent)
      assert.ok(person.includes(applicant.surname), person)
    })

    it('rows 115, 117, 119, 130: signs one payment, whose status tells who signed and when; the page hears nothing of the PIN', async () => {
      await hearEverything(bank)
      const [payment] = await signPayments(browser, bank, { ids: ['1'], consent: { pin } })
      assert.ok(payment?.status.includes(applicant.surname), payment?.status)
      const heard = (): Promise<string[]> => bank.evaluate(() => window.heard ?? [])
      const unwanted = (await heard()).filter(what => what.startsWith('key') || what.includes(pin))
      assert.deepEqual(unwanted, [])
      await bank.keyboard.press('z')
      assert.ok((await heard()).includes('key z'), 'what is typed into the page it hears')
      assert.equal(await bank.$('input[type="password"]'), null)
    })

    it('row 41: needs no Java and no service: every process is the browser’s or Node’s, and none of ours listens', () => {
      const ours = processesMentioning(browser.place.folder)
      assert.ok(ours.length > 2, 'the browser and the host run')
      const strange = ours.filter(({ command }) => !/^\S*(chrom|firefox|node|crashhelper)/.test(command))
      assert.deepEqual(strange, [])
      const hosts = ours.filter(({ command }) => command.includes('/host/'))
      assert.ok(hosts.length > 0)
      assert.deepEqual(
        hosts.flatMap(({ pid }) => listenersOf(pid)),
        [],
      )
    })

    it('row 118: signs ten payments under one consent and one PIN with their total shown, and independent programs accept each', async () => {
      const ids = Array.from({ length: 10 }, (_, index) => String(index + 2))
      const listed = await listedTotal(bank, ids)
      const seen = async ({ page }: PromptWindow): Promise<void> => {
        await page.waitForSelector('[data-totals="counted"]')
        assert.deepEqual(await page.$$eval('[data-total]', all => all.map(one => one.textContent)), [listed])
      }
      const signed = await signPayments(browser, bank, { ids, consent: { pin, seen } })
      const root = sites.authority.root
      for (const { signature, document } of signed.slice(0, 2)) await acceptedByAll(signature, document, root)
    })

    it('signs with the content inside, from a page of its own making', async () => {
      const content = new TextEncoder().encode('Ödəniş tapşırığı № 7')
      const asked = ask(bank, 'sign', { format: 'cms', documents: [{ name: 'a.txt', type: 'text/plain', content }] })
      await agree(browser, { pin })
      const { results } = await asked
      const [result] = results
      assert.ok(result && 'signature' in result)
      await acceptedByAll(result.signature, null, sites.authority.root)
      const roots = [new Uint8Array(sites.authority.root)]
      const verified = await ask(bank, 'verify', { documents: [{ signed: result.signature }], roots })
      const [first] = verified.results
      assert.ok(first && 'signers' in first)
      assert.deepEqual(
        first.signers.map(({ valid, reasons }) => ({ valid, reasons })),
        [{ valid: true, reasons: [] }],
      )
    })

    it('row 135: offers the certificate to a page that asks the person to choose one', async () => {
      const connected = ask(bank, 'connect', { scopes: ['certificates'] })
      await agree(browser)
      await connected
      const asked = ask(bank, 'selectCertificate', { keyUsage: ['digitalSignature'] })
      await agree(browser)
      const { certificate, chain } = await asked
      const login = await bank.evaluate(() => sessionStorage.getItem('certificate'))
      assert.deepEqual(certificate, fromBase64(login ?? ''))
      assert.equal(chain.length, 3)
    })

    if (name === 'chromium' && token === 'Cryptoken')
      it('has a payment refused, with the reason, once the desk has revoked the certificate', async () => {
        await revokeAtDesk(browser, sites.portal.origin, { number, ground: 'keyCompromise' })
        await bank.bringToFront()
        const refused = await signInVain(browser, bank, { id: '12', consent: { pin } })
        assert.equal(refused.refusal, 'certificateRevoked')
        assert.match(refused.status, /^The certificate is revoked\./)
      })
  })
}

declare global {
  interface Window {
    heard?: string[]
  }
}

/** The page notes each key that is pressed in it, and whatever it is told. */
async function hearEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    const heard = (window.heard = [] as string[])
    for (const name of ['keydown', 'keypress', 'paste'])
      addEventListener(name, event => heard.push(`key ${(event as KeyboardEvent).key}`), true)
    addEventListener('message', ({ data }) => heard.push(`message ${JSON.stringify(data)}`), true)
  })
}

/** What the payments come to in the bank's own list, to the hundredth. */
async function listedTotal(bank: Page, ids: readonly string[]): Promise<string> {
  const cells = ids.map(id => bank.$eval(`tr[data-id="${id}"] .amount`, cell => cell.textContent ?? ''))
  const hundredths = (await Promise.all(cells)).map(text => {
    assert.match(text, /\.\d\d KZT$/)
    return Number(text.replaceAll(/\D/g, ''))
  })
  const total = hundredths.reduce((one, other) => one + other)
  const whole = String(Math.trunc(total / 100)).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
  return `${whole}.${String(total % 100).padStart(2, '0')}\u00a0KZT`
}

async function acceptedByAll(signed: Uint8Array, content: Uint8Array | null, root: Uint8Array): Promise<void> {
  for (const [program, verify] of Object.entries(cmsVerifiers)) {
    const { accepted, output } = await verify({ signed, content, root })
    assert.ok(accepted, `${program}: ${output}`)
  }
}

/** What a visitor of the certificate centre reads and fills in, in a real browser without Mohur: the front, the form, what is said after it. */
import assert from 'node:assert/strict'
import { launch, type Browser, type Page } from 'puppeteer'
import { startPortal } from '../../sites/portal/portal.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import type { Site } from '../../sites/site.ts'
import { applicant, comeIn, fillIn } from '../../e2e/journey/enrol.ts'
import { findBrowser } from '../../support/find-browser.ts'
import { makeRequest } from '../../support/make-request.ts'
import { openssl } from '../../support/openssl.ts'
import { untilInPage } from '../../support/until-in-page.ts'

describe('what the certificate centre tells and asks', () => {
  let site: Site
  let browser: Browser
  let page: Page

  before(async () => {
    site = await startPortal(null)
    browser = await launch({ executablePath: findBrowser('chromium'), pipe: true, args: ['--no-sandbox'] })
  })
  after(async () => {
    await browser.close()
    await site.close()
  })
  beforeEach(async () => {
    page = await browser.newPage()
  })
  afterEach(() => page.close())

  const open = async (path: string, language = 'en'): Promise<void> => {
    await page.goto(`${site.origin}${path}${path.includes('?') ? '&' : '?'}lang=${language}`)
    await page.waitForNetworkIdle({ idleTime: 100 })
  }
  const texts = (selector: string): Promise<string[]> =>
    page.$$eval(selector, all => all.map(one => (one as HTMLElement).innerText.trim()))
  /** Of a select: all that can be chosen. */
  const choices = (name: string): Promise<string[]> => texts(`#${name} option`)
  const choose = async (name: string, text: string): Promise<void> => {
    const value = await page.$$eval(
      `#${name} option`,
      (all, text) => all.find(one => one.textContent === text)?.value,
      text,
    )
    await page.select(`#${name}`, value ?? assert.fail(`${name} has no ${text}`))
  }

  it('row 37: advises to unplug the token before the driver is installed, on the shortcut and on antivirus programs', async () => {
    await open('/drivers.html')
    assert.ok((await texts('tbody tr td:first-child')).includes('KAZTOKEN'))
    const advice = (await texts('main p')).join(' ')
    for (const said of [/Unplug the token before you install/, /restart the computer/, /desktop shortcut/, /antivirus/])
      assert.match(advice, said)
  })

  it('rows 42, 45: leads from the start to each class with its request, certificate, revocation, advantages, steps, documents and tariffs, and to manual, proxy, drivers, roots and language', async () => {
    await open('/')
    const links = await page.$$eval('main a', all =>
      all.map(({ innerText, href }) => [innerText.trim(), href] as const),
    )
    const named = new Map(links)
    for (const name of ['Manual', 'Network settings', 'Drivers', 'Root certificates', 'Collect your certificate'])
      assert.ok(named.has(name), name)
    for (const [name, href] of links)
      if (href.startsWith(site.origin)) assert.equal((await fetch(href)).status, 200, name)
    assert.equal((await texts('[data-languages] button')).length, 4)
    for (const userClass of ['person', 'organisation', 'state']) {
      await open(`/class.html?class=${userClass}`)
      const offered = await page.$$eval('main .actions a', all => all.map(one => one.pathname))
      assert.deepEqual(offered, ['/request.html', '/status.html', '/revocation.html'])
      assert.match(await page.$eval('#to-request', one => (one as HTMLAnchorElement).search), new RegExp(userClass))
      const parts = ['What a certificate is good for', 'How to get a certificate', 'Tariffs']
      assert.deepEqual(await texts('main h2'), parts)
      assert.deepEqual(await texts('main h3'), ['Documents to bring'])
      assert.equal((await texts('tbody tr')).length, 3, 'tariffs')
    }
  })

  it('row 67: lists the documents to bring, the contract twice', async () => {
    await open('/documents.html')
    const bring = await texts('main section:last-of-type li')
    const wanted = [/Contract.*two copies/, /^Application/, /coordinator/, /signers/, /identity card/, /receipt/]
    assert.equal(bring.length, wanted.length)
    wanted.forEach((one, place) => assert.match(bring[place] ?? '', one))
  })

  it('rows 48, 51, 53, 59, 61, 66, 69: takes a ready-made request after each field was told with an example, the code word twice, and centre and template by service', async () => {
    await open('/request.html?class=organisation')
    assert.deepEqual(await texts('#start label:has([name="kind"])'), [
      'Create a new request',
      'Send a ready-made request',
    ])
    await page.click('[name="kind"][value="ready"]')
    await comeIn(page)
    const hint = (name: string): Promise<string> =>
      page.$eval(`#${name}`, one =>
        (one.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map(id => document.getElementById(id)?.textContent ?? '')
          .join(' '),
      )
    const examples = { email: 'mail@cbar.az', voen: '9900071001', postalIndex: 'AZ1014', workPhone: '+994124936159' }
    for (const [name, example] of Object.entries(examples)) assert.ok((await hint(name)).includes(example), name)
    assert.match(await hint('codeWord'), /For later applications such as revocation/)

    await page.click('#send')
    await page.waitForSelector('[data-error="codeWord"]:not(:empty)')
    const unsaid = await page.$$eval('#form input:not([readonly]), #form textarea', all =>
      all.flatMap(one => {
        const empty = one.checkVisibility() && (one as HTMLInputElement).value === ''
        return empty && !document.querySelector(`#form [data-error="${one.id}"]`)?.textContent ? [one.id] : []
      }),
    )
    assert.deepEqual(unsaid, [], 'an empty field without a sentence beside it')
    await fillIn(page, { ...applicant, codeWordRepeat: 'ceyran' })
    await page.click('#send')
    await untilInPage(page, () => document.querySelector('[data-error="codeWordRepeat"]')?.textContent)
    await fillIn(page)

    assert.match(await page.$eval('#form dl', one => one.textContent ?? ''), /ARMB BSXM/)
    await choose('serviceType', 'Bank services')
    const services = await choices('service')
    assert.ok(services.length > 1 && !services.includes('Internal corporate systems (SNS)'), services.join())
    await choose('serviceType', 'Corporate systems of the Central Bank')
    await choose('service', 'Internal corporate systems (SNS)')
    assert.ok((await choices('centre')).length > 0)
    assert.notEqual(await page.$eval('#centre-address', one => one.textContent), '')
    assert.ok((await choices('template')).includes('SNSclient'))
    await page.select('#algorithm', 'P-256')
    const request = makeRequest()
    await page.$eval('#request', (area, text) => ((area as HTMLTextAreaElement).value = text), request)
    await page.click('#send')
    await page.waitForSelector('#registered:not([hidden])')
    const said = await page.$eval('#registered', one => (one as HTMLElement).innerText)
    assert.match(said, /Do not format the token after sending the request/)
    assert.equal(await page.$eval('#pem', one => one.textContent?.trim()), request.trim())
  })

  it('row 55: names the software key, ACOS5 and eToken as people know them, with the serial number of a token', async () => {
    await open('/request.html')
    const token = (id: string, manufacturer: string, kind = 'pkcs11'): object => ({
      id,
      kind,
      manufacturer,
      model: '',
      label: id,
      serialNumber: `no. ${id}`,
    })
    const tokens = [token('a', 'Mohur', 'software'), token('b', 'ACS'), token('c', 'SafeNet'), token('d', 'DigiFlow')]
    const named = await page.evaluate(
      async ([script, tokens]) => {
        const { drawTokens } = (await import(script)) as {
          drawTokens: (select: HTMLSelectElement, tokens: object[], t: (name: string) => string) => void
        }
        const select = document.createElement('select')
        drawTokens(select, tokens, name => name)
        return Array.from(select.options, ({ text }) => text)
      },
      ['/request-choices.js', tokens] as const,
    )
    assert.deepEqual(named, [
      'tokenAsk',
      'Microsoft Enhanced Cryptographic Provider v1.0 · a · softwareToken',
      'Advanced Card System CSP4.0 · b · no. b',
      'eToken Base Cryptographic Provider · c · no. c',
      'd · no. d',
    ])
  })

  it('row 89: names the five grounds of revocation, and what may be asked for', async () => {
    await open('/revocation.html')
    const grounds = await texts('main section li')
    const wanted = [/owner/, /period of validity/, /authority/, /death or incapacity/, /false/]
    assert.equal(grounds.length, wanted.length)
    wanted.forEach((one, place) => assert.match(grounds[place] ?? '', one))
    assert.equal((await choices('action')).length, 3)
  })

  it('row 93: gives the list of revoked certificates of each authority, by which OpenSSL judges the authorities below', async () => {
    await open('/roots.html')
    const lists = await page.$$eval('tbody td:last-child a', all => all.map(({ href }) => href))
    assert.equal(lists.length, 3)
    const certificates = await page.$$eval('tbody td:nth-child(4) a', all => all.map(({ href }) => href))
    const pem = async (address: string | undefined, kind: string): Promise<string> =>
      toPem(kind, new Uint8Array(await (await fetch(address ?? assert.fail())).arrayBuffer()))
    const [root = '', policy = '', issuing = ''] = await Promise.all(certificates.map(one => pem(one, 'CERTIFICATE')))
    const crls = (await Promise.all(lists.map(one => pem(one, 'X509 CRL')))).join('')
    const judge = 'verify -crl_check_all -CAfile root -untrusted policy -CRLfile lists issuing'
    const { output } = await openssl(judge, { root, policy, issuing, lists: crls })
    assert.match(output, /^issuing: OK/)
    const without = await openssl(judge, { root, policy, issuing, lists: await pem(lists[2], 'X509 CRL') })
    assert.match(without.output, /unable to get certificate CRL/)
  })
})

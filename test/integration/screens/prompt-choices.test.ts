/** What a person chooses in the prompt window is what the answer holds, with a real mouse and keyboard. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { utf8 } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import { until } from '../../support/until.ts'
import { fingerprintOf } from './sample-certificates.ts'
import { openDocument } from './sample-documents.ts'
import { action, openWindowPerson, type WindowPerson } from './window-person.ts'

describe('the prompt window, from what is chosen to the answer', () => {
  let window: WindowPerson

  before(async () => {
    window = await openWindowPerson()
  })
  after(() => window.browser.close())
  beforeEach(() => window.browser.begin({ theme: 'light', width: 480 }))

  it('T25: lets nothing be signed when the bytes are not those of the list', async () => {
    await window.show('sign-wrong-bytes')
    await window.type('pin', '123456')
    await sleep(limits.promptArmMs + 200)
    assert.equal(await window.isLive(), false)
    await window.browser.page.click(action('approve'))
    assert.deepEqual(await window.answers(), [])
  })

  it('asks for the bytes of one document by itself, and waits for them', async () => {
    await window.show('sign-opening')
    assert.deepEqual(await window.browser.done(), [{ read: 0 }])
    assert.equal(await window.blocker(), 'The document is being opened.')
  })

  it('T14: is not approved before the end of a long document was on the screen', async () => {
    const long = openDocument('long.txt', 'text/plain', utf8('line\n'.repeat(500)))
    const { state, word } = window.sample('sign-file')
    await window.browser.show(
      { state: { ...state, request: long.request }, opened: long.opened, contents: [], word },
      'en',
    )
    await sleep(limits.promptArmMs + 200)
    assert.equal(await window.isLive(), false)
    assert.equal(await window.blocker(), 'Scroll to the end of the document.')
    await window.browser.page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await window.approve()
  })

  it('T14: is not approved before everything of a text was drawn that is drawn in parts', async () => {
    const { request, opened } = openDocument('long.txt', 'text/plain', utf8('line\n'.repeat(100_000)))
    const { state, word } = window.sample('sign-file')
    await window.browser.show({ state: { ...state, request }, opened, contents: [], word }, 'en')
    const { page } = window.browser
    for (const drawn of ['200,000', '400,000']) {
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      await sleep(limits.promptArmMs + 200)
      assert.equal(await window.isLive(), false)
      assert.equal(await window.blocker(), 'Scroll to the end of the document.')
      assert.match(
        await page.$eval('[data-cut]', cut => cut.textContent ?? ''),
        new RegExp(`first ${drawn} of 500,000`),
      )
      // A press on the dead button leads to what is missing.
      await page.click(action('approve'))
      await page.click(action('draw-more'))
    }
    assert.equal(await page.$('[data-cut]'), null)
    assert.equal(await window.isLive(), false)
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await window.approve()
  })

  it('asks for no bytes of a document that is not drawn', async () => {
    const digest = 'ab'.repeat(32)
    const documents = [{ index: 0, name: 'film.mp4', type: 'video/mp4', size: 2e8, digest, edges: utf8('') }]
    const { state, word } = window.sample('sign-file')
    const how = { operation: 'sign', place: 'beside', markedPage: 1_234, role: 'Директор' } as const
    const request = { ...how, authorities: [], documents }
    await window.browser.show({ state: { ...state, request }, opened: [], contents: [], word }, 'en')
    const text = await window.browser.page.$eval('[data-reading="file"]', article => article.textContent ?? '')
    for (const told of ['film.mp4', 'cannot be shown', digest]) assert.ok(text.includes(told), told)
    assert.match(await window.browser.page.$eval('[data-mark]', line => line.textContent ?? ''), /on page 1,234\./)
    assert.match(await window.browser.page.$eval('[data-role]', line => line.textContent ?? ''), /as “Директор”\./)
    await window.approve()
    assert.deepEqual(
      (await window.browser.done()).filter(one => Object.hasOwn(one as object, 'read')),
      [],
    )
  })

  it('T32: forgets the PIN when another certificate on another token is chosen', async () => {
    await window.show('sign-xml')
    const [first, second] = [window.certificates.person, window.certificates.endsSoon].map(fingerprintOf)
    await window.browser.page.click(`[data-choice="${first}"] input`)
    await window.type('pin', '123456')
    await window.browser.page.click(`[data-choice="${second}"] input`)
    assert.equal(await window.browser.page.$eval('[data-field="pin"]', input => (input as HTMLInputElement).value), '')
    await window.type('pin', 'abcd1357')
    const answer = await window.approve()
    assert.ok(answer.prompt === 'sign')
    assert.equal(answer.typed.token, 'soft')
    assert.equal(answer.typed.certificate, second)
    assert.deepEqual(answer.typed.pin.pin, utf8('abcd1357'))
  })

  it('T32: chooses nothing by itself when the chosen certificate goes', async () => {
    await window.show('sign-xml')
    await window.browser.page.click(`[data-choice="${fingerprintOf(window.certificates.endsSoon)}"] input`)
    const gone = structuredClone(window.sample('sign-xml'))
    assert.ok(gone.state.now.stage === 'asking' && gone.state.now.open.prompt === 'sign')
    gone.state.now.open.question.candidates.splice(1, 1)
    await window.browser.show(gone, 'en', false)
    assert.equal(await window.browser.page.$('[data-choice] input:checked'), null)
    assert.equal(await window.browser.page.$('[data-field="pin"]'), null)
  })

  /** The window with the first certificate alone, what the person does then, and the window with the second one beside it. */
  const anotherComes = async (meanwhile: () => Promise<void>): Promise<void> => {
    const both = window.sample('sign-xml')
    const alone = structuredClone(both)
    assert.ok(alone.state.now.stage === 'asking' && alone.state.now.open.prompt === 'sign')
    alone.state.now.open.question.candidates.splice(1)
    await window.browser.show(alone, 'en')
    assert.notEqual(await window.browser.page.$('[data-choice] input:checked'), null)
    await meanwhile()
    await window.browser.show(both, 'en', false)
    assert.equal((await window.browser.page.$$('[data-choice]')).length, 2)
  }
  const first = (): string => `[data-choice="${fingerprintOf(window.certificates.person)}"] input`

  it('keeps the only certificate there was, and the PIN that was typed for it, when another one comes', async () => {
    await anotherComes(() => window.type('pin', '123456'))
    assert.notEqual(await window.browser.page.$(`${first()}:checked`), null)
    const answer = await window.approve()
    assert.ok(answer.prompt === 'sign')
    assert.equal(answer.typed.certificate, fingerprintOf(window.certificates.person))
    assert.deepEqual(answer.typed.pin.pin, utf8('123456'))
  })

  it('keeps the only certificate there was when the person had pressed it', async () => {
    await anotherComes(() => window.browser.page.click(first()))
    assert.notEqual(await window.browser.page.$(`${first()}:checked`), null)
  })

  it('lets the person choose when another certificate comes before anything was done', async () => {
    await anotherComes(async () => undefined)
    assert.equal(await window.browser.page.$('[data-choice] input:checked'), null)
    await sleep(limits.promptArmMs + 200)
    assert.equal(await window.isLive(), false)
  })

  it('offers no certificate that cannot be used', async () => {
    await window.show('select')
    const choices = await window.browser.page.$$eval('[data-choice]', all =>
      all.map(one => one.getAttribute('data-choice')),
    )
    assert.deepEqual(choices, [window.certificates.person, window.certificates.endsSoon].map(fingerprintOf))
  })

  it('lists many documents, finds them by name, opens them, and leaves out those that were taken out', async () => {
    await window.show('batch-many')
    await window.type('search', '2027150')
    assert.equal((await window.browser.page.$$('[data-document]')).length, 1)
    await window.browser.page.click(action('open'))
    const asked = (): Promise<unknown[]> => window.browser.done()
    await until('the document was asked for', async () => (await asked()).length > 0 || undefined)
    assert.deepEqual(await asked(), [{ read: 1150 }])
    await window.browser.page.click(action('back'))
    await window.show('batch-three')
    for (const index of [0, 1, 2]) await window.browser.page.click(`[data-document="${index}"] ${action('take-out')}`)
    await sleep(limits.promptArmMs + 200)
    assert.equal(await window.blocker(), 'No documents are left.')
    assert.equal(await window.isLive(), false)
    await window.browser.page.click(`[data-document="2"] ${action('put-back')}`)
    await window.type('pin', '123456')
    const answer = await window.approve()
    assert.ok(answer.prompt === 'sign')
    assert.deepEqual(answer.typed.documents, [2])
  })

  it('draws the rows near what is seen of a thousand, to the last one, and goes back to the first for a new search', async () => {
    await window.show('batch-many')
    const { page } = window.browser
    const drawn = (): Promise<number[]> =>
      page.$$eval('[data-document]', all => all.map(one => Number(one.getAttribute('data-document'))))
    const scrollTo = (share: number): Promise<void> =>
      page.$eval('.rows-many', (list, part) => list.scrollTo(0, list.scrollHeight * part), share)
    assert.ok((await drawn()).length < 60)
    for (const [share, row] of [
      [0.5, 600],
      [1, 1199],
    ] as const) {
      await scrollTo(share)
      const seen = await until('the rows were drawn', async () => {
        const rows = await drawn()
        return rows.includes(row) ? rows : undefined
      })
      assert.ok(seen.length < 60 && !seen.includes(0))
    }
    await window.type('search', '2027')
    await until('the first that was found was drawn', async () => (await drawn())[0] === 1000 || undefined)
  })

  it('ticks off the rules of a new PIN while it is typed, and compares the repetition', async () => {
    await window.show('request-new-pin')
    const broken = (): Promise<(string | null)[]> =>
      window.browser.page.$$eval('[data-rule][data-kept="false"]', all => all.map(one => one.getAttribute('data-rule')))
    assert.deepEqual(await broken(), ['length', 'characters', 'letter', 'digit', 'run'])
    await window.type('new-pin', 'abc')
    assert.deepEqual(await broken(), ['length', 'digit', 'run'])
    await window.browser.page.click('[data-field="new-pin"]', { count: 3 })
    await window.browser.page.type('[data-field="new-pin"]', 'kreml1947')
    assert.deepEqual(await broken(), [])
    await window.type('repeat-pin', 'kreml1948')
    await sleep(limits.promptArmMs + 200)
    assert.equal(await window.isLive(), false)
    await window.browser.page.keyboard.press('Backspace')
    await window.browser.page.keyboard.press('7')
    const answer = await window.approve()
    assert.ok(answer.prompt === 'requestCertificate')
    assert.deepEqual(answer.typed.pin.pin, utf8('kreml1947'))
    assert.equal(answer.typed.exportable, false, 'exportable only when the person says so')
  })

  it('T34: lets a key be exportable only on the software token and only when the person says so', async () => {
    await window.show('request-choose')
    await window.browser.page.click('[data-choice="stick"] input')
    assert.equal(await window.browser.page.$('[data-field="exportable"]'), null)
    await window.browser.page.click('[data-choice="soft"] input')
    await window.browser.page.click('[data-field="exportable"]')
    await window.type('pin', 'kreml1947')
    const answer = await window.approve()
    assert.ok(answer.prompt === 'requestCertificate')
    assert.deepEqual([answer.typed.token, answer.typed.exportable], ['soft', true])
    assert.equal(await window.browser.page.$('[data-choice="blank"]'), null)
  })

  it('leaves out a permission that the person struck out', async () => {
    await window.show('allow')
    await window.browser.page.click('[data-scope="tokens"] input')
    assert.deepEqual(await window.approve(), {
      prompt: 'allowOrigin',
      typed: { scopes: ['sign', 'certificates', 'request'] },
    })
  })
})

/** What a person can and cannot do in the windows that look after a token, with a real mouse and keyboard. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { utf8 } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import type { PromptName } from '../../../shared/prompts/index.ts'
import type { PersonAnswer } from '../../../extension/prompt-messages.ts'
import { until } from '../../support/until.ts'
import { kaztoken, sampleCare } from './sample-care.ts'
import { makeSampleCertificates } from './sample-certificates.ts'
import type { SamplePrompt } from './sample-prompts.ts'
import { openScreenBrowser, type ScreenBrowser } from './screen-browser.ts'

const { serialNumber } = kaztoken
const pin = (text: string, lastTryConfirmed = false) => ({ pin: utf8(text), lastTryConfirmed })

describe('the windows that look after a token', () => {
  let browser: ScreenBrowser
  let samples: Record<string, SamplePrompt>

  before(async () => {
    samples = sampleCare(await makeSampleCertificates())
    browser = await openScreenBrowser()
  })
  after(() => browser.close())
  beforeEach(() => browser.begin({ theme: 'light', width: 480 }))

  const show = (name: string): Promise<void> => {
    const found = samples[name]
    assert.ok(found, name)
    return browser.show(found, 'en')
  }
  const type = (field: string, text: string): Promise<void> => browser.page.type(`[data-field="${field}"]`, text)
  const tick = (field: string): Promise<void> => browser.page.click(`[data-field="${field}"]`)
  const tickFolded = async (field: string): Promise<void> => {
    await browser.page.click(`details:has([data-field="${field}"]) > summary`)
    // Away from the bar at the bottom.
    await browser.page.$eval(`[data-field="${field}"]`, element => element.scrollIntoView({ block: 'center' }))
    await tick(field)
  }
  const blocker = async (): Promise<string> => {
    await sleep(limits.promptArmMs + 100)
    return browser.page.$eval('#blocker', element => element.textContent ?? '')
  }
  type TypedFor<P extends PromptName> = Extract<PersonAnswer, { prompt: P }>['typed']
  const approve = async <P extends PromptName>(prompt: P): Promise<TypedFor<P>> => {
    const live = '[data-action="approve"][aria-disabled="false"]'
    await until('the button was live', () => browser.page.$(live))
    await browser.page.click(live)
    const answers = ((await browser.done()) as { answer?: PersonAnswer }[]).flatMap(({ answer }) => answer ?? [])
    const answer = answers.at(-1)
    assert.equal(answer?.prompt, prompt)
    return answer?.typed as TypedFor<P>
  }

  it('are cancelled, where those of a site are rejected', async () => {
    await show('care-login')
    assert.equal(await browser.page.$eval('[data-action="reject"]', button => button.textContent), 'Cancel')
  })

  it('say that no site asks, and name the token by its serial number', async () => {
    await show('care-change-pin')
    const text = await browser.page.evaluate(() => document.body.innerText)
    assert.match(text, /^Mohur\s+You started this yourself in Mohur\s+Change the PIN\n/)
    assert.ok(text.includes(serialNumber))
  })

  it('row 17: change the PIN only for one that keeps the rules and was typed twice', async () => {
    await show('care-change-pin')
    await type('pin', '12345678')
    await type('new-pin', 'kreml123')
    await type('repeat-pin', 'kreml123')
    assert.equal(await blocker(), 'Choose a PIN and type it twice.')
    assert.notEqual(await browser.page.$('[data-rule="run"][data-kept="false"]'), null)
    await browser.page.click('[data-field="new-pin"]', { count: 3 })
    await type('new-pin', 'kreml1947')
    assert.equal(await blocker(), 'Choose a PIN and type it twice.', 'the repetition is another one')
    await browser.page.click('[data-field="repeat-pin"]', { count: 3 })
    await type('repeat-pin', 'kreml1947')
    assert.deepEqual(await approve('setPin'), { pin: pin('12345678'), newPin: utf8('kreml1947') })
    const left = await browser.page.$$eval('input', all => all.map(one => one.value).join(''))
    assert.equal(left, '', 'nothing of it stays in the window')
  })

  it('row 17: take no PIN where the device takes it, neither the old one nor the new one', async () => {
    await show('care-change-pin-pad')
    assert.equal(await browser.page.$('input'), null)
    assert.deepEqual(await approve('setPin'), { pin: { pin: null, lastTryConfirmed: false }, newPin: null })
  })

  it('rows 18, 27: unblock with the SO PIN, whose last try is confirmed', async () => {
    await show('care-unblock')
    await type('so-pin', '87654321')
    await type('new-pin', 'kreml1947')
    await type('repeat-pin', 'kreml1947')
    assert.equal(await blocker(), 'Confirm the last try.')
    await tick('last-try')
    assert.deepEqual(await approve('setPin'), { pin: pin('87654321', true), newPin: utf8('kreml1947') })
  })

  it('row 19: change the SO PIN', async () => {
    await show('care-change-so-pin')
    assert.match(await browser.page.evaluate(() => document.body.innerText), /\nThe SO PIN was wrong\n/)
    await type('so-pin', '87654321')
    await type('new-so-pin', 'dalaAman7')
    await type('repeat-so-pin', 'dalaAman7')
    assert.deepEqual(await approve('setPin'), { pin: pin('87654321'), newPin: utf8('dalaAman7') })
  })

  it('row 13: initialize a new token with a name, an SO PIN typed twice and a PIN, and demand no serial number', async () => {
    await show('care-initialize')
    assert.equal(await browser.page.$('[data-field="serial"]'), null)
    await type('label', 'Ə'.repeat(17))
    assert.equal(await blocker(), 'Shorten the name of the token.', '34 bytes')
    await browser.page.click('[data-field="label"]', { count: 3 })
    await type('label', 'Dala')
    assert.equal(await blocker(), 'Type the new SO PIN twice.')
    await type('new-so-pin', '87654321')
    await type('repeat-so-pin', '87654321')
    await type('new-pin', 'kreml1947')
    await type('repeat-pin', 'kreml1947')
    await tickFolded('pin-change-both')
    assert.deepEqual(await approve('initializeToken'), {
      soPin: pin('87654321'),
      newPin: utf8('kreml1947'),
      label: 'Dala',
      serialNumber: '',
      losesValidCertificate: false,
      pinChangeBy: 'both',
    })
  })

  it('rows 21, 23, 24, 26: format only after the losses were seen, agreed to, and the serial number was typed', async () => {
    await show('care-format')
    assert.equal((await browser.page.$$('[data-losses] > li')).length, 5)
    const text = await browser.page.evaluate(() => document.body.innerText)
    assert.ok(text.includes('The default is usually 87654321.'), 'shown as help')
    assert.equal(await blocker(), 'Confirm the loss.')
    await tick('agree')
    assert.equal(await blocker(), 'Type the SO PIN.', 'never filled in by itself')
    await type('so-pin', '87654321')
    await type('new-pin', 'kreml1947')
    await type('repeat-pin', 'kreml1947')
    assert.equal(await blocker(), 'Type the serial number.')
    await type('serial', serialNumber.slice(0, -1))
    assert.equal(await blocker(), 'Type the serial number.')
    await type('serial', serialNumber.slice(-1))
    const typed = await approve('initializeToken')
    assert.equal(typed.serialNumber, serialNumber)
    assert.equal(typed.losesValidCertificate, true)
    assert.equal(typed.label, kaztoken.label)
  })

  for (const who of ['user', 'so', 'both'] as const) {
    it(`row 23: format with a name that may stay empty, so that the PIN may be changed by: ${who}`, async () => {
      await show('care-format')
      await browser.page.click('[data-field="label"]', { count: 3 })
      await browser.page.keyboard.press('Backspace')
      await tick('agree')
      await tickFolded(`pin-change-${who}`)
      await type('so-pin', '87654321')
      await type('new-pin', 'kreml1947')
      await type('repeat-pin', 'kreml1947')
      await type('serial', serialNumber)
      const { label, pinChangeBy } = await approve('initializeToken')
      assert.deepEqual([label, pinChangeBy], ['', who])
    })
  }

  it('row 29: delete a certificate after its PIN, a key only after its serial number', async () => {
    await show('care-delete-certificate')
    assert.equal(await browser.page.$('[data-field="serial"]'), null)
    await type('pin', '12345678')
    assert.deepEqual(await approve('deleteObject'), { pin: pin('12345678'), serialNumber: '' })
    for (const name of ['care-delete-key', 'care-delete-hidden']) {
      await show(name)
      await type('pin', '12345678')
      assert.equal(await blocker(), 'Type the serial number.', name)
      await type('serial', serialNumber)
      assert.deepEqual(await approve('deleteObject'), { pin: pin('12345678'), serialNumber })
    }
  })

  it('import a key file with its password, empty when there is none, and keep the key in unless the person says so', async () => {
    await show('care-import-key')
    await type('pin', 'kreml1947')
    assert.deepEqual(await approve('importKeyFile'), {
      password: utf8(''),
      pin: pin('kreml1947'),
      exportable: false,
    })
    await show('care-import-key-first')
    await type('password', 'Şifrə1')
    await tick('exportable')
    await type('new-pin', 'kreml1947')
    await type('repeat-pin', 'kreml1947')
    assert.deepEqual(await approve('importKeyFile'), {
      password: utf8('Şifrə1'),
      pin: pin('kreml1947'),
      exportable: true,
    })
  })

  it('save a key under a password that keeps its rules and was typed twice', async () => {
    await show('care-export-key')
    await type('pin', 'kreml1947')
    await type('new-password', 'kreml1947')
    await type('repeat-password', 'kreml1947')
    assert.equal(await blocker(), 'Type the file password twice.')
    await browser.page.click('[data-field="new-password"]', { count: 3 })
    await type('new-password', 'Kreml1947')
    await browser.page.click('[data-field="repeat-password"]', { count: 3 })
    await type('repeat-password', 'Kreml1947')
    assert.deepEqual(await approve('exportKeyFile'), { pin: pin('kreml1947'), password: utf8('Kreml1947') })
  })

  it('row 14: ask the PIN of the token that is named, and say what it is for', async () => {
    for (const name of ['care-login', 'care-rename', 'care-import', 'care-data', 'care-secret']) {
      await show(name)
      await type('pin', '12345678')
      assert.deepEqual(await approve('enterPin'), { pin: pin('12345678') }, name)
    }
  })
})

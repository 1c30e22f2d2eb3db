/** A person looks after tokens in the manager, in a real browser: on a token of SoftHSM2, and on the software token. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer'
import { languages } from '../../extension/locales/languages.ts'
import { toPem } from '../../shared/certificate-bundle.ts'
import { softHsmLibrary, soPin, userPin } from '../support/soft-hsm.ts'
import { createAuthority } from '../sites/portal/authority/authority.ts'
import { promptWindow, type PromptWindow } from '../support/prompt-driver.ts'
import { until } from '../support/until.ts'
import { provision } from './journey/provision.ts'
import { inWorld } from './journey/world.ts'

const newPin = 'Ceyran7bala'

describe('looking after tokens in the manager', function () {
  this.timeout(120_000)
  const world = inWorld({
    prepare: async (place, authority) => {
      await provision(place, { label: 'Dala', authority, commonName: 'Əliyev Vəli' })
    },
  })
  let manager: Page

  before(async () => {
    manager = await world().browser.extensionPage('manager/index.html#tokens')
    manager.setDefaultTimeout(20_000)
  })

  const find = (selector: string): Promise<ElementHandle> =>
    until(`${selector} was there`, () => manager.$(selector), 20_000)
  const press = async (action: string): Promise<void> => {
    const button = await find(`[data-action="${action}"]:not([aria-disabled="true"])`)
    await button.click()
  }
  /** An empty text is a box to be ticked. */
  const fill = async (prompt: PromptWindow, fields: Record<string, string>): Promise<void> => {
    for (const [field, text] of Object.entries(fields)) {
      const input = await until(`${field} was there`, () => prompt.page.$(`[data-field="${field}"]`))
      await input.click({ count: text === '' ? 1 : 3 })
      await input.type(text)
    }
  }
  /** Presses the button in the manager and goes through the window that it opens. */
  const through = async (begin: () => Promise<void>, fields: Record<string, string>): Promise<void> => {
    await manager.bringToFront()
    await begin()
    const prompt = await promptWindow(world().browser)
    await prompt.stage('asking')
    await fill(prompt, fields)
    await prompt.press('approve').catch(async (error: unknown) => {
      throw new Error(await prompt.text(), { cause: error })
    })
    assert.equal(await prompt.stage('done', 'failed'), 'done', await prompt.text().catch(() => ''))
    await prompt.leave()
    await until('the manager said that it was done', () => manager.$('[data-activity="done"]'), 20_000)
    await manager.bringToFront()
  }
  const open = async (token: string): Promise<void> => {
    await manager.evaluate(() => (location.hash = '#tokens'))
    const link = await find(`article[data-token]:has(a[aria-label*="${token}"]) [data-action="open"]`)
    await link.click()
    await find('[data-part="details"]')
  }
  const count = (part: string, selector: string): Promise<number> =>
    manager.$$eval(`[data-part="${part}"] ${selector}`, all => all.length)
  const text = (): Promise<string> => manager.evaluate(() => document.body.innerText)
  const serialOf = (label: string): string => {
    const shown = execFileSync('softhsm2-util', ['--show-slots'], { env: world().place.env }).toString()
    const slot = shown.split(/^Slot /m).find(part => new RegExp(`Label:\\s+${label}\\s`).test(part))
    return /Serial number:\s+(\S+)/.exec(slot ?? '')?.[1] ?? ''
  }
  const tool = (pin: string, label: string, ...args: string[]): string =>
    execFileSync(
      'pkcs11-tool',
      ['--module', softHsmLibrary, '--token-label', label, '--login', '--pin', pin, ...args],
      {
        env: world().place.env,
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    ).toString()

  it('rows 1, 2, 3: lists readers and tokens, and everything a token says of itself', async () => {
    await open(serialOf('Dala'))
    const shown = await text()
    for (const part of ['Dala', serialOf('Dala'), 'Əliyev Vəli']) assert.ok(shown.includes(part), part)
    await manager.$eval('[data-part="details"] details', fold => (fold.open = true))
    const details = await manager.$eval('[data-part="details"]', part => (part as HTMLElement).innerText)
    for (const part of ['CKF_LOGIN_REQUIRED', 'CKM_RSA_PKCS', 'ECDSA P-256', 'SoftHSM']) {
      assert.ok(details.includes(part), `${part}: ${details}`)
    }
  })

  it('row 17: changes the PIN, and another program takes the new one', async () => {
    await through(() => press('change-pin'), { pin: userPin, 'new-pin': newPin, 'repeat-pin': newPin })
    assert.match(tool(newPin, 'Dala', '--list-objects', '--type', 'privkey'), /Private Key Object/)
  })

  it('row 128: takes a certificate out of use, says so, and lets it be used again, all with the keyboard', async () => {
    const focused = (): Promise<string | undefined> =>
      manager.evaluate(() => (document.activeElement as HTMLElement).dataset['action'])
    await manager.bringToFront()
    await (await find('[data-action="retire"]')).focus()
    await manager.keyboard.press('Enter')
    await find('[data-activity="retired"]')
    const { objects, tokenPage } = languages.en
    await until('the certificate was marked', async () => (await text()).includes(objects.retired))
    assert.ok((await text()).includes(tokenPage.status.retired))
    assert.equal(await focused(), 'use-again')
    await manager.evaluate(() => (location.hash = '#certificates'))
    await (await find('[data-next="retired"] [data-action="use-again"]')).focus()
    await manager.keyboard.press('Space')
    await find('[data-activity="unretired"]')
    await find('[data-next="use"], [data-next="renew"]')
    assert.equal(await focused(), 'retire')
    await open(serialOf('Dala'))
  })

  it('row 18: unblocks the PIN with the SO PIN', async () => {
    await through(() => press('unblock-pin'), { 'so-pin': soPin, 'new-pin': `${newPin}2`, 'repeat-pin': `${newPin}2` })
    assert.match(tool(`${newPin}2`, 'Dala', '--list-objects', '--type', 'privkey'), /Private Key Object/)
  })

  it('row 30: imports the certificates of the centre from a file, after their PIN', async () => {
    const path = join(world().place.folder, 'roots.pem')
    await writeFile(path, toPem('CERTIFICATE', new Uint8Array((await createAuthority()).root)))
    const before = await count('certificates', '.objects > li')
    const input = (await find('[data-field="file-import-certificates"]')) as ElementHandle<HTMLInputElement>
    await through(() => input.uploadFile(path), { pin: `${newPin}2` })
    await until('one more was listed', async () => (await count('certificates', '.objects > li')) === before + 1)
    assert.match(
      tool(`${newPin}2`, 'Dala', '--list-objects', '--type', 'cert'),
      /Certificate Object[^]*Certificate Object/,
    )
  })

  it('rows 14, 15, 33, 34: logs in, stores a data object and a secret key, and logs out', async () => {
    const { place } = world()
    const path = join(place.folder, 'note.bin')
    await writeFile(path, 'Müqavilə № 45')
    assert.equal(await manager.$('[data-action="create-data"]:not([aria-disabled="true"])'), null, 'not before login')
    await through(() => press('log-in'), { pin: `${newPin}2` })
    await manager.$$eval('[data-part="private"] details', all => all.forEach(fold => (fold.open = true)))
    await manager.type('[data-field="data-label"]', 'Note')
    const input = (await find('[data-field="file-data-file"]')) as ElementHandle<HTMLInputElement>
    await input.uploadFile(path)
    await through(() => press('create-data'), { pin: `${newPin}2` })
    assert.equal(await count('data', '.objects > li'), 1)
    const read = join(place.folder, 'read.bin')
    tool(`${newPin}2`, 'Dala', '--read-object', '--type', 'data', '--label', 'Note', '--output-file', read)
    assert.equal(readFileSync(read, 'utf8'), 'Müqavilə № 45')
    await manager.type('[data-field="secret-label"]', 'Arxiv')
    await through(() => press('create-secret-key'), { pin: `${newPin}2` })
    assert.equal(await count('secret-keys', '.objects > li'), 1)
    await press('log-out')
    await find('[data-activity="loggedOut"]')
    assert.equal((await count('data', '.objects > li')) + (await count('secret-keys', '.objects > li')), 0)
  })

  it('row 29: deletes a key only after the serial number of its token was typed', async () => {
    const key = await find('[data-part="keys"] [data-action="delete"]')
    await through(() => key.click(), { serial: serialOf('Dala'), pin: `${newPin}2` })
    await until('no key was listed', async () => (await count('keys', '.objects > li')) === 0)
    assert.equal(tool(`${newPin}2`, 'Dala', '--list-objects', '--type', 'privkey'), '')
  })

  it('rows 20, 21, 24: formats a token with a new name after its serial number, and nothing is left on it', async () => {
    const serial = serialOf('Dala')
    await through(() => press('format'), {
      agree: '',
      label: 'Өндіріс',
      'so-pin': soPin,
      'new-pin': newPin,
      'repeat-pin': newPin,
      serial,
    })
    const list = execFileSync('pkcs11-tool', ['--module', softHsmLibrary, '--list-token-slots'], {
      env: world().place.env,
    }).toString()
    assert.match(list, /Өндіріс/)
    assert.ok(!list.includes('Dala'))
  })

  it('makes the software token, renames it and shows that it is empty', async () => {
    await manager.evaluate(() => (location.hash = '#tokens'))
    const card = await find('article[data-token]:has(svg path[d^="M8 3"]) [data-action="open"]')
    await card.click()
    await through(() => press('initialize'), { label: 'Kompüterim', 'new-pin': newPin, 'repeat-pin': newPin })
    const ready = await find('article[data-token]:has(svg path[d^="M8 3"]) [data-action="open"]')
    await ready.click()
    await find('[data-state="ready"]')
    await manager.click('[data-field="rename"]', { count: 3 })
    await manager.type('[data-field="rename"]', 'Ofis')
    await through(() => press('rename'), { pin: newPin })
    await until('it had its new name', async () => (await text()).includes('Ofis') || undefined)
  })

  it('says what was cancelled, and nothing changes', async () => {
    await press('change-pin')
    const prompt = await promptWindow(world().browser)
    await prompt.stage('asking')
    await prompt.press('reject')
    await find('[data-activity="rejected"]')
  })
})

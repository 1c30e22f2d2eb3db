/** A person looks after tokens in the manager, in a real browser: on a token of SoftHSM2, and on the software token. */
import assert from 'node:assert/strict'
import { execFileSync, type StdioOptions } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElementHandle, Page } from 'puppeteer'
import { languages } from '../../extension/locales/languages.ts'
import { toPem } from '../../shared/certificate-bundle.ts'
import { softHsmLibrary, soPin, userPin } from '../support/soft-hsm.ts'
import { createAuthority } from '../sites/portal/authority/authority.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { until } from '../support/until.ts'
import { driveOwnPage, type OwnPageDriver } from './journey/own-page-driver.ts'
import { provision } from './journey/provision.ts'
import { writeRegisteredModules } from '../../host/modules/registered-modules.ts'
import { faultyModule } from '../support/fault-shim/faulty-module.ts'
import { openssl } from '../support/openssl.ts'
import { inWorld } from './journey/world.ts'
import { mostlyIn } from '../support/test-browsers.ts'

const newPin = 'Ceyran7bala'
/** Of the family ACOS5. */
const factoryPin = '12345678'

for (const browserName of mostlyIn('chromium'))
  describe(`looking after tokens in the manager in ${browserName}`, function () {
    this.timeout(120_000)
    const world = inWorld({
      browser: browserName,
      prepare: async (place, authority) => {
        await provision(place, { label: 'Dala', authority, commonName: 'Əliyev Vəli' })
        place.tokens.addToken('Zavod', factoryPin)
      },
    })
    let driver: OwnPageDriver
    let manager: Page

    before(async () => {
      driver = await driveOwnPage(world())
      manager = driver.manager
    })

    const serialOf = (label: string): string => world().place.tokens.serialOf(label)
    const tool = (pin: string, label: string, ...args: string[]): string => {
      const login = ['--module', softHsmLibrary, '--token-label', label, '--login', '--pin', pin]
      const stdio: StdioOptions = ['ignore', 'pipe', 'ignore']
      return execFileSync('pkcs11-tool', [...login, ...args], { env: world().place.env, stdio }).toString()
    }

    it('rows 1, 2, 3: lists readers and tokens, and everything a token says of itself', async () => {
      await driver.open(serialOf('Dala'))
      const shown = await driver.text()
      for (const part of ['Dala', serialOf('Dala'), 'Əliyev Vəli']) assert.ok(shown.includes(part), part)
      await manager.$eval('[data-part="details"] details', fold => (fold.open = true))
      const details = await manager.$eval('[data-part="details"]', part => (part as HTMLElement).innerText)
      for (const part of ['CKF_LOGIN_REQUIRED', 'CKM_RSA_PKCS', 'ECDSA P-256', 'SoftHSM']) {
        assert.ok(details.includes(part), `${part}: ${details}`)
      }
    })

    it('rows 6, 17: changes the PIN, says so, and another program takes the new one', async () => {
      await driver.through(() => driver.press('change-pin'), { pin: userPin, 'new-pin': newPin, 'repeat-pin': newPin })
      assert.match(tool(newPin, 'Dala', '--list-objects', '--type', 'privkey'), /Private Key Object/)
    })

    it('row 128: takes a certificate out of use, says so, and lets it be used again, all with the keyboard', async () => {
      const focused = (): Promise<string | undefined> =>
        manager.evaluate(() => (document.activeElement as HTMLElement).dataset['action'])
      await manager.bringToFront()
      await (await driver.find('[data-action="retire"]')).focus()
      await manager.keyboard.press('Enter')
      await driver.find('[data-activity="retired"]')
      const { objects, tokenPage } = languages.en
      await until('the certificate was marked', async () => (await driver.text()).includes(objects.retired))
      assert.ok((await driver.text()).includes(tokenPage.status.retired))
      assert.equal(await focused(), 'use-again')
      await manager.evaluate(() => (location.hash = '#certificates'))
      await (await driver.find('[data-next="retired"] [data-action="use-again"]')).focus()
      await manager.keyboard.press(' ')
      await driver.find('[data-activity="unretired"]')
      await driver.find('[data-next="use"], [data-next="renew"]')
      assert.equal(await focused(), 'retire')
      await driver.open(serialOf('Dala'))
    })

    it('row 18: unblocks the PIN with the SO PIN', async () => {
      await driver.through(() => driver.press('unblock-pin'), {
        'so-pin': soPin,
        'new-pin': `${newPin}2`,
        'repeat-pin': `${newPin}2`,
      })
      assert.match(tool(`${newPin}2`, 'Dala', '--list-objects', '--type', 'privkey'), /Private Key Object/)
    })

    it('row 30: imports the certificates of the centre from a file, after their PIN', async () => {
      const path = join(world().place.folder, 'roots.pem')
      await writeFile(path, toPem('CERTIFICATE', new Uint8Array((await createAuthority()).root)))
      const before = await driver.count('certificates', '.objects > li')
      const input = (await driver.find('[data-field="file-import-certificates"]')) as ElementHandle<HTMLInputElement>
      await driver.through(() => input.uploadFile(path), { pin: `${newPin}2` })
      await until(
        'one more was listed',
        async () => (await driver.count('certificates', '.objects > li')) === before + 1,
      )
      assert.match(
        tool(`${newPin}2`, 'Dala', '--list-objects', '--type', 'cert'),
        /Certificate Object[^]*Certificate Object/,
      )
    })

    it('rows 31, 32: saves a certificate as DER and as PEM, and offers no such thing for a private key', async () => {
      await manager.evaluate(() => {
        const createObjectURL = URL.createObjectURL.bind(URL)
        URL.createObjectURL = blob => {
          if (blob instanceof Blob) void blob.text().then(text => (document.body.dataset['saved'] = text))
          return createObjectURL(blob)
        }
      })
      const saved = async (action: string): Promise<string> => {
        await manager.evaluate(() => delete document.body.dataset['saved'])
        await (await driver.find('[data-part="certificates"] [data-menu="save"] > summary')).click()
        await (await driver.find(`[data-part="certificates"] [data-action="${action}"]`)).click()
        assert.equal(await driver.count('certificates', '[data-menu="save"][open]'), 0, 'closed by the choice')
        return until('it was saved', () => manager.evaluate(() => document.body.dataset['saved'] ?? ''))
      }
      const { output } = await openssl('x509 -in a.pem -noout -subject -nameopt utf8', {
        'a.pem': await saved('save-pem'),
      })
      assert.ok(output.includes('Əliyev Vəli'), output)
      assert.ok((await saved('save-der')).startsWith('0'), 'a SEQUENCE')
      const keys = await manager.$eval('[data-part="keys"]', part => (part as HTMLElement).innerText)
      assert.match(keys, /never leaves/)
      assert.equal(await driver.count('keys', '[data-action^="save"], [data-action^="export"]'), 0)
    })

    it('rows 14, 15, 33, 34: logs in, stores a data object and a secret key, and logs out', async () => {
      const { place } = world()
      const path = join(place.folder, 'note.bin')
      await writeFile(path, 'Müqavilə № 45')
      assert.equal(await manager.$('[data-action="create-data"]:not([aria-disabled="true"])'), null, 'not before login')
      await driver.through(() => driver.press('log-in'), { pin: `${newPin}2` })
      await manager.$$eval('[data-part="private"] details', all => all.forEach(fold => (fold.open = true)))
      await manager.type('[data-field="data-label"]', 'Note')
      const input = (await driver.find('[data-field="file-data-file"]')) as ElementHandle<HTMLInputElement>
      await input.uploadFile(path)
      await driver.through(() => driver.press('create-data'), { pin: `${newPin}2` })
      assert.equal(await driver.count('data', '.objects > li'), 1)
      const read = join(place.folder, 'read.bin')
      tool(`${newPin}2`, 'Dala', '--read-object', '--type', 'data', '--label', 'Note', '--output-file', read)
      assert.equal(readFileSync(read, 'utf8'), 'Müqavilə № 45')
      await manager.type('[data-field="secret-label"]', 'Arxiv')
      await driver.through(() => driver.press('create-secret-key'), { pin: `${newPin}2` })
      assert.equal(await driver.count('secret-keys', '.objects > li'), 1)
      await driver.press('log-out')
      await driver.find('[data-activity="loggedOut"]')
      assert.equal(
        (await driver.count('data', '.objects > li')) + (await driver.count('secret-keys', '.objects > li')),
        0,
      )
    })

    it('row 29: deletes a key only after the serial number of its token was typed', async () => {
      const key = await driver.find('[data-part="keys"] [data-action="delete"]')
      await driver.through(() => key.click(), { serial: serialOf('Dala'), pin: `${newPin}2` })
      await until('no key was listed', async () => (await driver.count('keys', '.objects > li')) === 0)
      assert.equal(tool(`${newPin}2`, 'Dala', '--list-objects', '--type', 'privkey'), '')
    })

    it('rows 20, 21, 24, 105: formats a token with a new name and PIN after its serial number, and nothing is left on it', async () => {
      const serial = serialOf('Dala')
      await driver.through(() => driver.press('format'), {
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

    it('rows 13, 20: makes the software token, renames it and shows that it is empty', async () => {
      await manager.evaluate(() => (location.hash = '#tokens'))
      const card = await driver.find('article[data-token]:has(svg path[d^="M8 3"]) [data-action="open"]')
      await card.click()
      await driver.through(() => driver.press('initialize'), {
        label: 'Kompüterim',
        'new-pin': newPin,
        'repeat-pin': newPin,
      })
      const ready = await driver.find('article[data-token]:has(svg path[d^="M8 3"]) [data-action="open"]')
      await ready.click()
      await driver.find('[data-state="ready"]')
      await manager.click('[data-field="rename"]', { count: 3 })
      await manager.type('[data-field="rename"]', 'Ofis')
      await driver.through(() => driver.press('rename'), { pin: newPin })
      await until('it had its new name', async () => (await driver.text()).includes('Ofis') || undefined)
    })

    it('row 6: says what was cancelled, and nothing changes', async () => {
      await driver.press('change-pin')
      const prompt = await promptWindow(world().browser)
      await prompt.stage('asking')
      await prompt.press('reject')
      await driver.find('[data-activity="rejected"]')
    })

    it('rows 16, 100: takes the PIN from the factory of a token that is chosen in the list, offers to change it as soon as it was typed, and is content with another one', async () => {
      const { place } = world()
      const module = faultyModule(place.folder, softHsmLibrary)
      module.misbehave('C_GetTokenInfo maker ACS')
      writeRegisteredModules(join(place.data, 'modules.json'), [module.path])
      await until('the token was listed by both', async () => {
        await manager.evaluate(() => (location.hash = '#tokens'))
        return (await manager.$$(`article[data-token]:has(a[aria-label*="${serialOf('Zavod')}"])`)).length === 2
      })
      await driver.open(serialOf('Zavod'), 'last')
      assert.equal(await manager.$('[data-factory-pin]'), null, 'nothing is known before it was typed')
      await driver.through(() => driver.press('log-in'), { pin: factoryPin })
      await driver.find('[data-factory-pin]')
      await driver.through(() => driver.press('change-factory-pin'), {
        pin: factoryPin,
        'new-pin': newPin,
        'repeat-pin': newPin,
      })
      assert.doesNotThrow(() => tool(newPin, 'Zavod', '--list-objects'))
      await until('the offer is gone', async () => (await manager.$('[data-factory-pin]')) === null)
      const presented = module.calls().filter(call => call === 'C_Login' || call === 'C_SetPIN')
      assert.deepEqual(presented, ['C_Login', 'C_Login', 'C_SetPIN'], 'compared, never tried')
    })
  })

/** A PIN that is locked, with the keyboard alone: what the window says, and the way to the manager, where it is unblocked. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fill } from '../../../extension/locales/format.ts'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import type { Keyboard } from '../../support/keyboard.ts'
import { softHsmLibrary, soPin, userPin } from '../../support/soft-hsm.ts'
import { until } from '../../support/until.ts'
import { ask, codeOf } from '../journey/ask.ts'
import { signing } from '../journey/documents.ts'
import { counted, managerAddress, managerKeys, says, opensTab, windowKeys } from '../journey/keys.ts'
import { provision } from '../journey/provision.ts'
import { inWorld } from '../journey/world.ts'
import { mostlyIn } from '../../support/test-browsers.ts'
import { errorWords } from '../journey/error-words.ts'

const { prompt, tokens, errors, errorCases, common, tokenPage, care, operations } = says
const newPin = 'Ceyran7bala'
/** Of the token as it is seen through the module that misbehaves. */
const serial = 'KILIDLI1'
const ownSerial = `C_GetTokenInfo serial ${serial}`
const pinIsLocked = 'C_GetTokenInfo set 0x40000'

for (const browserName of mostlyIn('chromium'))
  describe(`a locked PIN with the keyboard alone in ${browserName}`, function () {
    this.timeout(120_000)
    let module: FaultyModule
    let token: string
    const world = inWorld({
      browser: browserName,
      prepare: async (place, authority) => {
        await provision(place, { label: 'Dala', authority, commonName: 'Əliyev Vəli' })
        module = faultyModule(place.folder, softHsmLibrary)
        module.misbehave(ownSerial)
        mkdirSync(place.data, { recursive: true })
        writeRegisteredModules(join(place.data, 'modules.json'), [module.path])
      },
    })

    before(async () => {
      const listed = await ask(await world().page('tokens'), 'listTokens', {})
      token = listed.find(({ serialNumber }) => serialNumber === serial)?.id ?? ''
    })

    const unblocking = (): string => managerAddress(world().browser, { task: 'unblock', token })

    it('tells that the PIN was locked by this try, and leads to the token, where a wrong SO PIN is told and the right one unblocks it', async () => {
      const { browser, page } = world()
      const site = await page('sign', 'tokens')
      const asked = codeOf(ask(site, 'sign', signing()))
      const window = await windowKeys(browser)
      // The window waits for no module that is slow when there is another certificate to sign with.
      const [first, second] = await until('both were listed', async () => {
        const all = await window.finds('radio')
        return all.length === 2 ? all : null
      })
      assert.ok(first && second)
      assert.ok(second.name.endsWith(serial))
      await window.hears(prompt.blockers.certificate)
      await window.press('Enter')
      await window.arrives(first)
      await window.press('ArrowDown')
      await window.arrives(second)
      module.misbehave(ownSerial, 'C_Login return 0xa4')
      await window.tabTo({ role: 'textbox', name: tokens.pin.label })
      await window.type(userPin)
      await window.press('Enter')
      await window.approve(counted(prompt.approve.sign, 1))

      await window.hears(errorWords('PIN_LOCKED'))
      module.misbehave(ownSerial, pinIsLocked)
      assert.equal(await asked, 'PIN_LOCKED')
      await window.tabTo({ role: 'link', name: common.cures.unblock })
      await opensTab(window.page, unblocking(), () => window.press('Enter'))
      await window.page.bringToFront()
      await window.tabTo({ role: 'button', name: common.close })
      await window.press('Enter')
      await window.gone()
      await unblock(await managerKeys(browser, site, { task: 'unblock', token }))
    })

    async function unblock(manager: Keyboard): Promise<void> {
      const { browser, place } = world()
      await manager.arrives({ role: 'heading', name: tokenPage.pin.title })
      await manager.tabTo({ role: 'button', name: tokenPage.pin.unblock })
      assert.equal((await manager.spot()).description, tokenPage.pin.unblockMeaning)
      await manager.press('Enter')
      await manager.hears(fill(tokenPage.status.doing, { operation: operations.unblockPin }))
      const window = await windowKeys(browser)
      const fillIn = async (typedSoPin: string): Promise<void> => {
        await window.arrives({ role: 'textbox', name: care.soPin.label })
        await window.type(typedSoPin)
        for (const name of [tokens.pin.new, tokens.pin.repeat]) {
          await window.press('Enter')
          await window.arrives({ role: 'textbox', name })
          await window.type(newPin)
        }
        await window.press('Enter')
        await window.approve(care.approve.unblockPin)
      }
      await fillIn('99999999')
      await window.hears(errorCases.soPinIncorrect.title)
      assert.equal((await window.finds('alert')).length, 1)
      module.misbehave(ownSerial)
      await fillIn(soPin)
      await window.hears(care.done.unblockPin)
      await window.gone()
      await manager.hears(care.done.unblockPin)
      await manager.arrives({ role: 'button', name: tokenPage.pin.unblock })
      const login = ['--module', softHsmLibrary, '--token-label', 'Dala', '--login', '--pin', newPin]
      const { stdout } = await promisify(execFile)('pkcs11-tool', [...login, '--list-objects'], { env: place.env })
      assert.match(stdout, /Private Key Object/)
    }

    it('says of a token that was locked before why it cannot sign, and leads there by keyboard and by mouse', async () => {
      const { browser, page } = world()
      module.misbehave(ownSerial, pinIsLocked)
      const asked = codeOf(ask(await page('sign'), 'sign', signing()))
      const window = await windowKeys(browser)
      const unusable = { role: 'summary', name: counted(prompt.certificate.unusable, 1) }
      await until('it is listed', async () => (await window.finds(unusable.role, unusable.name)).length === 1)
      await window.tabTo(unusable)
      await window.press('Enter')
      assert.equal((await window.finds('text', errors.PIN_LOCKED.title)).length, 1)
      await window.tabTo({ role: 'link', name: common.cures.unblock })
      await opensTab(window.page, unblocking(), () => window.press('Enter'))
      await opensTab(window.page, unblocking(), () => window.page.click('[data-place="unblock"]'))
      await window.press('Escape')
      assert.equal(await asked, 'USER_REJECTED')
    })
  })

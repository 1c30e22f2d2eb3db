/** A page that goes after the PIN: the popup tells of the signature, the manager saves it, and programs of others accept the file. */
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cmsVerifiers } from '../support/openssl.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { userPin } from '../support/soft-hsm.ts'
import { until } from '../support/until.ts'
import { ask } from './journey/ask.ts'
import { signing } from './journey/documents.ts'
import { provision } from './journey/provision.ts'
import { slowModule } from './journey/slow-module.ts'
import { inWorld } from './journey/world.ts'

describe('a signature whose page has gone', () => {
  const world = inWorld({
    prepare: async (place, authority) => {
      await provision(place, { label: 'Cryptoken', authority })
    },
  })

  it('is told of in the popup and saved by the manager, with its document inside, and is gone when the person says so', async () => {
    const { page, browser, place, authority } = world()
    const site = await page('sign', 'tokens')
    const { module, token } = await slowModule(place, site)
    module.misbehave('C_Sign delay 1000')
    const left = ask(site, 'sign', signing(1, { detached: false })).catch(() => 'the page is gone')
    const prompt = await promptWindow(browser)
    await prompt.stage('asking')
    await prompt.chooseOn(token)
    await prompt.type('pin', userPin)
    await prompt.press('approve')
    await until('C_Sign had begun', () => module.calls().includes('C_Sign'))
    await site.close()
    assert.equal(await left, 'the page is gone')

    const saved = join(place.folder, 'saved')
    mkdirSync(saved)
    const session = await browser.browser.target().createCDPSession()
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: saved })
    await until('it was kept', () =>
      readdirSync(join(place.data, 'undelivered')).some(name => /^\w+\.\d+\.\w+\.kept$/.test(name)),
    )
    const popup = await browser.extensionPage('popup/index.html')
    const shown = await popup.waitForSelector('[data-attention="kept"]')
    assert.match(await popup.evaluate(item => (item as HTMLElement).innerText, shown), /1\.txt/)
    await popup.click('[data-attention="kept"] [data-action="attend"]')
    const address = `${browser.extensionOrigin}/manager/index.html#journal`
    const manager = await until('the journal was open', async () => (await browser.pagesAt(address))[0])
    await manager.waitForSelector('[data-kept="whole"] [data-action="save-kept"]')
    await manager.click('[data-action="save-kept"]')
    await manager.waitForSelector('[data-kept-outcome="saved"]')
    // Chromium first keeps the name by an empty file, and moves the whole one there.
    const isWhole = (one: string): boolean => one.endsWith('.p7m') && statSync(join(saved, one)).size > 0
    const name = await until('the file was saved', () => readdirSync(saved).find(isWhole))
    assert.equal(name, '1.txt.p7m')
    const signed = readFileSync(join(saved, name))
    for (const [program, verify] of Object.entries(cmsVerifiers)) {
      const { accepted, output } = await verify({ signed, content: null, root: authority.root })
      assert.ok(accepted, `${program}: ${output}`)
    }
    await manager.click('[data-action="discard-kept"]')
    await until('it was gone', () => readdirSync(join(place.data, 'undelivered')).length === 0)
    await until('nothing is offered', async () => (await manager.$('[data-part="kept"]')) === null)
  })
})

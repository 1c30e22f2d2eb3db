/** What the extension does right after the installation, and what it keeps for the report to a help desk. */
import assert from 'node:assert/strict'
import { helpIn, readInstallation } from '../../../extension/installation.ts'
import { readLastErrors } from '../../../extension/last-errors.ts'
import type { Browser } from '../../../extension/browser-api.ts'
import { extensionRoot } from './fake-browser.ts'
import { makeWorld, settle } from './world.ts'

describe('the first run', () => {
  it('opens our page once, after the installation alone', async () => {
    const world = makeWorld()
    for (const reason of ['update', 'browser_update', 'chrome_update']) world.browser.install(reason)
    await settle()
    assert.deepEqual(world.browser.tabsOpened, [])
    world.browser.install('install')
    await settle()
    assert.deepEqual(world.browser.tabsOpened, [`${extensionRoot}manager/index.html#start`])
    assert.equal(world.host.starts, 0)
  })
})

describe('the installation', () => {
  const read = (help: unknown, installType = 'normal'): ReturnType<typeof readInstallation> =>
    readInstallation({
      management: { getSelf: async () => ({ installType }) },
      storage: {
        managed: { get: () => (help === null ? Promise.reject(new Error('no manifest')) : Promise.resolve({ help })) },
      },
    } as unknown as Browser)

  it('is from the sources where the extension was loaded from a folder', async () => {
    assert.equal((await read(null, 'development')).fromSources, true)
    for (const type of ['normal', 'admin', 'sideload']) assert.equal((await read(null, type)).fromSources, false, type)
  })

  it('takes the administrator’s text in the languages that there are, and nothing else for one', async () => {
    assert.deepEqual((await read({ az: ' Daxili 1410 ', ru: '', de: 'x', en: 7 })).help, { az: 'Daxili 1410' })
    for (const none of [null, undefined, 'text', 7, [], { az: '  ' }]) assert.deepEqual((await read(none)).help, {})
    assert.equal((await read({ az: 'x'.repeat(2_000) })).help.az?.length, 1_000)
  })

  it('says the text in the person’s language, or the one that there is', async () => {
    const installation = await read({ kk: 'Ішкі 1410', ru: 'Внутренний 1410' })
    assert.equal(helpIn('ru', installation), 'Внутренний 1410')
    assert.equal(helpIn('az', installation), 'Ішкі 1410')
    assert.equal(helpIn('az', await read(null)), null)
  })
})

describe('the last errors', () => {
  const errors = async (world: ReturnType<typeof makeWorld>): Promise<string[]> => {
    await settle()
    return (await readLastErrors(world.browser.storage)).map(({ operation, code }) => `${operation} ${code}`)
  }

  it('are those of known sites and of our own pages, by operation and code alone', async () => {
    const world = makeWorld()
    await world.page('listTokens').code
    assert.deepEqual(await errors(world), [], 'a stranger leaves none')
    await world.allow('sign')
    await world.page('listTokens').code
    await world.page('sign', { documents: 7 }).code
    await world.own('readToken', { token: 7 }).code
    assert.deepEqual(await errors(world), ['listTokens NOT_ALLOWED', 'sign BAD_PARAMS', 'readToken BAD_PARAMS'])
    const [one] = (await readLastErrors(world.browser.storage)).map(Object.keys)
    assert.deepEqual(one, ['time', 'operation', 'code'])
  })

  it('are the twenty newest', async () => {
    const world = makeWorld()
    for (let count = 0; count < 22; count++) await world.own('readToken', { token: 7 }).code
    await world.own('revokeOrigin', {}).code
    const kept = await errors(world)
    assert.equal(kept.length, 20)
    assert.equal(kept.at(-1), 'revokeOrigin BAD_PARAMS')
  })

  it('do not hold what was given up', async () => {
    const world = makeWorld()
    const call = world.own('listTokens')
    await world.host.hear('open')
    call.port.disconnect()
    assert.deepEqual(await errors(world), [])
  })

  it('are none where something else lies in their place', async () => {
    const world = makeWorld()
    world.browser.session['lastErrors'] = [{ time: 'x' }]
    assert.deepEqual(await errors(world), [])
  })
})

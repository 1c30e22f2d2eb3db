/** The toolbar icon's badge: drawn from what the host tells anyway, and gone with the host (T27). */
import assert from 'node:assert/strict'
import { detailsOf, kaztoken } from '../../integration/screens/sample-care.ts'
import { makeWorld, settle, type World } from './world.ts'

const details = detailsOf(kaztoken)
const stick = details.summary
const soft = { ...stick, id: 'soft', kind: 'software' } as const
const locked = { ...details, userPin: { ...details.userPin, tries: 'locked', left: 0 } } as const
const waiting = {
  kind: 'keyPair',
  id: 'k',
  label: '',
  private: false,
  keyId: '01',
  algorithm: null,
  keyName: '',
  publicKey: new Uint8Array(),
  hasCertificate: false,
  exportable: false,
} as const

/** The host answers a call of our own page; each test asks once for each operation. */
async function tells(world: World, operation: string, result: object): Promise<void> {
  const call = world.own(operation, operation === 'readToken' ? { token: stick.id } : {})
  const count = world.host.heard.filter(message => 'open' in message).length + 1
  const { channel } = await world.host.hear('open', count)
  world.host.say({ channel, result })
  await call.reply
  await settle()
}

describe('the toolbar icon', () => {
  it('shows nothing, and starts no host, when the browser starts, and clears what an earlier background left', async () => {
    const world = makeWorld()
    world.browser.badge.text = '3'
    await settle()
    assert.deepEqual(world.browser.badge, { text: '', title: 'Mohur' })
    assert.equal(world.host.starts, 0)
  })

  it('T27: starts no host for a page, known or not', async () => {
    const world = makeWorld()
    await world.page('listTokens').code
    await world.page('status').code
    await settle()
    assert.equal(world.host.starts, 0)
    assert.equal(world.browser.badge.text, '')
  })

  it('shows a dot while a token is connected; the software token is always there and is none', async () => {
    const world = makeWorld()
    await tells(world, 'listTokens', [soft])
    assert.deepEqual(world.browser.badge, { text: '', title: 'Mohur' })
    await tells(world, 'listTokens', [soft, stick])
    assert.deepEqual(world.browser.badge, { text: '•', title: 'Mohur – 1 token is connected' })
    await tells(world, 'listTokens', [soft])
    assert.equal(world.browser.badge.text, '')
  })

  it('follows the tokens that a page watches', async () => {
    const world = makeWorld()
    await world.allow('tokens')
    world.page('watchTokens')
    const { channel } = await world.host.hear('open')
    world.host.say({ channel, progress: [stick] })
    await settle()
    assert.equal(world.browser.badge.text, '•')
    world.host.say({ channel, progress: [] })
    await settle()
    assert.equal(world.browser.badge.text, '')
  })

  it('counts what needs attention, and says so in words; a token that is taken out needs none', async () => {
    const world = makeWorld()
    await tells(world, 'listTokens', [stick])
    await tells(world, 'readToken', { details: locked, objects: [waiting] })
    const title = 'Mohur – 1 token is connected – 2 things need your attention'
    assert.deepEqual(world.browser.badge, { text: '2', title })
    await tells(world, 'readToken', { details, objects: [waiting] })
    assert.equal(world.browser.badge.text, '1', 'unblocked')
    await tells(world, 'listTokens', [])
    assert.deepEqual(world.browser.badge, { text: '', title: 'Mohur' })
  })

  it('counts a module that was set aside', async () => {
    const world = makeWorld()
    const problem = { code: 'MODULE_SET_ASIDE', details: {} }
    const names = { path: '/m.so', name: 'm.so', source: 'registered', description: '', version: '' }
    await tells(world, 'listModules', [{ ...names, tokens: 0, problem }])
    assert.deepEqual(world.browser.badge, { text: '1', title: 'Mohur – 1 thing needs your attention' })
  })

  it('is cleared when the host goes away', async () => {
    const world = makeWorld()
    await tells(world, 'listTokens', [stick])
    world.host.die()
    await settle()
    assert.deepEqual(world.browser.badge, { text: '', title: 'Mohur' })
  })

  it('speaks the language that the person chose', async () => {
    const world = makeWorld()
    world.browser.stored['settings'] = { language: 'az', word: '' }
    await tells(world, 'listTokens', [stick])
    assert.equal(world.browser.badge.title, 'Mohur – 1 daşıyıcı qoşulub')
  })
})

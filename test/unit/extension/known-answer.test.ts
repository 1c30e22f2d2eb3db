/** What is asked for again under its reference: a host that has the answer asks nobody, and no window comes and goes. */
import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { pin, token } from './questions.ts'
import { makeWorld, settle, type PageCall, type World } from './world.ts'

const request = Uint8Array.from([0x30, 0x00])
const made = { request, pem: '', key: request, token: { label: token.label, serialNumber: token.serialNumber } }

describe('a request under a reference', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }))
  afterEach(() => mock.timers.reset())

  async function ask(params: object = { reference: 'r' }): Promise<{ world: World; call: PageCall; channel: number }> {
    const world = makeWorld()
    await world.allow('request')
    const subject = [{ type: 'CN', value: 'A' }]
    const call = world.page('requestCertificate', { subject, key: { algorithm: 'P-256' }, ...params })
    const { channel } = await world.host.hear('open')
    return { world, call, channel }
  }

  it('has no window where the host knows the answer, then or later', async () => {
    const { world, call, channel } = await ask()
    world.host.say({ channel, result: made })
    assert.equal(await call.code, null)
    mock.timers.tick(10_000)
    await settle()
    assert.equal(world.browser.open.size, 0)
  })

  it('has its window as soon as the host asks, and it is the one that goes on', async () => {
    const { world, call, channel } = await ask()
    assert.equal(world.browser.open.size, 0)
    const question = { tokens: [{ token, newPin: false, obstacle: null }], problem: null }
    world.host.say({ channel, ask: { number: 1, version: 1, prompt: 'requestCertificate', question } })
    const person = await world.person()
    await person.stage('asking')
    mock.timers.tick(10_000)
    await settle()
    assert.equal(world.browser.open.size, 1)
    person.say({ answer: { number: 1, typed: { token: token.id, pin: pin('1234'), exportable: false } } })
    await world.host.hear('answer')
    world.host.say({ channel, result: made })
    assert.equal(await call.code, null)
    await person.stage('done')
  })

  it('has its window after a moment where the host says nothing', async () => {
    const { world } = await ask()
    mock.timers.tick(500)
    const person = await world.person()
    await person.stage('preparing')
  })

  it('tells in a window what went wrong before anything was asked, but not what the page gave up', async () => {
    const { world, call, channel } = await ask()
    world.host.say({ channel, error: { code: 'TOKEN_REMOVED', details: {} } })
    await (await world.person()).stage('failed')
    assert.equal(await call.code, 'TOKEN_REMOVED')
    const other = await ask()
    other.call.port.postMessage({ cancel: true })
    assert.equal(await other.call.code, 'ABORTED')
    await settle()
    assert.equal(other.world.browser.open.size, 0)
  })

  it('has its window at once without one', async () => {
    const { world } = await ask({})
    assert.equal(world.browser.open.size, 1)
  })
})

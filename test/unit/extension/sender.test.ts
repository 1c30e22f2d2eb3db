/** Who is let in at all: the browser's word on the sender decides, and nothing that a page says. */
import assert from 'node:assert/strict'
import type { Sender } from '../../../extension/browser-api.ts'
import { extensionId, extensionRoot } from './fake-browser.ts'
import { bank, makeWorld, senderOf } from './world.ts'

/** None of them is `https://bank.example`. */
const lookAlikes = [
  'http://bank.example',
  'https://bank.example:8443',
  'https://bank.example:444',
  'https://www.bank.example',
  'https://bank.example.evil.test',
  'https://evil.test',
  'https://bank.example.',
  'https://bank-example.test',
  'https://BANK.example',
  'https://xn--bnk-5cd.example',
  'https://bаnk.example',
  'https://user@bank.example',
  'https://bank.example/',
  'https://bank.example/bank',
  'https://bank.example#',
  ' https://bank.example',
  'https://bank.example\n',
  'null',
  '',
  'file://',
  'data:text/html,bank.example',
  'blob:https://bank.example/1',
  'chrome-extension://bank.example',
  'http://localhost.evil.test',
  'http://localhost:80:80',
  'http://127.0.0.1',
  'wss://bank.example',
]

const page = senderOf(bank)
const without = (key: keyof Sender): Sender => Object.fromEntries(Object.entries(page).filter(([name]) => name !== key))

const strangers: Record<string, Sender> = {
  'a cross-origin or same-origin frame': { ...page, frameId: 4 },
  'a frame that does not say which': without('frameId'),
  'a sandboxed frame whose address is the bank’s': { ...page, origin: 'null' },
  'a document that is prerendered': { ...page, documentLifecycle: 'prerender' },
  'a document in the back-forward cache': { ...page, documentLifecycle: 'cached' },
  'a document that is leaving': { ...page, documentLifecycle: 'pending_deletion' },
  'another extension': { ...page, id: 'a'.repeat(32) },
  'a sender without an id': without('id'),
  'a sender without a tab': without('tab'),
  'a sender without an origin': without('origin'),
  'our own page on a page’s port': {
    ...page,
    origin: extensionRoot.slice(0, -1),
    url: `${extensionRoot}popup/index.html`,
  },
}

const impostors: Record<string, Sender> = {
  'a content script that names its port so': page,
  'a content script of a page with our address in its own': {
    ...page,
    url: `https://evil.test/${extensionRoot}manager/`,
  },
  'a frame with our origin but a foreign address': { ...page, origin: extensionRoot.slice(0, -1) },
  'a page with our address but its own origin': { ...page, url: `${extensionRoot}manager/index.html` },
  'the prompt window': {
    id: extensionId,
    origin: extensionRoot.slice(0, -1),
    url: `${extensionRoot}prompt/index.html`,
  },
}

describe('the sender gate', () => {
  it('lets the allowed origin in', async () => {
    const world = makeWorld({
      on: (message, host) => {
        if ('open' in message) host.say({ channel: message.channel, result: [] })
      },
    })
    await world.allow('tokens')
    assert.deepEqual(await world.page('listTokens').reply, { result: [] })
    assert.equal(world.host.starts, 1)
  })

  for (const origin of lookAlikes) {
    it(`T1: gives ${JSON.stringify(origin)} nothing of what ${bank} was allowed`, async () => {
      const world = makeWorld()
      await world.allow('tokens', 'sign', 'certificates', 'request')
      const call = world.page('listTokens', {}, { ...senderOf(origin), url: `${bank}/` })
      assert.deepEqual(await call.reply, { error: { code: 'NOT_ALLOWED', details: {} } })
      assert.equal(world.host.starts, 0)
    })
  }

  for (const [who, sender] of Object.entries(strangers)) {
    it(`T2, T3, T4, T7: refuses ${who}`, async () => {
      const world = makeWorld()
      await world.allow('tokens')
      assert.deepEqual(await world.page('listTokens', {}, sender).reply, {
        error: { code: 'NOT_ALLOWED', details: {} },
      })
      assert.deepEqual(await world.page('status', {}, sender).reply, { error: { code: 'NOT_ALLOWED', details: {} } })
      assert.equal(world.host.starts, 0)
    })
  }

  for (const [who, sender] of Object.entries(impostors)) {
    it(`T6: does not take ${who} for our own page`, async () => {
      const world = makeWorld()
      const message = { open: { operation: 'listOrigins', params: {} }, activated: true }
      assert.equal(await world.raw(message, sender, 'extension').code, 'NOT_ALLOWED')
    })
  }

  it('knows no other kind of port', async () => {
    const world = makeWorld()
    const message = { open: { operation: 'status', params: {} }, activated: true }
    assert.equal(await world.raw(message, page, 'anything').code, 'NOT_ALLOWED')
  })
})

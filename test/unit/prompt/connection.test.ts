/** The window's end of the port: it draws no bytes but those that the list of the request names. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { Connection } from '../../../extension/prompt/connection.ts'
import type { OpenedDocument } from '../../../extension/prompt/prompt-context.ts'
import type { FromPromptWindow, PromptState, ToPromptWindow } from '../../../extension/prompt-messages.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { portPair } from '../extension/fake-browser.ts'
import { settle } from '../extension/world.ts'

const contents = ['{"amount": "10.00"}', '{"amount": "99.00"}', 'üçüncü'].map(utf8)
const request: PromptState['request'] = {
  operation: 'sign',
  place: 'beside',
  markedPage: null,
  role: null,
  authorities: [],
  documents: contents.map((content, index) => ({
    index,
    name: `ödəniş ${index}`,
    type: 'application/json',
    size: content.length,
    digest: createHash('sha256').update(content).digest('hex'),
    edges: null,
  })),
}
const shown: Omit<PromptState, 'now'> = { origin: 'https://bank.kz', request }

describe('the port of the prompt window', () => {
  const names = ['browser', 'chrome', 'location'] as const
  const replaced = names.map(name => ({ name, own: Object.getOwnPropertyDescriptor(globalThis, name) }))
  const [port, background] = portPair('prompt')
  const { postMessage: tell } = background as { postMessage: (message: ToPromptWindow) => void }
  const asked: FromPromptWindow[] = []
  const heard: PromptState[] = []
  let connection: Connection

  before(async () => {
    const api = { runtime: { id: 'window', connect: () => port } }
    const inPlace = { browser: api, chrome: api, location: { hash: '#ticket' } }
    for (const name of names) Object.defineProperty(globalThis, name, { value: inPlace[name], configurable: true })
    background.onMessage.addListener(message => void asked.push(message as FromPromptWindow))
    const { connect } = await import('../../../extension/prompt/connection.ts')
    connection = connect({ onState: state => void heard.push(state), onLost: () => undefined })
  })
  after(async () => {
    background.disconnect()
    await new Promise(setImmediate)
    for (const { name, own } of replaced) {
      if (own) Object.defineProperty(globalThis, name, own)
      else Reflect.deleteProperty(globalThis, name)
    }
  })

  /** What the window makes of a document when the background hands it these bytes. */
  const opened = (index: number, content: Bytes | Blob): Promise<OpenedDocument> => {
    const opening = connection.fetch(index)
    tell({ document: { index, content } })
    return opening
  }
  const bent = (content: Bytes): Bytes => content.map((octet, place) => (place === 12 ? octet ^ 1 : octet))

  it('shows its ticket first, and opens nothing before it was told what is asked', async () => {
    const [first = new Uint8Array()] = contents
    assert.equal(await opened(0, first), 'wrong')
    assert.deepEqual(asked, [{ ticket: 'ticket' }, { read: 0 }])
  })

  it('draws nothing before it was told what is asked, and then each stage of it', async () => {
    for (const message of [{ now: { stage: 'preparing' } }, { shown }] as const) {
      tell(message)
      await settle()
      assert.deepEqual(heard, [])
    }
    tell({ now: { stage: 'preparing' } })
    tell({ now: { stage: 'ended' } })
    await settle()
    assert.deepEqual(heard, [
      { ...shown, now: { stage: 'preparing' } },
      { ...shown, now: { stage: 'ended' } },
    ])
  })

  it('T25: opens the bytes of the list', async () => {
    tell({ shown })
    for (const [index, content] of contents.entries()) assert.deepEqual(await opened(index, content), { content })
  })

  it('T25: opens no bytes that differ, by one bit, in length, or as those of another document', async () => {
    tell({ shown })
    const [first = new Uint8Array(), second = new Uint8Array()] = contents
    assert.equal(first.length, second.length)
    assert.equal(await opened(0, bent(first)), 'wrong')
    assert.equal(await opened(0, second), 'wrong')
    assert.equal(await opened(0, first.subarray(1)), 'wrong')
    assert.equal(await opened(0, new Uint8Array()), 'wrong')
    assert.equal(await opened(3, first), 'wrong')
    assert.deepEqual(await opened(0, first), { content: first })
  })

  it('T25: reads the bytes of a Blob, and opens none that differ', async () => {
    tell({ shown })
    const [first = new Uint8Array()] = contents
    assert.deepEqual(await opened(0, new Blob([first])), { content: first })
    assert.equal(await opened(0, new Blob([bent(first)])), 'wrong')
  })

  it('says of a Blob that cannot be read any more that it cannot, and opens nothing', async () => {
    tell({ shown })
    const lost = Object.assign(new Blob([]), { arrayBuffer: () => Promise.reject(new Error('NotReadableError')) })
    let isOpen = false
    void opened(0, lost).then(() => (isOpen = true))
    await settle()
    assert.deepEqual([asked.at(-1), isOpen], [{ unreadable: 0 }, false])
  })

  it('T25: opens nothing where the list lies about the length', async () => {
    const [first = new Uint8Array()] = contents
    const documents = request.documents.map(document => ({ ...document, size: document.size + 1 }))
    tell({ shown: { ...shown, request: { ...request, documents } } })
    assert.equal(await opened(0, first), 'wrong')
  })
})

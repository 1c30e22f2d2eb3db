/** The window while a long document is read: it says so, asks nothing yet, and its end is the end of the reading. */
import assert from 'node:assert/strict'
import { readingLengths } from '../../../extension/background/read-through.ts'
import { askToSign, payment, signParams } from './questions.ts'
import { bank, makeWorld, settle, type PageCall, type Person, type World } from './world.ts'

/** No piece of it comes before it is let go. */
class SlowFile extends Blob {
  reads = 0
  letGo: () => void = () => undefined
  readonly #size: number
  readonly #whole: SlowFile
  constructor(size: number, whole?: SlowFile) {
    super()
    this.#size = size
    this.#whole = whole ?? this
  }
  override get size(): number {
    return this.#size
  }
  override slice(start = 0, end = this.#size): SlowFile {
    return new SlowFile(end - start, this.#whole)
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    this.#whole.reads++
    return new Promise(resolve => (this.#whole.letGo = () => resolve(new ArrayBuffer(this.#size))))
  }
}

const letter = 'pay 1'

interface Reading {
  world: World
  call: PageCall
  person: Person
  file: SlowFile
  size: number
}

async function startReading(): Promise<Reading> {
  const world = makeWorld()
  await world.allow('sign')
  const size = readingLengths.whole + 1
  const file = new SlowFile(size)
  const film = { name: 'film.bin', type: 'application/octet-stream', content: file }
  const documents = [payment(letter), film]
  const call = world.page('sign', { ...signParams('pay 1'), documents })
  return { world, call, person: await world.person(), file, size }
}

describe('the window while a long document is read', () => {
  it('says who asks for what and how far it is, and puts no question', async () => {
    const { world, person, size } = await startReading()
    const { origin, request } = await person.stage('reading')
    assert.equal(origin, bank)
    const about = [
      { index: 0, name: 'payment.txt', type: 'text/plain', size: letter.length, digest: '', edges: null },
      { index: 1, name: 'film.bin', type: 'application/octet-stream', size, digest: '', edges: null },
    ]
    assert.deepEqual(request, {
      operation: 'sign',
      place: 'beside',
      markedPage: null,
      role: null,
      authorities: [],
      documents: about,
    })
    const { channel } = await world.host.hear('open')
    world.host.say(askToSign(channel))
    await settle()
    const { now } = await person.stage('reading', 2)
    assert.ok(now.stage === 'reading' && now.total === letter.length + size)
    assert.deepEqual(
      person.states.filter(state => state.now.stage !== 'reading'),
      [],
    )
  })

  it('shows what was read of it', async () => {
    const { person } = await startReading()
    for (let count = 1; ; count++) {
      const { now } = await person.stage('reading', count)
      if (now.stage === 'reading' && now.done === letter.length) return
    }
  })

  it('ends the reading when the person cancels', async () => {
    const { call, person, file } = await startReading()
    await person.stage('reading')
    while (file.reads === 0) await settle()
    person.say({ reject: true })
    assert.equal(await call.code, 'USER_REJECTED')
    file.letGo()
    await settle()
    assert.equal(file.reads, 1)
  })
})

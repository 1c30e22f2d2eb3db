/** T29: short bytes are cut out of a frame, whatever stands around them, and come back as what they were. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { frame, readFrames } from '../../../host/serving/frames.ts'
import { takenBytes } from '../../../host/serving/taken-bytes.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import { joiner, split, toWire } from '../../../shared/wire.ts'

function received(json: string): { values: unknown[]; texts: string[]; chunks: Buffer[] } {
  const { textOf, bytesOf } = takenBytes()
  const values: unknown[] = []
  const texts: string[] = []
  const join = joiner(value => values.push(value), bytesOf)
  const read = readFrames(
    text => {
      texts.push(text)
      join(JSON.parse(text))
    },
    { textOf, forgets: true },
  )
  const chunks = [...split(json)].flatMap(piece => {
    const whole = frame(piece)
    return [whole.subarray(0, 7), whole.subarray(7)].map(part => Buffer.from(part))
  })
  for (const chunk of chunks) read(chunk)
  return { values, texts, chunks }
}

const pin = utf8('Correct7Horse')
const base64 = Buffer.from(pin).toString('base64')

describe('T29: bytes in a frame', () => {
  const messages: Record<string, unknown> = {
    'of an answer': { channel: 1, answer: { prompt: 'enterPin', value: { pin: { pin, lastTryConfirmed: false } } } },
    'of every length': Array.from({ length: 300 }, (_, length) => Uint8Array.from(randomBytes(length))),
    'beside a text that looks like them': { text: `{"$bytes":"${base64}"}`, escaped: '{\\"$bytes\\":\\"QUJD\\"}', pin },
    'in a message of many parts': { name: 'ö"\\'.repeat(limits.part), more: `{"$bytes":"${base64}"}`, pin },
    'that are a document': { content: Uint8Array.from(randomBytes(200_000)), pin },
  }
  for (const [what, message] of Object.entries(messages)) {
    it(`${what}: come back as they were`, () => {
      assert.deepEqual(received(toWire(message)).values, [message])
    })
  }

  it('stand in no text, and in no chunk when it was read', () => {
    const text = { name: 'x'.repeat(limits.part), pin }
    for (const json of [toWire({ pin }), toWire(text)]) {
      const { texts, chunks } = received(json)
      assert.ok(json.includes(base64))
      assert.ok(!texts.some(text => text.includes(base64)))
      assert.equal(Buffer.concat(chunks).indexOf(base64), -1)
    }
  })

  it('are refused as ever when they are no canonical base64, or a number of nothing', () => {
    for (const text of ['"QUJDRA"', '"QR=="', '"Q==="', '"QU JD"', '"=QUJ"', '"QUJ-"', '7', '0', '-1', '1.5']) {
      assert.throws(() => received(`{"a":{"$bytes":${text}}}`), { code: 'BAD_PARAMS' }, text)
    }
  })
})

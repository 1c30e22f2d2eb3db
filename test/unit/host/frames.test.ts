/** T19, R12: frames of native messaging, split and glued anyhow. */
import assert from 'node:assert/strict'
import { frame, readFrames } from '../../../host/serving/frames.ts'
import { limits } from '../../../shared/limits.ts'

function collect(): { texts: string[]; read: (chunk: Buffer) => void } {
  const texts: string[] = []
  return { texts, read: readFrames(text => texts.push(text)) }
}

const header = (length: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(length)
  return bytes
}

describe('T19: the frame reader', () => {
  const messages = ['{}', '{"text":"möhür"}', `"${'x'.repeat(70_000)}"`]
  const stream = Buffer.concat(messages.map(frame))

  it('reads glued frames', () => {
    const { texts, read } = collect()
    read(stream)
    assert.deepEqual(texts, messages)
  })

  it('reads a stream cut at every byte', () => {
    const small = Buffer.concat([frame('{}'), frame('"ə"')])
    for (let cut = 0; cut <= small.length; cut++) {
      const { texts, read } = collect()
      read(small.subarray(0, cut))
      read(small.subarray(cut))
      assert.deepEqual(texts, ['{}', '"ə"'])
    }
  })

  it('reads a stream that comes byte by byte', () => {
    const { texts, read } = collect()
    for (const byte of Buffer.concat([frame('{}'), frame('[1]')])) read(Buffer.of(byte))
    assert.deepEqual(texts, ['{}', '[1]'])
  })

  it('refuses a length of zero and one over the limit before anything else comes', () => {
    for (const length of [0, limits.extensionFrame + 1, 0xffffffff]) {
      assert.throws(() => collect().read(header(length)), RangeError)
    }
  })

  it('takes a length of exactly the limit', () => {
    assert.doesNotThrow(() => collect().read(header(limits.extensionFrame)))
  })

  it('T29: leaves nothing of a frame in any memory that it came in, when it is to be forgotten', () => {
    const whole = frame('{"pin":"s3cret"}')
    for (const cuts of [[whole.length], [3, whole.length], [4, whole.length], [5, 9, whole.length]]) {
      const chunks = cuts.map((end, at) => Buffer.from(whole.subarray(cuts[at - 1] ?? 0, end)))
      const frames: Buffer[] = []
      const texts: string[] = []
      const textOf = (bytes: Buffer): string => {
        frames.push(bytes)
        return bytes.toString()
      }
      const read = readFrames(text => texts.push(text), { textOf, forgets: true })
      for (const chunk of chunks) read(chunk)
      assert.deepEqual(texts, ['{"pin":"s3cret"}'], `cut at ${cuts.join()}`)
      const left = [...frames, ...chunks].map(bytes => bytes.toString('latin1')).join('\n')
      assert.doesNotMatch(left, /[a-z0-9]/, `cut at ${cuts.join()}`)
    }
  })

  it('refuses broken UTF-8', () => {
    assert.throws(() => collect().read(Buffer.concat([header(2), Buffer.of(0xc3, 0x28)])), TypeError)
  })

  it('never writes a frame that would close the port', () => {
    assert.throws(() => frame('x'.repeat(limits.hostFrame + 1)), RangeError)
    assert.equal(frame('x'.repeat(limits.hostFrame)).length, limits.hostFrame + 4)
  })

  it('survives 200,000 malformed streams with nothing but its own refusal', () => {
    let seed = 1
    const random = (below: number): number => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff
      return seed % below
    }
    for (let count = 0; count < 200_000; count++) {
      const bytes = Buffer.from(Array.from({ length: random(24) }, () => random(256)))
      if (random(2) === 0 && bytes.length >= 4) bytes.writeUInt32LE(random(30))
      const { read } = collect()
      try {
        read(bytes.subarray(0, random(bytes.length + 1)))
        read(bytes)
      } catch (error) {
        assert.ok(error instanceof RangeError || error instanceof TypeError)
      }
    }
  })
})

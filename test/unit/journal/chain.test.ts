/** The chain of the journal: every change of every byte is found. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { chained, genesis, readChain } from '../../../host/journal/chain.ts'
import { utf8 } from '../../../shared/bytes.ts'

const values = [{ n: 1 }, { text: 'Şəxsiyyət\n\u0000\u2028\ud800"' }, { n: 3 }]
const { lines, tail } = chained(values, genesis)
const bytes = utf8(lines)

describe('the chain', () => {
  it('is JSON lines, each with the hash of its other members and the hash of the line before', () => {
    const texts = lines.trimEnd().split('\n')
    assert.equal(texts.length, 3)
    let previous = genesis
    texts.forEach((text, index) => {
      const { lineHash: hash, ...body } = JSON.parse(text) as { lineHash: string }
      assert.deepEqual(body, { previous, ...values[index] })
      assert.equal(hash, createHash('sha256').update(JSON.stringify(body)).digest('hex'))
      previous = hash
    })
    assert.equal(tail, previous)
  })

  it('reads back what was written, whatever characters it holds', () => {
    const chain = readChain(bytes, genesis)
    assert.equal(chain.intact, true)
    assert.equal(chain.tail, tail)
    assert.equal(chain.lines.length, 3)
  })

  it('T44: finds a flip of any bit, and keeps the lines around it', () => {
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Uint8Array.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const chain = readChain(changed, genesis)
      assert.equal(chain.intact, false, `bit ${bit}`)
      assert.ok(chain.lines.length >= 1, `bit ${bit}`)
    }
  })

  it('T44: finds a line that was taken out, doubled or moved', () => {
    const [first = '', second = '', third = ''] = lines.split(/(?<=\n)/)
    for (const changed of [first + third, second + third, first + first + second, second + first + third]) {
      assert.equal(readChain(utf8(changed), genesis).intact, false)
    }
  })

  it('R16: finds every cut but those between lines', () => {
    const ends = lines.split(/(?<=\n)/).map((_, index, all) => utf8(all.slice(0, index + 1).join('')).length)
    for (let length = 0; length <= bytes.length; length++) {
      const whole = length === 0 || ends.includes(length)
      assert.equal(readChain(bytes.subarray(0, length), genesis).intact, whole, `cut at ${length}`)
    }
  })

  it('goes on from a known hash', () => {
    const more = chained([{ n: 4 }], tail)
    assert.equal(readChain(utf8(more.lines), tail).tail, more.tail)
    assert.equal(readChain(utf8(more.lines), genesis).intact, false)
    assert.equal(readChain(utf8(more.lines), null).first, tail)
  })

  it('is read on behind an empty line, which is none of its own', () => {
    const chain = readChain(utf8(`\n${lines}`), genesis)
    assert.deepEqual([chain.lines.length, chain.intact], [3, false])
  })
})

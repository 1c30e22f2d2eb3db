/** T45: a bucket for each origin, for as many origins as are remembered; none for our own pages. */
import assert from 'node:assert/strict'
import type { Background } from '../../../extension/background/background.ts'
import { rateGate } from '../../../extension/background/gates/rate.ts'
import type { Known } from '../../../extension/background/request.ts'
import { limits } from '../../../shared/limits.ts'

describe('the rate gate', () => {
  const gate = () => {
    const rates: Background['rates'] = new Map()
    return { rates, pass: (origin: string | null) => rateGate({ origin } as Known, { rates } as Background) }
  }

  it('holds no page of our own up', () => {
    const { rates, pass } = gate()
    for (let call = 0; call < 3 * limits.rateBurst; call++) pass(null)
    assert.equal(rates.size, 0)
  })

  it('remembers a thousand origins, and forgets the one that came first', () => {
    const { rates, pass } = gate()
    for (let number = 1; number <= 1_000; number++) pass(`https://${number}.example`)
    assert.deepEqual([rates.size, rates.has('https://1.example')], [1_000, true])
    pass('https://1001.example')
    assert.deepEqual([rates.size, rates.has('https://1.example'), rates.has('https://2.example')], [1_000, false, true])
  })
})

/** The documents of a batch are read for their amounts a few at a time, once each, and nothing but the amounts is kept. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { readAmounts, withoutReading } from '../../../extension/prompt/read-amounts.ts'
import type { OpenedDocument } from '../../../extension/prompt/prompt-context.ts'
import type { Amounts, ReadAmount } from '../../../extension/prompt/totals.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { until } from '../../support/until.ts'

const listed = (count: number, type = 'application/json') =>
  Array.from({ length: count }, (_, index) => ({ index, name: `${index}`, type, size: 40, digest: '', edges: null }))

/** A background that answers when it is told to. */
function background(answer: (index: number) => OpenedDocument) {
  const asked: number[] = []
  const waiting: (() => void)[] = []
  const fetch = (index: number): Promise<OpenedDocument> => {
    asked.push(index)
    return new Promise(resolve => waiting.push(() => resolve(answer(index))))
  }
  const deliver = async (): Promise<void> => {
    waiting.shift()?.()
    await sleep(0)
  }
  return { asked, waiting, fetch, deliver }
}
const payment = (index: number): OpenedDocument => ({ content: utf8(`{"amount": ${index}, "currency": "KZT"}`) })

describe('reading the amounts of a batch', () => {
  it('asks for nothing before the window was at rest, and then for eight at a time, each once', async () => {
    const { asked, waiting, fetch, deliver } = background(payment)
    const told: Amounts[] = []
    const stop = readAmounts({ documents: listed(20), amounts: new Map(), fetch, tell: amounts => told.push(amounts) })
    await sleep(100)
    assert.deepEqual(asked, [])
    await until('the first were asked for', () => asked.length > 0 || undefined)
    assert.equal(waiting.length, 8)
    while (waiting.length > 0) {
      await deliver()
      assert.ok(waiting.length <= 8)
    }
    assert.deepEqual(asked, [...Array(20).keys()])
    assert.equal(told.at(-1)?.size, 20)
    assert.deepEqual(told.at(-1)?.get(7), { value: { digits: 7n, scale: 0 }, currency: 'KZT', payments: 1 })
    stop()
  })

  it('goes on where it was stopped, and does not ask again for what it knows', async () => {
    const amounts = new Map<number, ReadAmount>()
    const first = background(payment)
    const stop = readAmounts({ documents: listed(20), amounts, fetch: first.fetch, tell: () => undefined })
    await until('the first were asked for', () => first.asked.length > 0 || undefined)
    await first.deliver()
    stop()
    while (first.waiting.length > 0) await first.deliver()
    assert.deepEqual([first.asked.length, amounts.size], [9, 1])
    const second = background(payment)
    const stopSecond = readAmounts({ documents: listed(20), amounts, fetch: second.fetch, tell: () => undefined })
    await until('the next were asked for', () => second.asked.length > 0 || undefined)
    while (second.waiting.length > 0) await second.deliver()
    assert.deepEqual(second.asked, [...Array(20).keys()].slice(1))
    stopSecond()
  })

  it('T25: tells at once of bytes that are not those of the list', async () => {
    const { asked, fetch, deliver } = background(index => (index === 0 ? 'wrong' : payment(index)))
    const told: Amounts[] = []
    const stop = readAmounts({ documents: listed(20), amounts: new Map(), fetch, tell: amounts => told.push(amounts) })
    await until('the first were asked for', () => asked.length > 0 || undefined)
    await deliver()
    assert.equal(told.at(-1)?.get(0), 'wrong')
    stop()
  })

  it('never asks for what can have no amount', () => {
    assert.equal(withoutReading(listed(3, 'application/pdf')).size, 3)
    assert.equal(withoutReading(listed(3)).size, 0)
  })
})

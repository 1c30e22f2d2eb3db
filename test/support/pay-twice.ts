/** Pays at the centre with each step taken twice, as by somebody who lost the answer: one invoice and one payment come of it. */
import assert from 'node:assert/strict'
import { card, type Visitor } from './portal-visitor.ts'
import { twice } from './twice.ts'

/** `kind`: what is paid for; `findAgain` is done between the two times. */
export async function payTwice(visitor: Visitor, kind: string, findAgain: () => Promise<void>): Promise<void> {
  const due = await twice(() => visitor.call('/api/payments', { kind }), findAgain)
  assert.deepEqual(due[1].json, due[0].json)
  const paid = await twice(() => visitor.call(`/api/payments/${String(due[0].json['invoice'])}/pay`, card), findAgain)
  assert.match(String(paid[0].json['transaction']), /^T\d{9}$/)
  assert.deepEqual(paid[1].json, paid[0].json)
}

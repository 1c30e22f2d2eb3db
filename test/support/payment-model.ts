/** What may become of a payment by the signature card of `bank-hands.ts`, told once more and apart from the bank. */
import type { Hand } from './bank-hands.ts'

export type Signing = 'good' | 'beside' | 'other document' | 'other person'

export interface Step {
  what: 'sign' | 'recall' | 'send'
  who: Hand
  /** How it is signed. */
  how: Signing
  /** Who had signed what it stands beside. */
  beside: readonly Hand[]
}

export interface Modelled {
  amount: number
  status: 'new' | 'signedOnce' | 'signed' | 'accepted' | 'refused'
  /** In their order. */
  signers: readonly Hand[]
}

/** The bank's word for what is in the way; `null`: nothing. */
export interface Outcome {
  told: string | null
  after: Modelled
}

/** Who may sign at which place up to which amount. */
const places: Record<Hand, readonly [first: number, second: number]> = {
  accountant: [Infinity, -1],
  director: [Infinity, Infinity],
  deputy: [-1, 100_000],
  stranger: [-1, -1],
}

export function modelStep(payment: Modelled, step: Step): Outcome {
  const told = obstacleTo(payment, step)
  return told === null ? { told, after: done(payment, step) } : { told, after: payment }
}

function obstacleTo({ status, signers, amount }: Modelled, { what, who }: Step): string | null {
  if (what === 'sign') {
    if (status === 'signed' || status === 'accepted') return 'signedBefore'
    if (who === 'stranger') return 'notOnCard'
    if (signers.includes(who)) return 'signedBefore'
    const limit = places[who][signers.length as 0 | 1]
    if (limit < 0) return 'wrongOrder'
    return amount > limit ? 'overLimit' : null
  }
  if (who === 'stranger') return 'notOnCard'
  if (status === 'accepted') return 'sentBefore'
  return what === 'send' && status !== 'signed' ? 'signatureMissing' : null
}

function done(payment: Modelled, { what, who, how, beside }: Step): Modelled {
  if (what === 'recall') return { ...payment, status: 'new', signers: [] }
  if (what === 'send') return { ...payment, status: 'accepted' }
  const { signers } = payment
  const isBeside = how === 'beside' && beside.every(earlier => signers.includes(earlier))
  if (how !== 'good' && !isBeside) return { ...payment, status: 'refused', signers: [] }
  const all = [...signers, who]
  return { ...payment, status: all.length === 2 ? 'signed' : 'signedOnce', signers: all }
}

/** The signature card of a customer: who may sign first and who second, each up to which amount. */
import type { Refusal, Person } from './person.ts'

export type Place = 1 | 2

export interface CardRow {
  /** The person's number in their certificates, whichever of them they sign with. */
  number: string
  place: Place
  /** In the currency of the payments; `null`: whatever the amount. */
  upTo: number | null
}

/** `null`: whoever may log in signs, and one signature is enough. */
export type SignatureCard = readonly CardRow[] | null

export interface Signing {
  amount: number
  /** Numbers of those who have signed, in their order. */
  signed: readonly string[]
  person: Pick<Person, 'number'>
}

export const placesOf = (card: SignatureCard): number => (card ? 2 : 1)

/** An empty number is everybody's who has none. */
export const isOnCard = (card: SignatureCard, { number }: Pick<Person, 'number'>): boolean =>
  !card || (number !== '' && card.some(row => row.number === number))

/** What is in the way of this person's being the next to sign; `null`: nothing. */
export function obstacleTo(card: SignatureCard, { amount, signed, person: { number } }: Signing): Refusal | null {
  if (!card) return null
  if (!isOnCard(card, { number })) return 'notOnCard'
  if (signed.includes(number)) return 'signedBefore'
  const atPlace = card.filter(row => row.number === number && row.place === signed.length + 1)
  if (atPlace.length === 0) return 'wrongOrder'
  return atPlace.some(({ upTo }) => upTo === null || amount <= upTo) ? null : 'overLimit'
}

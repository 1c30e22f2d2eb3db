/** Our own JSON of many payments: an object with a list of them, each as one alone is written, and what they come to. */
import { openCursor, skip, take, type Cursor } from '../cursor.ts'
import { labelOf } from '../labels.ts'
import { paymentOf } from '../payment.ts'
import { jsonSpace, readName, readValue } from '../read-json.ts'
import { checkNames, parsingPayments, Unreadable, type Field } from '../reading.ts'
import { addToTally, countClaim, newTally, pointSum, sumClaim, type Claim, type Tally } from './claims.ts'
import type { FileFacts, PaymentReader } from './payment-reader.ts'
import type { Payment } from './payment-parts.ts'

export const readPaymentsJson: PaymentReader = {
  name: 'json',
  types: /^(?:application\/json|text\/json|application\/[\w.-]+\+json)$/,
  charsets: ['utf-8'],
  charsetIn: () => null,
  looksAt: Infinity,
  isOfLines: false,
  recognise: hasList,
  read,
}

/** A list of objects under a name that says payments, at the top of all. */
function hasList(text: string): boolean {
  try {
    const members = membersOf(openCursor(text, parsingPayments))
    for (let next = members.next(); !next.done; next = members.next()) if (isList(next.value)) return true
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
  }
  return false
}

interface Member {
  cursor: Cursor
  name: string
}

const list = /\[[ \t\n\r]*\{/y

function isList({ cursor, name }: Member): boolean {
  list.lastIndex = cursor.at
  return labelOf(name) === 'payments' && list.test(cursor.text)
}

/** Stops before each value, which the caller reads; one that it leaves alone is read here. */
function* membersOf(cursor: Cursor): Generator<Member, void> {
  take(cursor, jsonSpace)
  skip(cursor, '{')
  take(cursor, jsonSpace)
  while (cursor.text[cursor.at] !== '}') {
    const name = readName(cursor)
    const at = cursor.at
    yield { cursor, name }
    if (cursor.at === at) readValue(cursor, name, 1)
    take(cursor, jsonSpace)
    if (cursor.text[cursor.at] === '}') break
    skip(cursor, ',')
    take(cursor, jsonSpace)
    if (cursor.text[cursor.at] === '}') throw new Unreadable('syntax')
  }
  cursor.at += 1
  take(cursor, jsonSpace)
  if (cursor.at !== cursor.text.length) throw new Unreadable('syntax')
}

function* read(text: string): Generator<Payment, FileFacts> {
  const tally = newTally()
  const outside: Field[] = []
  const names: string[] = []
  for (const member of membersOf(openCursor(text, parsingPayments))) {
    names.push(member.name)
    if (isList(member)) yield* readList(member.cursor, tally)
    else outside.push(readValue(member.cursor, member.name, 1))
  }
  checkNames(names)
  // An amount beside the list would be paid as well, or be its total under a name that does not say so.
  if (names.some(name => labelOf(name) === 'amount')) throw new Unreadable('twoFormats')
  return { format: 'JSON', claims: outside.flatMap(field => claimIn(field, tally)), fields: outside }
}

function* readList(cursor: Cursor, tally: Tally): Generator<Payment, void> {
  skip(cursor, '[')
  for (let place = 1; ; place++) {
    take(cursor, jsonSpace)
    if (cursor.text[cursor.at] !== '{') throw new Unreadable('syntax')
    const payment = readOne(cursor, place)
    addToTally(tally, payment)
    yield payment
    take(cursor, jsonSpace)
    if (cursor.text[cursor.at] === ']') break
    skip(cursor, ',')
  }
  cursor.at += 1
}

function readOne(cursor: Cursor, place: number): Payment {
  const start = cursor.at
  const { fields } = readValue(cursor, String(place), 2)
  const written = cursor.text.slice(start, cursor.at)
  const payment = paymentOf(fields)
  return {
    amount: payment?.amount ?? null,
    parts: payment?.parts ?? {},
    fields: () => readValue(openCursor(written, parsingPayments), String(place), 2).fields,
  }
}

function claimIn({ name, text }: Field, tally: Tally): Claim[] {
  const label = labelOf(name)
  if (label === 'total') return [sumClaim(name, pointSum(text), tally)]
  return label === 'quantity' ? [countClaim(name, text, tally)] : []
}

/**
 * MT102: one payer, many payments, each from `:21:` on, and their sum in `:32A:`. In Kazakhstan a register of pension and social
 * contributions (`:70:/OPV/…`) or of wages: the money goes to the payee of the message, for the person who is named in each payment.
 */
import { Unreadable, type Field } from '../reading.ts'
import { addToTally, newTally, sumClaim, type Claim, type Tally } from './claims.ts'
import { mtAmount } from './mt-amount.ts'
import { beginMtMessage, drawnField, endMtMessage, mtFields, partsInField, type MtField } from './mt-message.ts'
import { onlyField } from './mt-parties.ts'
import { lookedAt, type FileFacts, type PaymentReader } from './payment-reader.ts'
import { partsOf, type Payment, type PaymentParts } from './payment-parts.ts'
import { beginsMt, mtCharsets, mtParts, mtTypes } from './read-mt.ts'

export const readMt102: PaymentReader = {
  name: 'mt102',
  types: mtTypes,
  charsets: mtCharsets,
  charsetIn: () => null,
  looksAt: lookedAt,
  isOfLines: true,
  recognise: text => beginsMt(text, '102') && /^:21:.*\r?\n(?:[^:].*\r?\n)*:32B:/m.test(text.slice(0, 20_000)),
  read,
}

function* read(text: string): Generator<Payment, FileFacts> {
  const { blocks, start } = beginMtMessage(text, 0)
  const fields = mtFields(text, start)
  const outside: MtField[] = []
  const tally = newTally()
  let shared: PaymentParts | null = null
  let own: MtField[] = []
  for (let next = fields.next(); ; next = fields.next()) {
    const field = next.done ? null : next.value
    if (own.length > 0 && (field === null || ends.has(field.tag))) {
      shared ??= mtParts(outside)
      const payment = readPayment(own, shared)
      addToTally(tally, payment)
      yield payment
      own = []
    }
    if (next.done) return finish(text, { blocks, outside, tally, end: next.value })
    if (next.value.tag === '21' || own.length > 0) own.push(next.value)
    else outside.push(next.value)
  }
}

/** What begins the next payment, or ends the last (sequence C). */
const ends: ReadonlySet<string> = new Set(['21', '32A'])

interface Finished {
  blocks: Field[]
  outside: readonly MtField[]
  tally: Tally
  /** Of the text of the message. */
  end: number
}

function finish(text: string, { blocks, outside, tally, end }: Finished): FileFacts {
  if (endMtMessage(text, end, blocks) < text.length) throw new Unreadable('syntax')
  // Twice the same field would be two payers, or two sums.
  mtParts(outside)
  return { format: 'MT102', claims: claimsOf(outside, tally), fields: [...blocks, ...outside.map(drawnField)] }
}

function readPayment(own: readonly MtField[], shared: PaymentParts): Payment {
  const amount = onlyField(own, ['32B'])
  return {
    amount: amount ? mtAmount(amount.text, { withDay: false }) : null,
    parts: { ...shared, ...mtParts(own), ...personIn(onlyField(own, ['70'])), ...numberOf(own) },
    fields: () => own.map(drawnField),
  }
}

const numberOf = (own: readonly MtField[]): PaymentParts => partsOf({ number: onlyField(own, ['21'])?.text })

/** `//FM/`, `//NM/`, `//FT/`: the names of the person, family name first; `/LA/`: their account. */
function personIn(details: MtField | undefined): PaymentParts {
  const named = details && partsInField(details.text)
  if (!named) return {}
  const name = ['FM', 'NM', 'FT'].map(part => named.get(part)?.trim() ?? '').filter(part => part !== '')
  return partsOf({ person: name.join(' '), personNumber: named.get('IDN'), personAccount: named.get('LA') })
}

/** The sum of the message: in field 32A below the payments (sequence C), or above them. */
function claimsOf(outside: readonly MtField[], tally: Tally): Claim[] {
  const written = onlyField(outside, ['32A'])?.text
  if (written === undefined) return []
  const sum = mtAmount(written, { withDay: true })
  return [
    sumClaim(
      '32A',
      { written: written.slice(6), value: sum?.value ?? null, currency: sum?.currency ?? written.slice(6, 9) },
      tally,
    ),
  ]
}

/** ISO 20022: credit transfers of a customer (pain.001, versions 3, 9 and 12) and between banks (pacs.008). */
import { take, type Cursor } from '../cursor.ts'
import { closeXml, openXml, readElement, readEndTag, readStartTag, xmlSpace } from '../read-xml.ts'
import { parsingPayments, Unreadable, type Field } from '../reading.ts'
import { addToTally, countClaim, newTally, pointSum, sumClaim, type Claim, type Tally } from './claims.ts'
import { fieldAt, textAt } from './iso-fields.ts'
import { isoMessageIn, plainElement, withoutPrefix, type IsoMessage } from './iso-namespace.ts'
import { isoPayment } from './iso-payment.ts'
import { lookedAt, type FileFacts, type PaymentReader } from './payment-reader.ts'
import type { Payment } from './payment-parts.ts'

export const readIso20022: PaymentReader = {
  name: 'iso20022',
  types: /^(?:text\/[\w.+-]+|application\/(?:octet-stream|xml|[\w.-]+\+xml)|)$/,
  charsets: ['utf-8', 'windows-1251'],
  charsetIn: text => /^<\?xml [^>]*encoding=["']([\w.-]+)["']/.exec(text)?.[1]?.toLowerCase() ?? null,
  looksAt: lookedAt,
  isOfLines: false,
  recognise: text => messageIn(text) !== null,
  read,
}

/** `Document`, the message in it, and of pain.001 the group of payments with one payer. */
const messages: ReadonlySet<string> = new Set(['CstmrCdtTrfInitn', 'FIToFICstmrCdtTrf'])

function* read(text: string, charset: string): Generator<Payment, FileFacts> {
  const { version, prefix } = messageIn(text) ?? { version: '', prefix: '' }
  const cursor = openXml(text, charset, parsingPayments)
  openTag(cursor, isDocument, { prefix, isRoot: true })
  const message = openTag(cursor, name => messages.has(name), { prefix })
  const tally = newTally()
  const claims: Claim[] = []
  const outside = yield* readParts(cursor, { end: message, around: [], prefix, tally, claims })
  readEndTag(cursor, `${prefix}Document`)
  closeXml(cursor)
  const header = fieldAt(outside, ['GrpHdr'])?.fields ?? []
  return {
    format: version,
    claims: [...claimsIn(header, 'GrpHdr', tally), ...claims],
    fields: outside,
  }
}

const messageIn = (text: string): IsoMessage | null => isoMessageIn(text.slice(0, 2_000))

const isDocument = (name: string): boolean => name === 'Document'

/** A tag inside which payments are looked for. A namespace below the root would make other elements of the same names. */
function openTag(
  cursor: Cursor,
  isIt: (name: string) => boolean,
  { prefix, isRoot = false }: { prefix: string; isRoot?: boolean },
): string {
  take(cursor, xmlSpace)
  const { name, attributes, closed } = readStartTag(cursor)
  const foreign = attributes.some(one => !isRoot || !/^(?:xmlns(?::\w+)?|\w+:schemaLocation)$/.test(one.name))
  if (!isIt(withoutPrefix(name, prefix)) || closed || foreign) throw new Unreadable('markup')
  return name
}

interface Place {
  /** The element around the parts. */
  end: string
  /** What is said above of the payments below. */
  around: readonly Field[]
  /** Of all elements. */
  prefix: string
  tally: Tally
  claims: Claim[]
}

/** Payments as they come; returns what stands beside them. Nothing that counts for them may stand after them. */
function* readParts(cursor: Cursor, { end, around, prefix, tally, claims }: Place): Generator<Payment, Field[]> {
  const own: Field[] = []
  let shared: readonly Field[] | null = null
  for (let name = nextTag(cursor, prefix); name !== null; name = nextTag(cursor, prefix)) {
    if (parts.has(name)) {
      shared ??= [...around, ...own]
      if (name === 'PmtInf') yield* readGroup(cursor, { prefix, tally, claims })
      else yield readTransfer(cursor, { around: shared, prefix, tally })
    } else if (shared && name !== 'SplmtryData') throw new Unreadable('syntax')
    else own.push(readPlain(cursor, prefix))
  }
  readEndTag(cursor, end)
  return own
}

const parts: ReadonlySet<string> = new Set(['CdtTrfTxInf', 'PmtInf'])

/** The name of the element that begins here, without the prefix; `null` at an end. */
function nextTag(cursor: Cursor, prefix: string): string | null {
  take(cursor, xmlSpace)
  if (cursor.text.startsWith('</', cursor.at)) return null
  const [, name = ''] = /^<([\w:]+)[\s/>]/.exec(cursor.text.slice(cursor.at, cursor.at + 80)) ?? []
  return name.startsWith(prefix) ? name.slice(prefix.length) : ''
}

function* readGroup(
  cursor: Cursor,
  { prefix, tally, claims }: Omit<Place, 'end' | 'around'>,
): Generator<Payment, void> {
  const end = openTag(cursor, name => name === 'PmtInf', { prefix })
  const groupTally = newTally()
  const reading = readParts(cursor, { end, around: [], prefix, tally: groupTally, claims })
  let next = reading.next()
  for (; !next.done; next = reading.next()) {
    addToTally(tally, next.value)
    yield next.value
  }
  claims.push(...claimsIn(next.value, `PmtInf ${textAt(next.value, ['PmtInfId']) ?? ''}`.trim(), groupTally))
}

function readTransfer(cursor: Cursor, { around, prefix, tally }: Pick<Place, 'around' | 'prefix' | 'tally'>): Payment {
  const start = cursor.at
  const { fields } = readPlain(cursor, prefix)
  const written = cursor.text.slice(start, cursor.at)
  const payment = isoPayment(fields, around, () => readPlain({ ...cursor, text: written, at: 0 }, prefix).fields)
  addToTally(tally, payment)
  return payment
}

/** An element of the format, with no other namespace in it. */
const readPlain = (cursor: Cursor, prefix: string): Field => plainElement(readElement(cursor, 4), prefix)

function claimsIn(fields: readonly Field[], place: string, tally: Tally): Claim[] {
  const count = textAt(fields, ['NbOfTxs'])
  const sum = textAt(fields, ['CtrlSum'])
  const total = fieldAt(fields, ['TtlIntrBkSttlmAmt'])
  const named = (name: string): string => `${place}: ${name}`
  const claims: Claim[] = []
  if (count !== undefined) claims.push(countClaim(named('NbOfTxs'), count, tally))
  if (sum !== undefined) claims.push(sumClaim(named('CtrlSum'), pointSum(sum), tally))
  if (total) {
    const currency = textAt(total.fields, ['Ccy']) ?? ''
    const own = textAt(total.fields, ['']) ?? total.text
    claims.push(sumClaim(named('TtlIntrBkSttlmAmt'), { ...pointSum(own), currency }, tally))
  }
  return claims
}

/** Payments as banks and their enemies write them: JSON and XML, amounts in many writings, nested, with nasty texts, damaged. */
import { Buffer } from 'node:buffer'
import { nastyStrings } from '../../integration/screens/nasty-strings.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'

/** Gives a whole number from 0 to below `below`. */
export type Random = (below: number) => number

export interface Payment {
  /** As the site names it. */
  type: string
  content: Bytes
  /** A character was put in, taken out or replaced after it was written. */
  damaged: boolean
}

/** The giants among them would be most of what is read. */
const nasty = nastyStrings.map(({ text }) => text).filter(({ length }) => length < 200)

type Value = string | { written: string } | Member[]
type Member = readonly [name: string, value: Value]

const pick = <T>(random: Random, choices: readonly [T, ...T[]]): T => choices[random(choices.length)] ?? choices[0]

const amountNames = ['amount', 'Amount', 'sum', 'сумма', 'Məbləğ', 'InstdAmt', 'A-M.O_U NT', 'amount'] as const
const totalNames = ['total', 'CtrlSum', 'TOTAL_AMOUNT', 'Итого'] as const
const currencyNames = ['currency', 'Ccy', 'валюта', 'Currency'] as const
const otherNames = [
  'payee',
  'IBAN',
  'назначение',
  'fee',
  'price',
  'balance',
  'amounts',
  'subtotal',
  'Təyinat',
  'ad',
  'x1',
] as const
const valueNames = ['value', 'Value', 'VALUE'] as const
const currencies = ['KZT', 'AZN', 'USD', 'EUR', 'KZT', 'AZN', 'usd', 'KZ', 'тңг', '$', 'AZN ', ''] as const
const placeNames = ['order', 'Document', 'CdtTrfTxInf', 'details', 'amount', 'Amt', 'total', 'currency'] as const

/** An amount as somebody writes it; most are plain numbers. */
function amountText(random: Random): string {
  const whole = String(random(2_000_000))
  const cents = String(random(100)).padStart(2, '0')
  return pick(random, [
    `${whole}.${cents}`,
    `${whole}.${cents}`,
    `${whole},${cents}`,
    whole,
    `${whole}.${random(10)}`,
    `${random(1_000)}.${String(random(1_000)).padStart(3, '0')}`,
    `${random(1_000)},${String(random(1_000)).padStart(3, '0')}`,
    `${random(9) + 1} 250,00`,
    `1,${String(random(1_000)).padStart(3, '0')}.${cents}`,
    `-${whole}.${cents}`,
    `+${whole}`,
    '0',
    '0.00',
    `0${whole}`,
    `${whole}e${random(4)}`,
    `${'9'.repeat(random(26) + 1)}.${'1'.repeat(random(10) + 1)}`,
    `${whole}.`,
    ` ${whole}`,
    `${whole}\u200b`,
    `١٢٣`,
    pick(random, ['NaN', 'Infinity', '0x1F', '', '1_000', '12.5.1']),
  ])
}

/** A number of JSON where one can be written so. */
const amountValue = (random: Random): Value => {
  const text = amountText(random)
  if (random(12) === 0) return pick<Value>(random, [{ written: 'null' }, { written: 'true' }, []])
  return random(2) === 0 && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e\d+)?$/.test(text) ? { written: text } : text
}

const otherText = (random: Random): string =>
  pick(random, [nasty[random(nasty.length)] ?? '', String(random(100_000)), amountText(random)])

/** What may stand beside an amount and its currency: each in one payment of `of`. */
const besides: readonly { of: number; make: (random: Random, amount: Value) => Member }[] = [
  { of: 16, make: (random, amount) => [pick(random, totalNames), amount] },
  { of: 16, make: random => [pick(random, totalNames), amountValue(random)] },
  { of: 24, make: (random, amount) => [pick(random, amountNames), amount] },
  { of: 24, make: random => [pick(random, amountNames), amountValue(random)] },
  { of: 12, make: random => [pick(random, currencyNames), pick(random, currencies)] },
]

/** Amount and currency in a place of their own; sometimes the amount alone, sometimes with something beside them. */
function valued(random: Random, amount: Value, currency: string): Member {
  const inner: Member[] = [[pick(random, valueNames), amount]]
  if (random(8) > 0) inner.push([pick(random, currencyNames), currency])
  if (random(8) === 0) inner.push([pick(random, [...valueNames, ...otherNames]), amountValue(random)])
  return [pick(random, amountNames), inner.toSorted(() => random(3) - 1)]
}

/** The fields of one payment, in any order; sometimes one too many of a kind, or one of the others only. */
function members(random: Random): Member[] {
  const amount = amountValue(random)
  const currency = random(4) > 0 ? pick(random, ['KZT', 'AZN']) : pick(random, currencies)
  const together = random(5) === 0
  const made: Member[] = together ? [valued(random, amount, currency)] : [[pick(random, currencyNames), currency]]
  if (!together && random(12) > 0) made.push([pick(random, amountNames), amount])
  for (const { of, make } of besides) if (random(of) === 0) made.push(make(random, amount))
  for (let others = random(4); others > 0; others--) made.push([pick(random, otherNames), otherText(random)])
  return made.toSorted(() => random(3) - 1)
}

/** Some of them in a place of their own, some deeper. */
function nested(random: Random, inner: Member[], depth = 0): Member[] {
  if (depth > 4 || random(3) > 0) return inner
  const at = random(inner.length + 1)
  const within = nested(random, inner.slice(at), depth + 1)
  return [...inner.slice(0, at), [pick(random, placeNames), within]]
}

const escapeSome = (random: Random, text: string): string =>
  JSON.stringify(text).replaceAll(/[\w/]/g, letter =>
    random(12) === 0 ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter,
  )
const gap = (random: Random): string => pick(random, ['', '', '', ' ', '\n  ', '\t'])

function toJson(random: Random, value: Value): string {
  if (typeof value === 'string') {
    // Within an escape nothing is escaped again.
    return value.includes('\\') || value.includes('"') ? JSON.stringify(value) : escapeSome(random, value)
  }
  if ('written' in value) return value.written
  const list = value.map(
    ([name, inner]) => `${gap(random)}${JSON.stringify(name)}:${gap(random)}${toJson(random, inner)}`,
  )
  return `{${list.join(',')}${gap(random)}}`
}

const entity: Readonly<Record<string, string>> = { '<': '&lt;', '&': '&amp;', '"': '&quot;', '>': '&gt;' }
const escapeXml = (random: Random, text: string): string =>
  Array.from(text, letter => {
    const named = entity[letter]
    if (named !== undefined) return named
    const point = letter.codePointAt(0) ?? 0
    if (letter === '\r' || (letter < ' ' && letter !== '\n') || random(14) === 0) return `&#${point};`
    return random(30) === 0 ? `&#x${point.toString(16)};` : letter
  }).join('')

const xmlName = (random: Random, name: string): string => (random(10) === 0 ? 'ns:' : '') + name.replaceAll(' ', '')

function toXml(random: Random, [name, value]: Member, currency: string | null): string {
  const tag = xmlName(random, name)
  const attribute = currency === null ? '' : ` ${xmlName(random, 'Ccy')}="${escapeXml(random, currency)}"`
  if (typeof value === 'string') return `<${tag}${attribute}>${escapeXml(random, value)}</${tag}>`
  if ('written' in value) return `<${tag}${attribute}>${value.written}</${tag}>`
  const inner = value.map(member => `${gap(random)}${toXml(random, member, null)}`).join('')
  return inner === '' && random(2) === 0
    ? `<${tag}${attribute}/>`
    : `<${tag}${attribute}>${inner}${gap(random)}</${tag}>`
}

/** In ISO 20022 the currency is an attribute of the amount. */
function xmlDocument(random: Random): string {
  const all = nested(random, members(random))
  const asAttribute = random(2) === 0
  const written = all.map(member => {
    const own = asAttribute && (amountNames as readonly string[]).includes(member[0])
    return toXml(random, member, own ? pick(random, ['KZT', 'AZN', 'USD', '']) : null)
  })
  const kept =
    asAttribute && random(3) > 0 ? written.filter(text => !/^<(?:ns:)?(?:currency|Ccy|валюта)/i.test(text)) : written
  return `${random(2) === 0 ? '<?xml version="1.0" encoding="UTF-8"?>' : ''}<Payment>${kept.join('')}</Payment>`
}

const pieces = [
  '"',
  '{',
  '}',
  '<',
  '>',
  '&',
  ',',
  ':',
  '0',
  '.',
  'e',
  '-',
  '\\',
  ' ',
  '\u0000',
  '\ufeff',
  '</a>',
  '<!--',
] as const

function damage(random: Random, text: string): string {
  const at = random(text.length + 1)
  return text.slice(0, at) + (random(2) === 0 ? pick(random, pieces) : '') + text.slice(at + random(3))
}

export function makePayment(random: Random): Payment {
  const isJson = random(2) === 0
  const written = isJson ? toJson(random, nested(random, members(random))) : xmlDocument(random)
  const damaged = random(6) === 0
  const text = damaged ? damage(random, written) : written
  const type = pick(random, isJson ? ['application/json', 'application/payment+json'] : ['application/xml', 'text/xml'])
  return { type, content: utf8(Buffer.from(text).toString()), damaged }
}

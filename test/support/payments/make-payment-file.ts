/** Files of payments as banks, accounting programs and their enemies write them: each format, many writings of amounts, some damaged. */
import { nastyStrings } from '../../integration/screens/nasty-strings.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import type { Random } from './make-payment.ts'
import { windows1251 } from './samples.ts'
import { writers, type Order } from './write-payment-files.ts'

export interface PaymentFile {
  format: string
  /** As the site names it. */
  type: string
  content: Bytes
  payments: number
  /** Damaged, or with texts that no program writes there: it may be refused. */
  hostile: boolean
}

const pick = <T>(random: Random, choices: readonly [T, ...T[]]): T => choices[random(choices.length)] ?? choices[0]
const nasty = nastyStrings.map(({ text }) => text).filter(({ length }) => length < 120)
const names = [
  'ТОО «Дала»',
  'Әбдіқалықова Г. Ө.',
  'Xəzər MMC',
  'Əliyev Rəşad',
  'АО Қазақтелеком',
  'Smith & Sons, Ltd.',
  'O; "B"',
] as const
const plainNames = ['ТОО «Дала»', 'ИП Ахметова', 'АО Казком', 'Ким Олег'] as const
const accounts = [
  'KZ14345ABC6789012345',
  'AZ21NABZ00000000137010001944',
  'KZ15345ABC6789012345',
  '40702810900000005555',
] as const

function amountText(random: Random, mark: string): string {
  const whole = String(random(2_000_000) + 1)
  const cents = String(random(100)).padStart(2, '0')
  const good = `${whole}${mark}${cents}`
  if (random(5) > 0) return good
  return pick(random, [
    whole,
    `${whole},${cents}`,
    `${whole}.${cents}`,
    `${whole}${mark}`,
    `-${good}`,
    `+${good}`,
    '0',
    `1 ${good}`,
    `${whole}e9`,
    '١٢٣',
    `1.${good}`,
    `${random(9) + 1}.250`,
    `12,5.1`,
    '',
    ` ${good}`,
    `${good} `,
    `00${good}`,
    `${'9'.repeat(random(30))}${mark}5`,
  ])
}

interface Pools {
  cyrillic: boolean
  hostile: boolean
}

const text = (random: Random, { cyrillic, hostile }: Pools): string =>
  hostile && random(6) === 0 ? (nasty[random(nasty.length)] ?? '') : pick(random, cyrillic ? plainNames : names)

const digits = (random: Random, count: number): string => Array.from({ length: count }, () => random(10)).join('')

function order(random: Random, mark: string, pools: Pools): Order {
  return {
    amount: amountText(random, mark),
    currency: random(12) === 0 ? pick(random, ['usd', '', 'тңг', 'KZ', 'EUR']) : pick(random, ['KZT', 'KZT', 'AZN']),
    payee: text(random, pools),
    payeeNumber: digits(random, 12),
    payeeAccount: pick(random, accounts),
    payeeBankCode: pick(random, ['KZKOKZKX', 'AIIBAZ2X']),
    payer: text(random, pools),
    payerNumber: digits(random, 12),
    payerAccount: pick(random, accounts),
    payerBankCode: 'TSESKZKA',
    purpose: `${text(random, pools)} № ${random(1_000)}`.replaceAll('№', pools.cyrillic ? '№' : 'No'),
    purposeCode: digits(random, 3),
    number: String(random(100_000)),
    day: `2611${String(random(28) + 1).padStart(2, '0')}`,
  }
}

const pieces = [
  ':',
  '/',
  ';',
  ',',
  '"',
  '<',
  '>',
  '=',
  '\n',
  '\r',
  '{',
  '}',
  '-',
  '0',
  '.',
  ' ',
  '\u0000',
  '\u200b',
  'Сумма=',
] as const

/** A name of a table or of JSON is not made another name: it would be one that Python's side has not in its list. */
function damage(random: Random, whole: string, keepNames: boolean): string {
  const at = random(whole.length + 1)
  const out = whole.slice(at, at + random(4))
  const piece = random(2) === 0 ? pick(random, pieces) : ''
  return whole.slice(0, at) + piece + whole.slice(at + (keepNames && /\p{L}/u.test(out) ? 0 : out.length))
}

/** Of one to `most` payments. */
export function makePaymentFile(random: Random, most: number): PaymentFile {
  const writer = writers[random(writers.length)]
  if (!writer) throw new RangeError('no writer')
  const hostile = random(4) === 0
  const cyrillic = writer.mayBeCyrillic && !hostile && random(2) === 0
  const count = random(most) + 1
  const orders = Array.from({ length: count }, () => order(random, writer.mark, { cyrillic, hostile }))
  const written = writer.write(orders, { charset: cyrillic ? 'Windows' : 'UTF-8', lie: random(8) === 0 })
  const damaged = random(6) === 0
  const whole = damaged ? damage(random, written, ['csv', 'json'].includes(writer.format)) : written
  const encoded = whole.replaceAll(/[\u0660-\u0669ң]/g, 'о')
  const content = cyrillic && !damaged ? windows1251(encoded) : utf8(Buffer.from(whole).toString())
  return { format: writer.format, type: writer.type, content, payments: count, hostile: hostile || damaged }
}

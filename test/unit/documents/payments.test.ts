/** T11, T54, G7: what is drawn of a payment is what Python's parsers read in the very bytes that are signed. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { formatDecimal } from '../../../extension/documents/decimal.ts'
import { parseMediaType } from '../../../extension/documents/media-type.ts'
import { readAmount } from '../../../extension/documents/read-amount.ts'
import { formatOf, readFields } from '../../../extension/documents/read-fields.ts'
import { Unreadable, type Field } from '../../../extension/documents/reading.ts'
import { totalsOf, type ReadAmount } from '../../../extension/prompt/totals.ts'
import { firstSeed, report, rounds } from '../../support/endurance.ts'
import { makePayment, type Payment } from '../../support/payments/make-payment.ts'
import { seeded } from './random.ts'

const program = join(import.meta.dirname, '../../support/payments/read-payments.py')
const perBatch = 1_000
const batches = rounds({ small: 3, full: 100 })

/** Names from the outermost inwards with `/` between them, and the text; `null` for a group. */
type Flat = [path: string, text: string | null][]

interface Judged {
  /** `null`: refused. */
  fields: Flat | null
  /** Without an exponent, and the currency. */
  amount: [value: string, currency: string] | null
}

function judge(payments: readonly Payment[]): Judged[] {
  const lines = payments.map(({ type, content }) =>
    JSON.stringify({ type, content: Buffer.from(content).toString('base64') }),
  )
  const options = { input: lines.join('\n'), encoding: 'utf8', maxBuffer: 1e9 } as const
  const answers = execFileSync('python3', [program], options).trim().split('\n')
  return answers.map(line => JSON.parse(line) as Judged)
}

const flat = (fields: readonly Field[], path: string[] = []): Flat =>
  fields.flatMap(({ name, kind, text, fields: inner }): Flat => {
    const here = [...path, name]
    return [[here.join('/'), kind === 'group' ? null : text], ...flat(inner, here)]
  })

/** `null`: the document is not drawn as fields. */
function drawn({ content, type }: Payment): Flat | null {
  const mediaType = parseMediaType(type)
  const format = formatOf(mediaType.essence)
  assert.ok(format)
  try {
    return flat(readFields(content, mediaType, format).fields)
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

/** Two whole numbers of the same scale are the same amount. */
const sameNumber = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)

/** What is drawn is what was judged; gives the amount. */
function compare(payment: Payment, judged: Judged, counts: Record<'fields' | 'refused', number>): ReadAmount {
  const text = Buffer.from(payment.content).toString()
  const fields = drawn(payment)
  if (fields) assert.deepEqual(fields, judged.fields, text)
  counts.refused += fields ? 0 : 1
  counts.fields += fields?.length ?? 0
  const amount = readAmount(payment.content, payment.type)
  const shown = amount && amount !== 'differs' && [sameNumber(formatDecimal(amount.value)), amount.currency]
  const inBytes = fields && judged.amount
  assert.deepEqual(shown, inBytes && [sameNumber(inBytes[0]), inBytes[1]], text)
  return amount ?? 'none'
}

describe('payments as they are drawn', () => {
  it(`T11, T54, G7: ${batches * perBatch} of them: fields, amounts and totals are those of Python's parsers`, () => {
    const random = seeded(firstSeed)
    const counts = { fields: 0, amounts: 0, refused: 0, sums: 0 }
    for (let batch = 0; batch < batches; batch++) {
      const payments = Array.from({ length: perBatch }, () => makePayment(random))
      const judged = judge(payments)
      assert.equal(judged.length, payments.length)
      const amounts = new Map(
        payments.map((payment, index) => [index, compare(payment, judged[index] ?? assert.fail(), counts)]),
      )
      const found = judged.flatMap(({ amount }, index) => (amount && amounts.get(index) !== 'none' ? [amount] : []))
      const listed = payments.map(({ type }, index) => ({ index, name: '', type, size: 1, digest: '', edges: null }))
      const { sums, without } = totalsOf(listed, amounts)
      assert.equal(without, perBatch - found.length)
      const shown = sums.map(({ currency, value }) => [currency, sameNumber(formatDecimal(value))])
      assert.deepEqual(Object.fromEntries(shown), summed(found))
      counts.amounts += found.length
      counts.sums += sums.length
    }
    const all = batches * perBatch
    assert.ok(counts.amounts > all / 8 && counts.refused < all / 3, JSON.stringify(counts))
    report({
      figure: 'G7',
      result: `${all} payments, ${counts.amounts} with an amount, ${counts.refused} not drawn as fields; ${counts.fields} fields and ${counts.sums} totals as Python reads them, 0 otherwise`,
    })
  }).timeout(batches * 30_000)
})

/** By Python's decimal numbers: the sum of each currency. */
function summed(amounts: readonly NonNullable<Judged['amount']>[]): Record<string, string> {
  const script = [
    'import sys, json, decimal',
    'decimal.getcontext().prec = 99',
    'sums = {}',
    'for value, currency in json.load(sys.stdin): sums[currency] = sums.get(currency, 0) + decimal.Decimal(value)',
    'print(json.dumps({currency: format(value, "f") for currency, value in sums.items()}))',
  ].join('\n')
  const answer = execFileSync('python3', ['-c', script], { input: JSON.stringify(amounts), encoding: 'utf8' })
  const sums = Object.entries(JSON.parse(answer) as Record<string, string>)
  return Object.fromEntries(sums.map(([currency, sum]) => [currency, sameNumber(sum)]))
}

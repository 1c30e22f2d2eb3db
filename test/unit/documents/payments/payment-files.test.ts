/** T11, T54, G7: files of payments are told as Python's parsers read the very bytes that are signed. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { formatDecimal, parseDecimal } from '../../../../extension/documents/decimal.ts'
import { parseMediaType } from '../../../../extension/documents/media-type.ts'
import { readPaymentsAtOnce, type PaymentsFile } from '../../../../extension/documents/payments/read-payments.ts'
import { Unreadable } from '../../../../extension/documents/reading.ts'
import { firstSeed, report, rounds } from '../../../support/endurance.ts'
import { makePaymentFile, type PaymentFile } from '../../../support/payments/make-payment-file.ts'
import { seeded } from '../random.ts'

const program = join(import.meta.dirname, '../../../support/payments/read-payment-files.py')
const perBatch = 2_000
const batches = rounds({ small: 1, full: 50 })

interface Judged {
  payments?: { amount: [value: string, currency: string] | null; parts: Record<string, string> }[]
  agrees?: boolean[]
  fault?: string
}

function judge(files: readonly PaymentFile[]): Judged[] {
  const lines = files.map(({ format, content }) =>
    JSON.stringify({ format, content: Buffer.from(content).toString('base64') }),
  )
  const options = { input: lines.join('\n'), encoding: 'utf8', maxBuffer: 1e9 } as const
  return execFileSync('python3', [program], options)
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Judged)
}

function read({ content, type }: PaymentFile): PaymentsFile | null {
  try {
    return readPaymentsAtOnce(content, parseMediaType(type))
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

/** Two writings of one number are the same amount. */
function sameNumber(text: string): string {
  const { digits, scale } = parseDecimal(text) ?? assert.fail(text)
  return formatDecimal({ digits, scale }).replace(/(?<=\..*?)0+$|\.0*$/, '')
}

function compare(file: PaymentFile, read: PaymentsFile, judged: Judged): void {
  const text = `${file.format}: ${Buffer.from(file.content).toString()}`
  const told = read.payments.map(({ amount, parts }) => ({
    amount: amount && [sameNumber(formatDecimal(amount.value)), amount.currency],
    parts,
  }))
  const wanted = judged.payments?.map(({ amount, parts }) => ({
    amount: amount && [sameNumber(amount[0]), amount[1]],
    parts,
  }))
  assert.deepEqual(told, wanted, `${judged.fault ?? ''} ${text}`)
  assert.deepEqual(
    read.claims.map(({ agrees }) => agrees),
    judged.agrees,
    text,
  )
}

/** By Python: what the amounts of each currency come to. */
function summed(amounts: readonly [string, string][]): Record<string, string> {
  const script =
    'import sys, json, decimal\ndecimal.getcontext().prec = 99\nsums = {}\n' +
    'for value, currency in json.load(sys.stdin): sums[currency] = sums.get(currency, 0) + decimal.Decimal(value)\n' +
    'print(json.dumps({currency: format(value, "f") for currency, value in sums.items()}))'
  return JSON.parse(
    execFileSync('python3', ['-c', script], { input: JSON.stringify(amounts), encoding: 'utf8' }),
  ) as Record<string, string>
}

describe('files of payments as they are told', () => {
  it(`T11, T54, G7: ${batches * perBatch} payments and more in all formats: parts, amounts, totals and claims are those of Python`, () => {
    const random = seeded(firstSeed)
    const counts = { files: 0, payments: 0, amounts: 0, refused: 0, differ: 0 }
    for (let batch = 0; batch < batches; batch++) {
      const files: PaymentFile[] = []
      for (let payments = 0; payments < perBatch;) {
        const file = makePaymentFile(random, 8)
        payments += file.payments
        files.push(file)
      }
      const judged = judge(files)
      const shown: [string, string][] = []
      const sums = new Map<string, string[]>()
      files.forEach((file, index) => {
        const told = read(file)
        counts.files += 1
        if (!told) {
          counts.refused += 1
          assert.ok(file.hostile, `refused: ${file.format} ${Buffer.from(file.content).toString()}`)
          return
        }
        compare(file, told, judged[index] ?? assert.fail())
        for (const { amount } of told.payments) if (amount) shown.push([formatDecimal(amount.value), amount.currency])
        for (const { currency, value } of told.sums)
          sums.set(currency, [...(sums.get(currency) ?? []), formatDecimal(value)])
        counts.payments += told.payments.length
        counts.differ += told.claims.filter(({ agrees }) => !agrees).length
      })
      counts.amounts += shown.length
      const apart = [...sums].flatMap(([currency, values]) =>
        values.map((value): [string, string] => [value, currency]),
      )
      assert.deepEqual(summed(apart), summed(shown))
    }
    assert.ok(counts.amounts > counts.payments / 2 && counts.refused < counts.files / 3, JSON.stringify(counts))
    report({
      figure: 'G7',
      result: `${counts.payments} payments in ${counts.files} files of all formats, ${counts.amounts} with an amount, ${counts.refused} files refused, ${counts.differ} differences to what files say of themselves; as Python reads them, 0 otherwise`,
    })
  }).timeout(batches * 60_000)
})

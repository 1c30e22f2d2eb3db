/** Tables of payments: a header with names that we know, a payment in each row (RFC 4180, with its delimiter or another). */
import { parseAmount } from '../amount.ts'
import { atOnce } from '../at-once.ts'
import { labelOf, type LabelName } from '../labels.ts'
import { checkNames, Unreadable, type Field } from '../reading.ts'
import { addToTally, newTally, sumClaim, type Claim } from './claims.ts'
import { rowsOf } from './csv-rows.ts'
import { checkLines } from './lines.ts'
import { lookedAt, type FileFacts, type PaymentReader } from './payment-reader.ts'
import { partsOf, paymentParts, type Payment, type PaymentPart, type PaymentParts } from './payment-parts.ts'

type Column = { name: string; label: LabelName | null }

/** Where a name alone would leave open whose account or name it is, it is the payee's: a row pays somebody. */
const asPayee: Partial<Record<LabelName, PaymentPart>> = {
  account: 'payeeAccount',
  name: 'payee',
  bank: 'payeeBank',
  bic: 'payeeBankCode',
  identityNumber: 'payeeNumber',
  taxId: 'payeeNumber',
}

const partOf = (label: LabelName): PaymentPart | undefined =>
  paymentParts.find(part => part === label) ?? asPayee[label]

export const readCsv = (name: string, delimiter: ',' | ';' | '\t'): PaymentReader => ({
  name,
  types: /^(?:text\/[\w.+-]+|application\/(?:octet-stream|csv|vnd\.ms-excel)|)$/,
  charsets: ['utf-8', 'windows-1251'],
  charsetIn: () => null,
  looksAt: lookedAt,
  isOfLines: true,
  recognise: text => isHeader(text.slice(0, 8_000).replace(/(?<=.)\r?\n[^]*/, ''), delimiter),
  read: text => read(text, delimiter),
})

/** An amount, and whom it is for. */
function isHeader(line: string, delimiter: string): boolean {
  try {
    atOnce(checkLines(line))
    const labels = columnsOf(rowsOf(line, delimiter)).map(({ label }) => label)
    const payee = labels.some(label => label && ['payee', 'payeeAccount'].includes(partOf(label) ?? ''))
    return labels.includes('amount') && payee
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}

/** Out of the first row. */
function columnsOf(rows: Iterator<string[], undefined>): Column[] {
  const row = rows.next().value ?? []
  return row.map(name => ({ name, label: labelOf(name.trim()) }))
}

function* read(text: string, delimiter: string): Generator<Payment, FileFacts> {
  const rows = rowsOf(text, delimiter)
  const columns = columnsOf(rows)
  checkColumns(columns)
  const tally = newTally()
  const claims: Claim[] = []
  const totals: Field[] = []
  for (const row of rows) {
    if (row.length !== columns.length) throw new Unreadable('syntax')
    if (claims.length > 0) throw new Unreadable('syntax')
    const claim = totalIn(row, columns, tally)
    if (claim) {
      claims.push(claim)
      totals.push(...fieldsOf(row, columns))
      continue
    }
    const payment = readPayment(row, columns)
    addToTally(tally, payment)
    yield payment
  }
  return { format: `CSV ( ${delimiter.replace('\t', '⇥')} )`, claims, fields: totals }
}

/** Two columns for one thing are two readings of each row. */
function checkColumns(columns: readonly Column[]): void {
  checkNames(columns.map(({ name }) => name.trim()))
  const meanings = columns.flatMap(({ label }) => (label ? [partOf(label) ?? label] : []))
  if (new Set(meanings).size < meanings.length) throw new Unreadable('duplicateName')
}

const valueOf = (row: readonly string[], columns: readonly Column[], label: LabelName): string =>
  row[columns.findIndex(column => column.label === label)]?.trim() ?? ''

function readPayment(row: readonly string[], columns: readonly Column[]): Payment {
  const value = parseAmount(valueOf(row, columns, 'amount'))
  const currency = valueOf(row, columns, 'currency')
  const stated = columns.some(({ label }) => label === 'currency')
  const isCurrency = stated ? /^[A-Z]{3}$/.test(currency) : true
  return {
    amount: value && value.digits > 0n && isCurrency ? { value, currency } : null,
    parts: partsIn(row, columns),
    fields: () => fieldsOf(row, columns),
  }
}

const partsIn = (row: readonly string[], columns: readonly Column[]): PaymentParts =>
  partsOf(
    Object.fromEntries(
      columns.flatMap(({ label }, place) => {
        const part = label && partOf(label)
        return part ? [[part, row[place]]] : []
      }),
    ),
  )

const fieldsOf = (row: readonly string[], columns: readonly Column[]): Field[] =>
  columns.map(({ name }, place) => ({ name, kind: 'string', text: row[place] ?? '', fields: [] }))

/** A last row that says "total" and names nobody. */
function totalIn(row: readonly string[], columns: readonly Column[], tally: ReturnType<typeof newTally>): Claim | null {
  const word = row.find(cell => labelOf(cell.trim().replace(/:$/, '')) === 'total')
  const others = row.filter(cell => cell.trim() !== '' && cell !== word)
  const written = valueOf(row, columns, 'amount')
  const currency = valueOf(row, columns, 'currency')
  const isTotal = word !== undefined && others.every(cell => [written, currency].includes(cell.trim()))
  return isTotal
    ? sumClaim(word.trim(), { written, value: parseAmount(written), currency: currency || null }, tally)
    : null
}

/** 1CClientBankExchange: lines of `name=value`, payments between `СекцияДокумент` and `КонецДокумента`. */
import { parseAmount } from '../amount.ts'
import { checkNames, Unreadable, type Field } from '../reading.ts'
import { linesOf, type Line } from './lines.ts'
import { lookedAt, type FileFacts, type PaymentReader } from './payment-reader.ts'
import { partsOf, type Payment, type PaymentPart } from './payment-parts.ts'

/** Names of each part, in the versions of Kazakhstan and of Russia. Where several are there, they must say the same. */
const names: Partial<Record<PaymentPart | 'amount' | 'currency', string>> = {
  amount: 'Сумма',
  currency: 'Валюта',
  payee: 'ПолучательНаименование Получатель1 Получатель',
  payeeNumber: 'ПолучательБИН_ИИН ПолучательБИН ПолучательИИН ПолучательИНН',
  payeeAccount: 'ПолучательИИК ПолучательСчет',
  payeeBank: 'ПолучательБанкНаименование ПолучательБанк1',
  payeeBankCode: 'ПолучательБанкБИК ПолучательБИК',
  beneficiaryCode: 'ПолучательКБЕ КБЕ',
  payer: 'ПлательщикНаименование Плательщик1 Плательщик',
  payerNumber: 'ПлательщикБИН_ИИН ПлательщикБИН ПлательщикИИН ПлательщикИНН',
  payerAccount: 'ПлательщикИИК ПлательщикСчет',
  payerBank: 'ПлательщикБанкНаименование ПлательщикБанк1',
  payerBankCode: 'ПлательщикБанкБИК ПлательщикБИК',
  payerCode: 'ПлательщикКБЕ КОД',
  purpose: 'НазначениеПлатежа',
  purposeCode: 'КодНазначенияПлатежа КНП',
  budgetCode: 'КодБК ПоказательКБК',
  number: 'НомерДокумента Номер',
  date: 'ДатаДокумента Дата',
  valueDate: 'ДатаВалютирования',
  priority: 'Очередность',
}

/** Capitals do not count for programs that read such a file. */
const folded = (name: string): string => name.toLowerCase()
const partByName = new Map(
  Object.entries(names).flatMap(([part, all]) => all.split(' ').map(name => [folded(name), part] as const)),
)

const charsets: Readonly<Record<string, string>> = {
  windows: 'windows-1251',
  'windows-1251': 'windows-1251',
  dos: 'ibm866',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
}

export const read1c: PaymentReader = {
  name: '1c',
  types: /^(?:text\/[\w.+-]+|application\/(?:octet-stream|x-1c|1c)|)$/,
  charsets: ['utf-8', 'windows-1251', 'ibm866'],
  charsetIn: text => {
    const declared = /^Кодировка=(.*?)\r?$/im.exec(text.slice(0, 4_000))?.[1]
    return declared === undefined ? null : (charsets[declared.trim().toLowerCase()] ?? 'unknown')
  },
  looksAt: lookedAt,
  isOfLines: true,
  recognise: text => /^1CClientBankExchange\r?\n/.test(text),
  read,
}

function* read(text: string): Generator<Payment, FileFacts> {
  const lines = linesOf(text)
  lines.next()
  const header: Field[] = []
  for (const line of lines) {
    if (line.text === 'КонецФайла') return finish(text, line, header)
    const field = fieldOf(line.text)
    if (folded(field.name) === 'секциядокумент') yield readDocument(text, lines, line)
    else header.push(field.name === 'СекцияРасчСчет' ? readAccount(lines, field) : field)
  }
  throw new Unreadable('cutOff')
}

function finish(text: string, last: Line, header: Field[]): FileFacts {
  if (text.slice(last.end).trim() !== '') throw new Unreadable('syntax')
  const [version = ''] = header.filter(({ name }) => folded(name) === 'версияформата').map(field => field.text)
  return { format: `1CClientBankExchange ${version}`.trim(), claims: [], fields: header }
}

/** `СекцияРасчСчет` alone has no value. */
function fieldOf(line: string): Field {
  if (line === 'СекцияРасчСчет') return { name: line, kind: 'string', text: '', fields: [] }
  const [, name = '', text = ''] = /^([\p{L}\d_]+)=(.*)$/u.exec(line) ?? []
  if (name === '') throw new Unreadable('syntax')
  return { name, kind: 'string', text, fields: [] }
}

/** Fields up to the line `end`, which is none of them. */
function readSection(lines: Iterator<Line, undefined>, end: string): { fields: Field[]; stop: number } {
  const fields: Field[] = []
  for (;;) {
    const { value: line } = lines.next()
    if (line === undefined) throw new Unreadable('cutOff')
    if (line.text === end) return { fields, stop: line.start }
    if (/^(?:Секция|Конец(?:Документа|РасчСчет|Файла)$)/i.test(line.text)) throw new Unreadable('syntax')
    fields.push(fieldOf(line.text))
  }
}

const readAccount = (lines: Iterator<Line, undefined>, { name }: Field): Field => ({
  name,
  kind: 'group',
  text: '',
  fields: readSection(lines, 'КонецРасчСчет').fields,
})

function readDocument(text: string, lines: Iterator<Line, undefined>, first: Line): Payment {
  const { fields, stop } = readSection(lines, 'КонецДокумента')
  checkNames(fields.map(({ name }) => name))
  const found: Partial<Record<PaymentPart | 'amount' | 'currency', string>> = {}
  for (const field of fields) {
    const part = partByName.get(folded(field.name)) as PaymentPart | undefined
    if (!part || field.text.trim() === '') continue
    const before = found[part]
    const said = field.text.replace(withNumber, '')
    if (before !== undefined && before !== said) throw new Unreadable('duplicateName')
    found[part] = said
  }
  const { amount = '', currency = '', ...parts } = found
  const value = parseAmount(amount)
  const section = fieldOf(first.text)
  return {
    amount: value && value.digits > 0n && /^(?:[A-Z]{3})?$/.test(currency) ? { value, currency } : null,
    parts: partsOf(parts),
    fields: () => [section, ...fieldsIn(text.slice(first.end, stop))],
  }
}

/** `ИНН 7700000000 ООО Ромашка` says the same as `ООО Ромашка`, as the Russian version has it of one payer. */
const withNumber = /^ИНН \d{10,12} (?=\S)/

/** Read anew when they are asked for: a file has a hundred thousand payments, and few are opened. */
const fieldsIn = (section: string): Field[] => Array.from(linesOf(section), line => fieldOf(line.text))

/** 1CClientBankExchange: lines of `name=value`, payments between `СекцияДокумент` and `КонецДокумента`; in windows-1251 or UTF-8, as it says itself. */
import { addPart, decoded, ImportFault, type FoundPayment, type PaymentFile } from './found-payment.ts'

/** In the versions of Kazakhstan and of Russia. */
const names: Record<string, string> = {
  Сумма: 'amount',
  Валюта: 'currency',
  ПолучательНаименование: 'payee',
  Получатель1: 'payee',
  ПолучательБИН_ИИН: 'payeeNumber',
  ПолучательИНН: 'payeeNumber',
  ПолучательИИК: 'payeeAccount',
  ПолучательСчет: 'payeeAccount',
  НазначениеПлатежа: 'purpose',
  КодНазначенияПлатежа: 'purposeCode',
  КНП: 'purposeCode',
}
const orders = ['Платежное поручение', 'Платёжное поручение', 'ПлатежноеПоручение']
const charsets = { 'utf-8': /^Кодировка=UTF-?8\r?$/im, 'windows-1251': /^Кодировка=Windows(?:-1251)?\r?$/im } as const

/** `null` between them. */
type Section = FoundPayment | 'account' | null

export const read1c: PaymentFile = {
  recognise: head => /^(?:ï»¿)?1CClientBankExchange\r?\n/.test(head),
  read: bytes => readLines(textOf(bytes)),
}

/** @throws ImportFault where it is not in the charset that it says */
function textOf(bytes: Uint8Array): string {
  for (const charset of ['utf-8', 'windows-1251'] as const) {
    const text = decoded(bytes, charset)
    if (text !== null && charsets[charset].test(text)) return text
  }
  throw new ImportFault('importCharset', 1)
}

function readLines(text: string): FoundPayment[] {
  const lines = text.split(/\r?\n/)
  const payments: FoundPayment[] = []
  let section: Section = null
  for (const [index, line] of lines.entries()) {
    const number = index + 1
    if (index === 0 || line === '') continue
    if (line === 'КонецФайла' && section === null) return ended(payments, lines, number)
    if (line === 'КонецДокумента' && typeof section === 'object' && section !== null) {
      payments.push(section)
      section = null
    } else if (line === 'КонецРасчСчет' && section === 'account') section = null
    else section = readLine(line, number, section)
  }
  throw new ImportFault('importCutOff', lines.length)
}

function readLine(line: string, number: number, section: Section): Section {
  if (line === 'СекцияРасчСчет' && section === null) return 'account'
  const { name, text } = fieldOf(line, number)
  if (name === 'СекцияДокумент') return begun(text, number, section)
  const part = names[name]
  if (section === null || section === 'account' || !part || text === '') return section
  addPart(section, part, { text, line: number })
  return section
}

/** @throws ImportFault */
function fieldOf(line: string, number: number): { name: string; text: string } {
  const [, name = '', text = ''] = /^([\p{L}\d_]+)=(.*)$/u.exec(line) ?? []
  if (name === '' || /^(?:Секция|Конец)/.test(name) !== (name === 'СекцияДокумент'))
    throw new ImportFault('importLine', number)
  return { name, text: text.trim() }
}

function begun(kind: string, line: number, section: Section): FoundPayment {
  if (section !== null) throw new ImportFault('importLine', line)
  if (!orders.includes(kind)) throw new ImportFault('importKind', line)
  return { line, parts: new Map() }
}

function ended(payments: FoundPayment[], lines: readonly string[], end: number): FoundPayment[] {
  const after = lines.findIndex((line, index) => index >= end && line !== '')
  if (after >= 0) throw new ImportFault('importLine', after + 1)
  return payments
}

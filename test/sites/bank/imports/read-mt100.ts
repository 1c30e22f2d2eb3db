/** MT100 as banks of Kazakhstan write it: fields `:59:`, in them `/NAME/` and others, one message after the other. */
import { addPart, decoded, ImportFault, type FoundPayment, type Part, type PaymentFile } from './found-payment.ts'

interface Field extends Part {
  tag: string
}

export const readMt100: PaymentFile = {
  recognise: head => /^\s*(?:\{1:|:20:)/.test(head),
  read: bytes => readMessages(textOf(bytes)),
}

/** It does not say in which charset it is. @throws ImportFault */
function textOf(bytes: Uint8Array): string {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'windows-1251')
  // The soft hyphen, which nobody writes, is the letter н of DOS; the other is no character.
  if (text === null || /[\u0098\u00ad]/.test(text)) throw new ImportFault('importCharset', 1)
  return text
}

function readMessages(text: string): FoundPayment[] {
  const payments: FoundPayment[] = []
  const lines = text.split(/\r?\n/)
  let fields: Field[] | null = null
  for (const [index, line] of lines.entries()) {
    const number = index + 1
    if (line === '-}' || line === '-') {
      if (!fields) throw new ImportFault('importLine', number)
      payments.push(paymentOf(fields))
      fields = null
    } else if (fields || line.trim() !== '') fields = readLine(line, number, fields)
  }
  if (fields) throw new ImportFault('importCutOff', lines.length)
  return payments
}

function readLine(line: string, number: number, fields: Field[] | null): Field[] {
  const [, head, tag, text = ''] = /^(\{1:.*\{4:)?(?::(\d{2}[A-Z]?):(.*))?$/.exec(line) ?? []
  if (head !== undefined && fields) throw new ImportFault('importLine', number)
  if (tag !== undefined) return [...(fields ?? []), { tag, text, line: number }]
  if (head !== undefined) return []
  const last = fields?.at(-1)
  if (!fields || !last) throw new ImportFault('importLine', number)
  last.text += `\n${line}`
  return fields
}

function paymentOf(fields: readonly Field[]): FoundPayment {
  const [first] = fields
  const payment: FoundPayment = { line: first?.line ?? 1, parts: new Map() }
  for (const field of fields) readers[field.tag]?.(payment, field)
  return payment
}

const readers: Record<string, (payment: FoundPayment, field: Field) => void> = {
  '32A': (payment, { text, line }) => {
    const [, currency, amount] = /^\d{6}([A-Z]{3})(\d{1,12}(?:,\d{0,2})?)$/.exec(text) ?? []
    if (currency === undefined || amount === undefined) throw new ImportFault('amountWrong', line, 'amount')
    addPart(payment, 'currency', { text: currency, line })
    addPart(payment, 'amount', { text: amount.replace(/,$/, ''), line })
  },
  59: (payment, field) => {
    const { parts, before } = partsIn(field)
    addPart(payment, 'payeeAccount', before)
    for (const [key, name] of [
      ['NAME', 'payee'],
      ['IDN', 'payeeNumber'],
    ] as const) {
      const part = parts.get(key)
      if (part) addPart(payment, name, part)
    }
  },
  70: (payment, field) => {
    const { parts } = partsIn(field)
    for (const [key, name] of [
      ['ASSIGN', 'purpose'],
      ['KNP', 'purposeCode'],
    ] as const) {
      const part = parts.get(key)
      if (part) addPart(payment, name, part)
    }
  },
}

/** Lines that begin with `/KEY/`, each with the lines after it; `before`: what stands before the first. @throws ImportFault */
function partsIn({ text, line }: Field): { parts: Map<string, Part>; before: Part } {
  const parts = new Map<string, Part>()
  const before: Part = { text: '', line }
  let last = before
  for (const [index, row] of text.split('\n').entries()) {
    const [, key, value = ''] = /^\/([A-Z]{2,})\/(.*)$/.exec(row) ?? []
    if (key === undefined) {
      last.text = `${last.text} ${row}`.trim()
      continue
    }
    if (parts.has(key)) throw new ImportFault('importTwice', line + index)
    last = { text: value.trim(), line: line + index }
    parts.set(key, last)
  }
  return { parts, before }
}

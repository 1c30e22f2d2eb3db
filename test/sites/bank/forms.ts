/** Documents to the bank: what is filled in for each kind, and what is signed. A new kind is a row here, its words, and nothing else. */
import { BadRequest, readText } from '../site.ts'
import { checks, FieldWrong, writeAmount, type Check } from './field-checks.ts'
import { payer } from './payments.ts'
import { workersFrom, workersIn } from './workers.ts'

export const kinds = ['payment', 'application', 'statement', 'salary'] as const
export type Kind = (typeof kinds)[number]

interface FormField {
  /** In the form, and of its words. */
  name: string
  /** What it puts into the document. @throws FieldWrong */
  entries: (text: string) => Record<string, string>
  /** What it was, of a document. */
  text: (fields: Record<string, string>) => string
}

interface Form {
  title: string
  fields: readonly FormField[]
  /** Of fields that are right by themselves. @throws BadRequest */
  compare?: (entries: Record<string, string>) => void
}

/** `label`: its name in the document. */
const one = (name: string, label: string, check: Check): FormField => ({
  name,
  entries: text => ({ [label]: check(text) }),
  text: fields => fields[label] ?? '',
})

const amount: FormField = {
  ...one('amount', 'Сумма', checks.amount),
  entries: text => ({ Сумма: writeAmount(checks.amount(text)), Валюта: 'KZT' }),
}

/** Names as in Kazakh payment orders. */
export const forms: Record<Kind, Form> = {
  payment: {
    title: 'Платёжное поручение',
    fields: [
      amount,
      one('payee', 'ПолучательНаименование', checks.payee),
      one('payeeNumber', 'ПолучательБИН', checks.number),
      one('payeeAccount', 'ПолучательИИК', checks.account),
      one('purpose', 'НазначениеПлатежа', checks.purpose),
      one('purposeCode', 'КНП', checks.purposeCode),
    ],
  },
  application: {
    title: 'Заявление',
    fields: [one('subject', 'Тема', checks.subject), one('text', 'Текст', checks.text)],
  },
  statement: {
    title: 'Запрос выписки',
    fields: [one('from', 'НачалоПериода', checks.day), one('to', 'КонецПериода', checks.day)],
    compare: ({ НачалоПериода: from = '', КонецПериода: to = '' }) => {
      if (to < from) throw new BadRequest(422, { to: 'periodWrong' })
    },
  },
  salary: {
    title: 'Зарплатный реестр',
    fields: [one('month', 'Период', checks.month), { name: 'workers', entries: workersFrom, text: workersIn }],
  },
}

/** @throws BadRequest 400 */
export function kindOf(text: string): Kind {
  const kind = kinds.find(name => name === text)
  if (!kind) throw new BadRequest(400)
  return kind
}

/** What a form puts into its document. @throws BadRequest 422 that names every field which is wrong */
export function entriesOf(kind: Kind, body: unknown): Record<string, string> {
  const { fields, compare } = forms[kind]
  const errors: Record<string, string> = {}
  const entries: Record<string, string> = {}
  for (const { name, entries: read } of fields) {
    try {
      Object.assign(entries, read(readText(body, name)))
    } catch (error) {
      if (!(error instanceof FieldWrong)) throw error
      errors[name] = error.code
      if (error.line !== null) errors['line'] = String(error.line)
    }
  }
  if (Object.keys(errors).length > 0) throw new BadRequest(422, errors)
  compare?.(entries)
  return entries
}

/** What a form was filled in with. */
export const valuesOf = (kind: Kind, fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(forms[kind].fields.map(({ name, text }) => [name, text(fields)]))

export interface About {
  number: string
  day: Date
}

/** The bytes that are shown and signed. */
export function documentOf(kind: Kind, entries: Record<string, string>, { number, day }: About): Uint8Array {
  const fields = {
    Документ: forms[kind].title,
    НомерДокумента: number,
    ДатаДокумента: day.toISOString().slice(0, 10),
    ...payer,
    ...entries,
  }
  return new TextEncoder().encode(JSON.stringify(fields))
}

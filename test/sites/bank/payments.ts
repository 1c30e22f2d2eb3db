/** The bank's payment orders of one customer, and who has signed them. Fields as in Kazakh payment orders. */
import { BadRequest } from '../site.ts'
import type { Refusal } from './person.ts'
import type { Signer } from './verify-signature.ts'

/** New, signed, refused (the signature did not hold). */
export type PaymentStatus = 'new' | 'signed' | 'refused'

export interface Payment {
  id: string
  /** What is shown to the person and signed: its bytes never change. */
  document: Uint8Array
  fields: Record<string, string>
  status: PaymentStatus
  /** Why it was refused. */
  refusal: Refusal | 'otherPerson' | null
  signer: Signer | null
  /** DER of the CMS. */
  signature: Uint8Array | null
}

const payees = [
  ['ТОО «Дала»', '050440001234', 'KZ14345ABC6789012345', 'Оплата по договору 17 от 01.11.2026'],
  ['АО «Қазақтелеком»', '941240000193', 'KZ88601AB71000051231', 'Услуги связи за октябрь 2026'],
  ['ИП Әбдіқалықова Г. Ө.', '780412400321', 'KZ84722C000012345678', 'Жалдау ақысы, қараша 2026'],
  ['ТОО «Жаңа құрылыс»', '110840007766', 'KZ80998PB00009876543', 'Материалы по счёту 318'],
  ['ГУ «УГД по г. Алматы»', '080740010015', 'KZ24070105KSN0000000', 'Налог на имущество, IV квартал'],
] as const
const amounts = ['1250000.00', '48300.50', '320000.00', '7415900.00', '96000.00']
const payer = {
  ПлательщикНаименование: 'ТОО «Арна»',
  ПлательщикБИН: '120340005678',
  ПлательщикИИК: 'KZ82765ZZZ0000012345',
}

/** `count` payment orders, all waiting for a signature. */
export function makePayments(count: number): Map<string, Payment> {
  const payments = Array.from({ length: count }, (_, index) => makePayment(index))
  return new Map(payments.map(payment => [payment.id, payment]))
}

function makePayment(index: number): Payment {
  const [payee, bin, account, purpose] = payees[index % payees.length] ?? payees[0]
  const fields = {
    Документ: 'Платёжное поручение',
    НомерДокумента: String(index + 1),
    ДатаДокумента: '2026-11-21',
    Сумма: amounts[index % amounts.length] ?? '',
    Валюта: 'KZT',
    ...payer,
    ПолучательНаименование: payee,
    ПолучательБИН: bin,
    ПолучательИИК: account,
    НазначениеПлатежа: purpose,
    КНП: '859',
  }
  const document = new TextEncoder().encode(JSON.stringify(fields))
  return { id: String(index + 1), document, fields, status: 'new', refusal: null, signer: null, signature: null }
}

/** @throws BadRequest 404 */
export function findPayment(payments: Map<string, Payment>, id: string | undefined): Payment {
  const found = payments.get(id ?? '')
  if (!found) throw new BadRequest(404, { payment: 'unknown' })
  return found
}

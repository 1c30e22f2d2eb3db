/** Documents that a site asks to have signed, one alone and many in a batch, as the prompt window gets them. */
import { createHash } from 'node:crypto'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import type { DocumentSummary, RequestView } from '../../../extension/prompt-messages.ts'

export const payment = JSON.stringify({
  number: '2026-11-0017',
  amount: 1250000.5,
  currency: 'KZT',
  payee: { name: 'ТОО «Дала»', iban: 'KZ14345ABC6789012345', bic: 'KCJBKZKX' },
  payer: { name: 'ЖШС «Өндіріс»', account: 'KZ06765ZXC1234567890' },
  purpose: 'Оплата по договору 17 от 01.11.2026',
  knp: '710',
  date: '2026-11-21',
  urgent: true,
})
export const paymentXml =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"><CstmrCdtTrfInitn>\n' +
  '  <PmtInf><CdtTrfTxInf><Amt><InstdAmt Ccy="AZN">840.00</InstdAmt></Amt><Cdtr><Nm>Xəzər Tikinti MMC</Nm></Cdtr>' +
  '<CdtrAcct><Id><IBAN>AZ21NABZ00000000137010001944</IBAN></Id></CdtrAcct>' +
  '<RmtInf><Ustrd>Müqavilə № 45, sement</Ustrd></RmtInf></CdtTrfTxInf></PmtInf>\n</CstmrCdtTrfInitn></Document>\n'
export const letter = 'Уважаемые господа!\n\nПросим отозвать сертификат № 4F3A с 21 ноября 2026 года.\n\nДиректор\n'

const summary = (index: number, about: { name: string; type: string }, content: Bytes): DocumentSummary => ({
  index,
  ...about,
  size: content.length,
  digest: createHash('sha256').update(content).digest('hex'),
  edges: null,
})

/** One document, opened. */
export function openDocument(
  name: string,
  type: string,
  content: Bytes,
): { request: RequestView; opened: [number, Bytes][] } {
  return {
    request: {
      operation: 'sign',
      place: type.includes('xml') ? 'inside' : 'around',
      markedPage: null,
      role: null,
      authorities: [],
      documents: [summary(0, { name, type }, content)],
    },
    opened: [[0, content]],
  }
}

export interface Batch {
  request: RequestView
  contents: Bytes[]
}

function batchOf(documents: { name: string; type: string; content: Bytes }[]): Batch {
  return {
    request: {
      operation: 'sign',
      place: 'beside',
      markedPage: null,
      role: null,
      authorities: [],
      documents: documents.map(({ content, ...about }, index) => summary(index, about, content)),
    },
    contents: documents.map(({ content }) => content),
  }
}

/** Payments of 1000.25, 2000.25, 3000.25 … KZT. */
export const batch = (count: number): Batch =>
  batchOf(
    Array.from({ length: count }, (_, index) => ({
      name: `Ödəniş tapşırığı № ${2026_000 + index}.json`,
      type: 'application/json',
      content: utf8(payment.replace('1250000.5', `${index + 1}000.25`)),
    })),
  )

export const texts = batchOf([
  { name: 'Заявление.txt', type: 'text/plain', content: utf8(letter) },
  { name: 'Məktub.txt', type: 'text/plain', content: utf8(letter) },
])
export const mixed = batchOf([
  { name: 'Платёжное поручение 17.json', type: 'application/json', content: utf8(payment) },
  { name: 'pain.001.xml', type: 'application/xml', content: utf8(paymentXml) },
  { name: 'Müqavilə 45.pdf', type: 'application/pdf', content: utf8('%PDF-1.7 …') },
  {
    name: 'Платёжное поручение 18.json',
    type: 'application/json',
    content: utf8(payment.replace('1250000.5', '98765432109876.54')),
  },
  {
    name: 'twice.json',
    type: 'application/json',
    content: utf8('{"amount": 1, "total": 1000000, "currency": "KZT"}'),
  },
])

/** pain.001 of ISO 20022, whatever its version: the transfers, and what the file itself says of their number and sum. */
import { SaxesParser } from 'saxes'
import { addPart, decoded, ImportFault, type FoundPayment, type Part, type PaymentFile } from './found-payment.ts'

const transfer = 'Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf'
/** Below the transfer. */
const names: Record<string, string> = {
  'Amt/InstdAmt': 'amount',
  'Cdtr/Nm': 'payee',
  'Cdtr/Id/OrgId/Othr/Id': 'payeeNumber',
  'Cdtr/Id/PrvtId/Othr/Id': 'payeeNumber',
  'CdtrAcct/Id/IBAN': 'payeeAccount',
  'CdtrAcct/Id/Othr/Id': 'payeeAccount',
  'RmtInf/Ustrd': 'purpose',
  'Purp/Prtry': 'purposeCode',
  'Purp/Cd': 'purposeCode',
}
const header = 'Document/CstmrCdtTrfInitn/GrpHdr'

interface Claims {
  count: Part | null
  sum: Part | null
}

export const readPain001: PaymentFile = {
  recognise: head => /^(?:ï»¿)?\s*<(?:\?xml|[\w:]*Document|!)/.test(head),
  read: bytes => {
    const text = decoded(bytes, 'utf-8')
    if (text === null) throw new ImportFault('importCharset', 1)
    return readXml(text)
  },
}

function readXml(text: string): FoundPayment[] {
  const payments: FoundPayment[] = []
  const claims: Claims = { count: null, sum: null }
  const path: string[] = []
  let written: Part = { text: '', line: 1 }
  const parser = new SaxesParser({ xmlns: true })
  const broken = (): never => {
    throw new ImportFault('importSyntax', parser.line)
  }
  parser.on('error', broken)
  parser.on('doctype', broken)
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (path.length === 0 && !uri.startsWith('urn:iso:std:iso:20022:tech:xsd:pain.001.')) throw unknown(parser.line)
    path.push(local)
    written = { text: '', line: parser.line }
    const at = path.join('/')
    if (at === transfer) payments.push({ line: parser.line, parts: new Map() })
    const currency = at === `${transfer}/Amt/InstdAmt` ? attributes['Ccy']?.value : undefined
    const payment = payments.at(-1)
    if (payment && currency !== undefined) addPart(payment, 'currency', { text: currency, line: parser.line })
  })
  const write = (more: string): void => {
    written.text += more
  }
  parser.on('text', write)
  parser.on('cdata', write)
  parser.on('closetag', () => {
    const at = path.join('/')
    path.pop()
    const part = { ...written, text: written.text.trim() }
    written = { text: '', line: parser.line }
    if (at === `${header}/NbOfTxs`) claims.count = part
    if (at === `${header}/CtrlSum`) claims.sum = part
    const payment = payments.at(-1)
    const name = at.startsWith(`${transfer}/`) ? names[at.slice(transfer.length + 1)] : undefined
    if (payment && name) addTo(payment, name, part)
  })
  parser.write(text).close()
  checkClaims(payments, claims)
  return payments
}

const unknown = (line: number): ImportFault => new ImportFault('importUnknown', line)

/** The purpose may be in several. */
function addTo(payment: FoundPayment, name: string, part: Part): void {
  const before = name === 'purpose' ? payment.parts.get(name) : undefined
  if (before) before.text += ` ${part.text}`
  else addPart(payment, name, part)
}

/** @throws ImportFault */
function checkClaims(payments: readonly FoundPayment[], { count, sum }: Claims): void {
  if (count && Number(count.text) !== payments.length) throw new ImportFault('importCountDiffers', count.line)
  const tiyn = (text = ''): number => Math.round(Number(text) * 100)
  const total = payments.reduce((total, { parts }) => total + tiyn(parts.get('amount')?.text), 0)
  // An amount that is none is told as such.
  if (sum && !Number.isNaN(total) && tiyn(sum.text) !== total) throw new ImportFault('importSumDiffers', sum.line)
}

/** Writers of files of payments, one for each format that is read. */

/** `day`: yymmdd. */
export type Order = Record<
  | 'amount'
  | 'currency'
  | 'payee'
  | 'payeeNumber'
  | 'payeeAccount'
  | 'payeeBankCode'
  | 'payer'
  | 'payerNumber'
  | 'payerAccount'
  | 'payerBankCode'
  | 'purpose'
  | 'purposeCode'
  | 'number'
  | 'day',
  string
>

interface Told {
  charset: string
  /** It says another number, or another sum, of itself than there is. */
  lie: boolean
}

export interface Writer {
  format: string
  type: string
  /** Between units and hundredths. */
  mark: string
  mayBeCyrillic: boolean
  write: (orders: readonly Order[], told: Told) => string
}

const isoDay = (day: string): string => day.replace(/^(\d\d)(\d\d)(\d\d)$/, '20$1-$2-$3')

const sum = (orders: readonly Order[], lie: boolean): string => {
  const cents = orders.reduce(
    (all, { amount }) => all + Math.round(Number(amount.trim().replace(',', '.')) * 100),
    lie ? 1 : 0,
  )
  return Number.isFinite(cents) ? (cents / 100).toFixed(2) : '5.00'
}

const escapeXml = (text: string): string => text.replaceAll(/[<&"\r]/g, letter => `&#${letter.codePointAt(0)};`)

const iso = (order: Order, inner: string): string =>
  `<CdtTrfTxInf><PmtId><InstrId>${escapeXml(order.number)}</InstrId><EndToEndId>E</EndToEndId></PmtId>${inner}` +
  `<CdtrAgt><FinInstnId><BIC>${order.payeeBankCode}</BIC></FinInstnId></CdtrAgt><Cdtr><Nm>${escapeXml(order.payee)}</Nm></Cdtr>` +
  `<CdtrAcct><Id><IBAN>${order.payeeAccount}</IBAN></Id></CdtrAcct><Purp><Cd>${order.purposeCode}</Cd></Purp>` +
  `<RmtInf><Ustrd>${escapeXml(order.purpose)}</Ustrd></RmtInf></CdtTrfTxInf>`

const payerIso = (order: Order): string =>
  `<Dbtr><Nm>${escapeXml(order.payer)}</Nm><Id><OrgId><Othr><Id>${order.payerNumber}</Id></Othr></OrgId></Id></Dbtr>` +
  `<DbtrAcct><Id><IBAN>${order.payerAccount}</IBAN></Id></DbtrAcct>` +
  `<DbtrAgt><FinInstnId><BICFI>${order.payerBankCode}</BICFI></FinInstnId></DbtrAgt>`

const valued = (element: string, { amount, currency }: Order): string =>
  `<${element} Ccy="${currency}">${escapeXml(amount)}</${element}>`

function writePain(version: string, orders: readonly Order[], lie: boolean): string {
  const [first] = orders
  if (!first) return ''
  const day = isoDay(first.day)
  const inner = orders.map(order => iso(order, `<Amt>${valued('InstdAmt', order)}</Amt>`)).join('\n')
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.${version}"><CstmrCdtTrfInitn>` +
    `<GrpHdr><MsgId>M</MsgId><NbOfTxs>${orders.length + (lie ? 1 : 0)}</NbOfTxs><CtrlSum>${sum(orders, lie)}</CtrlSum></GrpHdr>` +
    `<PmtInf><PmtInfId>P</PmtInfId><ReqdExctnDt>${version === '03' ? day : `<Dt>${day}</Dt>`}</ReqdExctnDt>${payerIso(first)}` +
    `${inner}</PmtInf></CstmrCdtTrfInitn></Document>`
  )
}

function writePacs(orders: readonly Order[], lie: boolean): string {
  const inner = orders.map(order =>
    iso(
      order,
      `${valued('IntrBkSttlmAmt', order)}<IntrBkSttlmDt>${isoDay(order.day)}</IntrBkSttlmDt>${payerIso(order)}`,
    ),
  )
  return (
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.10"><FIToFICstmrCdtTrf>` +
    `<GrpHdr><MsgId>M</MsgId><NbOfTxs>${orders.length + (lie ? 1 : 0)}</NbOfTxs></GrpHdr>${inner.join('')}</FIToFICstmrCdtTrf></Document>`
  )
}

const party = (name: string, number: string): string => `/NAME/${name}\n/IDN/${number}\n/IRS/1\n/SECO/7`

const details = (order: Order): string =>
  `:70:/NUM/${order.number}\n/DATE/${order.day}\n/KNP/${order.purposeCode}\n/ASSIGN/${order.purpose}`

const mt100 = (order: Order): string =>
  `{1:F01K054700000000010000001}\n{2:I100SGROSS000000U3003}\n{4:\n:20:R${order.number}\n:32A:${order.day}${order.currency}${order.amount}\n` +
  `:50:/D/${order.payerAccount}\n${party(order.payer, order.payerNumber)}\n:52B:${order.payerBankCode}\n:57B:${order.payeeBankCode}\n` +
  `:59:${order.payeeAccount}\n${party(order.payee, order.payeeNumber)}\n${details(order)}\n-}\n`

const mt103 = (order: Order): string =>
  `{1:F01AZRTAZ22AXXX0000000000}{2:I103AIIBAZ2XXXXXN}{4:\n:20:${order.number}\n:23B:CRED\n:32A:${order.day}${order.currency}${order.amount}\n` +
  `:50K:/${order.payerAccount}\n${order.payer}\n:52A:${order.payerBankCode}\n:57A:${order.payeeBankCode}\n` +
  `:59:/${order.payeeAccount}\n${order.payee}\nBAKU\n:70:${order.purpose}\n:71A:SHA\n-}{5:{CHK:123456789ABC}}\n`

function mt102(orders: readonly Order[], lie: boolean): string {
  const [first] = orders
  if (!first) return ''
  const inner = orders.map(
    (order, index) =>
      `:21:${index + 1}\n:32B:${first.currency}${order.amount}\n:70:/OPV/S\n//FM/${order.payee}\n//NM/A\n//FT/\n//IDN/${order.payeeNumber}\n`,
  )
  return (
    `{1:F01K059140000000001000001}\n{2:I102SGROSS000000U3003}\n{4:\n:20:R${first.number}\n:50:/D/${first.payerAccount}\n` +
    `${party(first.payer, first.payerNumber)}\n:52B:${first.payerBankCode}\n:57B:GCVPKZ2A\n:59:${first.payeeAccount}\n` +
    `${party('ГЦВП', first.payeeNumber)}\n${details(first)}\n${inner.join('')}` +
    `:32A:${first.day}${first.currency}${sum(orders, lie).replace('.', ',')}\n-}\n`
  )
}

const section = (order: Order): string =>
  `СекцияДокумент=ПлатежноеПоручение\nНомерДокумента=${order.number}\nДатаДокумента=${isoDay(order.day)}\nСумма=${order.amount}\n` +
  `Валюта=${order.currency}\nПлательщикНаименование=${order.payer}\nПлательщикБИН_ИИН=${order.payerNumber}\n` +
  `ПлательщикИИК=${order.payerAccount}\nПлательщикБанкБИК=${order.payerBankCode}\nПолучательНаименование=${order.payee}\n` +
  `ПолучательБИН_ИИН=${order.payeeNumber}\nПолучательИИК=${order.payeeAccount}\nПолучательБанкБИК=${order.payeeBankCode}\n` +
  `НазначениеПлатежа=${order.purpose}\nКодНазначенияПлатежа=${order.purposeCode}\nКонецДокумента\n`

const oneC = (orders: readonly Order[], charset: string): string =>
  `1CClientBankExchange\nВерсияФормата=2.0\nКодировка=${charset}\n${orders.map(section).join('')}КонецФайла\n`.replaceAll(
    '\n',
    '\r\n',
  )

const columns = ['number', 'payee', 'payeeNumber', 'payeeAccount', 'amount', 'currency', 'purpose'] as const
const header = ['number', 'Получатель', 'payeeBIN', 'ПолучательИИК', 'Сумма', 'Валюта', 'Təyinat']
const quote = (value: string, delimiter: string): string =>
  /["\r\n]/.test(value) || value.includes(delimiter) ? `"${value.replaceAll('"', '""')}"` : value

const csv = (orders: readonly Order[], delimiter: string): string =>
  `${header.join(delimiter)}\n${orders.map(order => columns.map(column => quote(order[column], delimiter)).join(delimiter)).join('\n')}\n`

function json(orders: readonly Order[], lie: boolean): string {
  const payments = orders.map((order, index) => ({
    number: order.number,
    amount: index % 2 === 0 && /^\d{1,9}\.\d\d$/.test(order.amount) ? Number(order.amount) : order.amount,
    currency: order.currency,
    payee: { name: order.payee, account: order.payeeAccount },
    payer: { name: order.payer, account: order.payerAccount },
    purpose: order.purpose,
    date: isoDay(order.day),
  }))
  return JSON.stringify({ count: orders.length + (lie ? 1 : 0), total: sum(orders, lie), payments })
}

const many = { mayBeCyrillic: false }
const table = (format: string, delimiter: string, mark: string): Writer => ({
  ...many,
  format,
  type: 'text/csv',
  mark,
  write: orders => csv(orders, delimiter),
})

/** The same message with a prefix on each of its elements. */
const prefixed = (xml: string): string => xml.replaceAll(/<(\/?)(\w)/g, '<$1ns:$2').replace(' xmlns=', ' xmlns:ns=')

export const writers: readonly Writer[] = [
  ...['03', '09', '12'].map((version): Writer => ({
    ...many,
    format: 'pain',
    type: 'application/xml',
    mark: '.',
    write: (orders, { lie }) => writePain(version, orders, lie),
  })),
  {
    ...many,
    format: 'pain',
    type: 'text/xml',
    mark: '.',
    write: (orders, { lie }) => prefixed(writePain('09', orders, lie)),
  },
  { ...many, format: 'pacs', type: 'text/xml', mark: '.', write: (orders, { lie }) => writePacs(orders, lie) },
  {
    ...many,
    format: 'mt',
    type: 'text/plain',
    mark: ',',
    mayBeCyrillic: true,
    write: orders => orders.map(mt100).join(''),
  },
  { ...many, format: 'mt', type: '', mark: ',', write: orders => orders.map(mt103).join('') },
  {
    ...many,
    format: 'mt102',
    type: 'text/plain',
    mark: ',',
    mayBeCyrillic: true,
    write: (orders, { lie }) => mt102(orders, lie),
  },
  {
    ...many,
    format: '1c',
    type: 'text/plain',
    mark: '.',
    mayBeCyrillic: true,
    write: (orders, { charset }) => oneC(orders, charset),
  },
  table('csv', ';', ','),
  table('csv', ',', '.'),
  table('csv', '\t', '.'),
  { ...many, format: 'json', type: 'application/json', mark: '.', write: (orders, { lie }) => json(orders, lie) },
]

/** SWIFT MT100 and MT103, one message or several in a file; those of Kazakhstan too, with `/NAME/`, `/KNP/` and `/ASSIGN/`. */
import type { Field } from '../reading.ts'
import { Unreadable } from '../reading.ts'
import { mtAmount, mtDay } from './mt-amount.ts'
import { drawnField, partsInField, readMtMessage, type MtField, type MtMessage } from './mt-message.ts'
import { onlyField, partyIn } from './mt-parties.ts'
import { lookedAt, type FileFacts, type PaymentReader } from './payment-reader.ts'
import { partsOf, type Payment, type PaymentParts } from './payment-parts.ts'

export const mtTypes = /^(?:text\/[\w.+-]+|application\/(?:octet-stream|swift|x-swift)|)$/
/** Programs of Kazakhstan write Windows-1251; the message itself has no place to say so. */
export const mtCharsets = ['utf-8', 'windows-1251'] as const

/** Up to the first field; `types`: of block 2, or of what stands in its place. */
export const beginsMt = (text: string, types: string): boolean =>
  new RegExp(
    `^(?:\\{1:[^{}\\r\\n]*\\}(?:\\r?\\n)?)?(?:\\{2:[IO](?:${types})[^{}\\r\\n]*\\}(?:\\r?\\n)?)?(?:\\{3:[^\\r\\n]*\\}(?:\\r?\\n)?)?\\{4:\\r?\\n:`,
  ).test(text)

export const readMt: PaymentReader = {
  name: 'mt',
  types: mtTypes,
  charsets: mtCharsets,
  charsetIn: () => null,
  looksAt: lookedAt,
  isOfLines: true,
  recognise: text => beginsMt(text, '100|103') && !/^:21:.*\r?\n(?:[^:].*\r?\n)*:32B:/m.test(text.slice(0, 20_000)),
  read,
}

function* read(text: string): Generator<Payment, FileFacts> {
  let at = 0
  let type = ''
  while (at < text.length) {
    const start = at
    const message = readMtMessage(text, start)
    if (at > 0 && message.type !== type) throw new Unreadable('syntax')
    type = message.type
    at = message.end
    yield readPayment(message, () => readMtMessage(text, start))
  }
  return { format: `MT${type || '100/103'}`, claims: [], fields: [] }
}

function readPayment({ fields }: MtMessage, again: () => MtMessage): Payment {
  const amount = onlyField(fields, ['32A'])
  return {
    amount: amount ? mtAmount(amount.text, { withDay: true }) : null,
    parts: mtParts(fields),
    fields: () => drawnMessage(again()),
  }
}

export const drawnMessage = ({ blocks, fields }: MtMessage): Field[] => [...blocks, ...fields.map(drawnField)]

/** What fields of one payment, or of a whole file, say. */
export const mtParts = (fields: readonly MtField[]): PaymentParts => ({
  ...partyParts(fields),
  ...detailParts(onlyField(fields, ['70'])?.text, onlyField(fields, ['20'])?.text),
  ...partsOf({ valueDate: mtDay(onlyField(fields, ['32A'])?.text.slice(0, 6)) }),
})

function partyParts(fields: readonly MtField[]): PaymentParts {
  const payer = partyIn(onlyField(fields, ['50', '50A', '50F', '50K']))
  const payee = partyIn(onlyField(fields, ['59', '59A', '59F']))
  return partsOf({
    payee: payee.name,
    payeeNumber: payee.number,
    payeeAccount: payee.account,
    beneficiaryCode: payee.code,
    payeeBankCode: bankIn(fields, ['57', '57A', '57B', '57C', '57D']),
    payer: payer.name,
    payerNumber: payer.number,
    payerAccount: payer.account,
    payerCode: payer.code,
    payerBankCode: bankIn(fields, ['52', '52A', '52B', '52C', '52D']),
  })
}

/** Where one of these stands, the purpose stands in `/ASSIGN/` or nowhere. */
const codes = ['ASSIGN', 'KNP', 'NUM', 'OPV', 'SO', 'FM']

function detailParts(details = '', reference = ''): PaymentParts {
  const named = partsInField(details) ?? new Map<string, string>()
  return partsOf({
    purpose: codes.some(code => named.has(code)) ? named.get('ASSIGN') : details,
    purposeCode: named.get('KNP'),
    budgetCode: named.get('BCLASS'),
    number: named.get('NUM') ?? reference,
    date: mtDay(named.get('DATE')),
  })
}

/** The last line has the BIC; an account may stand above it. */
const bankIn = (fields: readonly MtField[], tags: readonly string[]): string | undefined =>
  onlyField(fields, tags)
    ?.text.split('\n')
    .find(line => !line.startsWith('/'))

/** One `CdtTrfTxInf` of ISO 20022, with what its group says of payer and day. */
import { currencyCode, type Amount } from '../amount.ts'
import { parseDecimal } from '../decimal.ts'
import type { Field } from '../reading.ts'
import { fieldAt, firstTextAt, textAt } from './iso-fields.ts'
import { partsOf, type Payment, type PaymentPart, type PaymentParts } from './payment-parts.ts'

/** Choices of the standard for each thing that is said of somebody. */
const numberPaths = ['Id/OrgId/Othr/Id', 'Id/PrvtId/Othr/Id', 'Id/OrgId/AnyBIC', 'Id/OrgId/BICOrBEI']
const bankCodePaths = ['FinInstnId/BICFI', 'FinInstnId/BIC', 'FinInstnId/ClrSysMmbId/MmbId']
const datePaths = ['ReqdExctnDt/Dt', 'ReqdExctnDt/DtTm', 'ReqdExctnDt', 'IntrBkSttlmDt']

type Side = 'payee' | 'payer'
const elements = { payee: 'Cdtr', payer: 'Dbtr' } as const

/** `around`: of the group; what the transfer says itself goes before. */
export function isoPayment(fields: readonly Field[], around: readonly Field[], again: () => readonly Field[]): Payment {
  const remittance = fieldAt(fields, ['RmtInf'])?.fields ?? []
  const purposes = remittance.filter(({ name }) => name === 'Ustrd').map(({ text }) => text)
  return {
    amount: amountOf(fields),
    parts: {
      ...partsAround(around),
      ...groupParts(fields),
      ...sideParts('payee', fields),
      ...partsOf({
        purpose: purposes.join('\n'),
        purposeCode: firstTextAt(fields, ['Purp/Cd', 'Purp/Prtry']),
        number: firstTextAt(fields, ['PmtId/InstrId', 'PmtId/EndToEndId']),
      }),
    },
    fields: () => [...around.filter(({ name }) => name !== 'GrpHdr'), ...again()],
  }
}

/** A group has thousands of transfers. */
const known = new WeakMap<readonly Field[], PaymentParts>()

function partsAround(around: readonly Field[]): PaymentParts {
  const parts = known.get(around) ?? groupParts(around)
  known.set(around, parts)
  return parts
}

/** What may stand in the group, in the transfer, or in both. */
const groupParts = (fields: readonly Field[]): PaymentParts => ({
  ...sideParts('payer', fields),
  ...partsOf({
    valueDate: firstTextAt(fields, datePaths),
    priority: textAt(fields, ['PmtTpInf', 'InstrPrty']),
  }),
})

function sideParts(side: Side, fields: readonly Field[]): PaymentParts {
  const element = elements[side]
  const inside = (name: string): readonly Field[] => fieldAt(fields, [name])?.fields ?? []
  const found: Record<string, string | undefined> = {
    [side]: textAt(fields, [element, 'Nm']),
    [`${side}Number`]: firstTextAt(inside(element), numberPaths),
    [`${side}Account`]: firstTextAt(inside(`${element}Acct`), ['Id/IBAN', 'Id/Othr/Id']),
    [`${side}Bank`]: textAt(inside(`${element}Agt`), ['FinInstnId', 'Nm']),
    [`${side}BankCode`]: firstTextAt(inside(`${element}Agt`), bankCodePaths),
  }
  return partsOf(found satisfies Partial<Record<PaymentPart, string | undefined>>)
}

/** Between banks what they settle, of a customer what is instructed; `EqvtAmt` is paid in another currency and is left to the fields. */
function amountOf(fields: readonly Field[]): Amount | null {
  const field = fieldAt(fields, ['IntrBkSttlmAmt']) ?? fieldAt(fields, ['Amt', 'InstdAmt'])
  const currency = textAt(field?.fields ?? [], ['Ccy']) ?? ''
  const written = textAt(field?.fields ?? [], ['']) ?? ''
  const value = /^\d{1,18}(?:\.\d{1,5})?$/.test(written) ? parseDecimal(written) : null
  return value && value.digits > 0n && currencyCode.test(currency) ? { value, currency } : null
}

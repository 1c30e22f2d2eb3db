/** Names of common fields of payments in the formats banks use, with the label each gets. Unknown names are drawn as they are. */
import { foldCase } from '../locales/fold-case.ts'
import type { DocumentTexts } from '../locales/texts.ts'

export type LabelName = keyof DocumentTexts['labels']

/** Names without regard to case, `_`, `-`, `.` and spaces. */
const rows: Record<LabelName, string> = {
  amount: 'amount sum summa сумма сома məbləğ mebleg instdamt intrbksttlmamt amt paymentamount',
  total: 'total totalamount totalsum итого ctrlsum cəmi жиыны',
  currency: 'currency ccy currencycode valyuta валюта',
  commission: 'fee commission komissiya комиссия',
  payee:
    'payee beneficiary recipient receiver cdtr creditor benefname beneficiaryname recipientname payeename alan получатель алушы бенефициар получательнаименование',
  payeeAccount:
    'payeeaccount beneficiaryaccount recipientaccount receiveraccount creditaccount creditoraccount cdtracct benefacc toaccount accountto payeeiban получательиик',
  payeeNumber:
    'payeetaxid payeevoen payeebin payeeiin beneficiarytaxid beneficiaryvoen alanvöen получательбин получательиин получательбиниин получательиинбин получательинн',
  payeeBank: 'payeebank beneficiarybank recipientbank receiverbank cdtragt benefbank bankto получательбанкнаименование',
  payeeBankCode: 'payeebankcode payeebankbic payeebic beneficiarybic получательбанкбик получательбик',
  payer:
    'payer sender debtor dbtr ordering payername sendername debtorname ödəyici отправитель плательщик төлеуші жіберуші плательщикнаименование',
  payerNumber:
    'payertaxid payervoen payerbin payeriin sendertaxid ödəyicivöen плательщикбин плательщикиин плательщикбиниин плательщикиинбин плательщикинн',
  payerAccount:
    'payeraccount senderaccount debitaccount debtoraccount dbtracct fromaccount accountfrom payeriban плательщикиик',
  payerBank: 'payerbank senderbank dbtragt bankfrom плательщикбанкнаименование',
  payerBankCode: 'payerbankcode payerbankbic payerbic плательщикбанкбик плательщикбик',
  payerCode: 'payercode плательщиккбе',
  person: 'person employee fio фио физлицо сотрудник қызметкер əməkdaş',
  personNumber: 'personnumber employeeiin иинсотрудника',
  personAccount: 'personaccount employeeaccount la',
  account: 'account accountnumber iban iik hesab счет счёт шот acct',
  bank: 'bank bankname банк',
  bic: 'bic swift bik swiftcode bankcode bicfi бик',
  purpose:
    'purpose details paymentdetails paymentpurpose description narrative ustrd assign təyinat teyinat назначение назначениеплатежа мақсаты',
  purposeCode: 'purposecode knp кнп knpcode кодназначенияплатежа',
  beneficiaryCode: 'kbe кбе получателькбе beneficiarycode',
  budgetCode: 'budgetcode bclass kbk кбк кодбк',
  priority: 'priority instrprty очередность приоритет',
  number: 'number docnumber documentnumber num no nomer номер нөмірі nömrə docnum ordernumber номердокумента',
  date: 'date docdate documentdate paymentdate дата күні tarix датадокумента',
  valueDate: 'valuedate valdate reqdexctndt датавалютирования',
  taxId: 'taxid tin voen vöen inn инн',
  identityNumber: 'iin bin fin pin идн iinbin бин иин жсн бсн iduniq idn',
  name: 'name fullname nm adı имя наименование атауы ad',
  address: 'address ünvan адрес мекенжай',
  email: 'email mail eposta',
  phone: 'phone telephone tel mobile telefon телефон',
  country: 'country countrycode ölkə страна ел ctry',
  contract: 'contract contractnumber agreement müqavilə договор шарт',
  comment: 'comment note remark qeyd комментарий примечание ескертпе',
  kind: 'type kind doctype documenttype növ тип вид түрі документ',
  identifier: 'id identifier msgid instrid endtoendid reference ref uuid guid',
  payments: 'payments transactions orders платежи төлемдер ödənişlər',
  items: 'items lines rows entries positions',
  quantity: 'quantity count qty количество саны say nboftxs',
  price: 'price unitprice цена баға qiymət',
  text: 'text body message content текст мәтін mətn',
}

const byName = new Map(
  Object.entries(rows).flatMap(([label, names]) =>
    names.split(' ').map(name => [foldCase(name), label as LabelName] as const),
  ),
)

/** Of names in XML; `:amount` is no name with a prefix, but another one. */
const prefix = /^[\p{L}_][\p{L}\p{N}_.-]*:/u

/** As names are compared. A namespace prefix in XML is left out of account. */
export const comparedName = (name: string): string => foldCase(name.replace(prefix, '')).replaceAll(/[_\-. ]/g, '')

/** Labels of names that were asked for: of a hundred thousand payments each has the same few. */
const asked = new Map<string, LabelName | null>()
const mostAsked = 1_000

/** The label for a field's name as written, or `null`. */
export function labelOf(name: string): LabelName | null {
  const before = asked.get(name)
  if (before !== undefined) return before
  const label = byName.get(comparedName(name)) ?? null
  if (asked.size < mostAsked) asked.set(name, label)
  return label
}

/** How a labelled value is set: amounts large, account numbers in groups of four. */
export const styleOf = (label: LabelName | null): 'amount' | 'account' | 'plain' => {
  if (label === 'amount' || label === 'total') return 'amount'
  return label === 'account' || label === 'payeeAccount' || label === 'payerAccount' ? 'account' : 'plain'
}

/** A payment as a row of the list, with what the bank says of it. */

/** Those that the customer can do something about have a sentence of their own. */
const toldRefusals = ['certificateRevoked', 'certificateSuspended', 'revocationUnknown', 'otherPerson', 'notOnCard']

/** In whole tiyn: sums of decimals are not exact. */
export const sumOf = payments =>
  payments.reduce((sum, { fields }) => sum + Math.round(Number(fields['Сумма']) * 100), 0) / 100

export const money = (amount, currency) =>
  `${amount.toLocaleString(document.documentElement.lang, { minimumFractionDigits: 2 })} ${currency}`

/** `box`: what the first cell holds. */
export function paymentRow({ id, fields, status, refusal, signers }, { t, box }) {
  const element = document.createElement('tr')
  element.dataset.id = id
  element.insertCell().append(box)
  element.insertCell().textContent = `${fields['НомерДокумента']}, ${fields['ДатаДокумента']}`
  const account = document.createElement('span')
  account.className = 'account'
  account.textContent = fields['ПолучательИИК'].replace(/.{4}(?=.)/g, '$& ')
  element.insertCell().append(fields['ПолучательНаименование'], account)
  element.insertCell().textContent = fields['НазначениеПлатежа']
  const amount = element.insertCell()
  amount.className = 'amount'
  amount.textContent = money(Number(fields['Сумма']), fields['Валюта'])
  const state = element.insertCell()
  state.dataset.status = status
  state.dataset.refusal = refusal ?? ''
  const last = signers.at(-1)
  state.textContent = t(toldRefusals.includes(refusal) ? refusal : `status-${status}`, {
    name: signers.map(({ name }) => name).join(', '),
    time: last && new Date(last.signedAt).toLocaleString(document.documentElement.lang),
  })
  return element
}

/** A document as a row of the list, with what the bank says of it. */

/** In whole tiyn: sums of decimals are not exact. */
export const sumOf = payments =>
  payments.reduce((sum, { fields }) => sum + Math.round(Number(fields['Сумма'] ?? 0) * 100), 0) / 100

/** Browsers that do not know a language write numbers and days as one beside it does. */
const beside = { az: 'tr', kk: 'ru' }
const locales = () => {
  const { lang } = document.documentElement
  return [lang, beside[lang]].filter(Boolean)
}

export const money = (amount, currency) =>
  `${amount.toLocaleString(locales(), { minimumFractionDigits: 2 })} ${currency}`

/** Whom or what it is about, and more of it. */
const cells = {
  payment: fields => [
    [fields['ПолучательНаименование'], account(fields['ПолучательИИК'])],
    [fields['НазначениеПлатежа']],
  ],
  application: fields => [[fields['Тема']], [fields['Текст']]],
  statement: fields => [[`${fields['НачалоПериода']} – ${fields['КонецПериода']}`], [account(fields['ПлательщикИИК'])]],
  salary: (fields, t) => [[t('workersOf', { count: fields['Количество'] })], [fields['Период']]],
}

/** `box`: what the first cell holds. */
export function paymentRow(payment, { t, box }) {
  const { id, kind, fields } = payment
  const element = document.createElement('tr')
  element.dataset.id = id
  element.insertCell().append(box)
  element.insertCell().append(nameOf(payment, t))
  for (const content of cells[kind](fields, t)) element.insertCell().append(...content)
  const amount = element.insertCell()
  amount.className = 'amount'
  amount.textContent = fields['Сумма'] ? money(Number(fields['Сумма']), fields['Валюта']) : ''
  fillState(element.insertCell(), payment, t)
  if (kind === 'statement' && payment.status === 'accepted')
    element.lastElementChild.append(' ', link(`/api/payments/${id}/statement.csv`, t('statement')))
  return element
}

/** A draft is opened by it. */
function nameOf({ id, kind, status, fields }, t) {
  const name = kind === 'payment' ? '' : `${t(`create-${kind}`)} `
  const text = `${name}${fields['НомерДокумента']}, ${fields['ДатаДокумента']}`
  return status === 'draft' ? link(`new-document.html?id=${id}`, text) : text
}

function link(href, text) {
  const element = document.createElement('a')
  element.href = href
  element.textContent = text
  return element
}

function account(text) {
  const element = document.createElement('span')
  element.className = 'account'
  element.textContent = text.replace(/.{4}(?=.)/g, '$& ')
  return element
}

/** A refusal has a sentence of its own, but for a signature that does not hold. */
function fillState(cell, { status, refusal, signers }, t) {
  cell.dataset.status = status
  cell.dataset.refusal = refusal ?? ''
  const last = signers.at(-1)
  cell.textContent = t(refusal && refusal !== 'notValid' ? refusal : `status-${status}`, {
    name: signers.map(({ name }) => name).join(', '),
    time: last && new Date(last.signedAt).toLocaleString(locales()),
  })
}

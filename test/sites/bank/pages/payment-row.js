/** A document as a row of the list, with what the bank says of it. */
import { writeDate, writeMonth, writeMoney, writeTime } from '/common/formats.js'

/** In whole tiyn: sums of decimals are not exact. */
export const sumOf = payments =>
  payments.reduce((sum, { fields }) => sum + Math.round(Number(fields['Сумма'] ?? 0) * 100), 0) / 100

/** Whom or what it is about, and more of it. */
const cells = {
  payment: fields => [
    [fields['ПолучательНаименование'], account(fields['ПолучательИИК'])],
    [fields['НазначениеПлатежа']],
  ],
  application: fields => [[fields['Тема']], [fields['Текст']]],
  statement: fields => [
    [day(fields['НачалоПериода']), ' – ', day(fields['КонецПериода'])],
    [account(fields['ПлательщикИИК'])],
  ],
  salary: (fields, t) => [[t('workersOf', { count: fields['Количество'] })], [writeMonth(fields['Период'])]],
}

/** `box`: what the first cell holds. */
export function paymentRow(payment, { t, box }) {
  const { id, kind, fields } = payment
  const element = document.createElement('tr')
  element.dataset.id = id
  element.insertCell().append(box)
  element.insertCell().append(nameOf(payment, t), ', ', day(fields['ДатаДокумента']))
  for (const content of cells[kind](fields, t)) element.insertCell().append(...content)
  const amount = element.insertCell()
  amount.className = 'amount'
  amount.textContent = fields['Сумма'] ? writeMoney(Number(fields['Сумма']), fields['Валюта']) : ''
  fillState(element.insertCell(), payment, t)
  if (kind === 'statement' && payment.status === 'accepted')
    element.lastElementChild.append(' ', link(`/api/payments/${id}/statement.csv`, t('statement')))
  return element
}

/** A draft is opened by it. */
function nameOf({ id, kind, status, fields }, t) {
  const name = kind === 'payment' ? '' : `${t(`create-${kind}`)} `
  const text = `${name}${fields['НомерДокумента']}`
  return status === 'draft' ? link(`new-document.html?id=${id}`, text) : text
}

function link(href, text) {
  const element = document.createElement('a')
  element.href = href
  element.textContent = text
  return element
}

const day = text => span('day', writeDate(text))
const account = text => span('account', text.replace(/.{4}(?=.)/g, '$& '))

function span(name, text) {
  const element = document.createElement('span')
  element.className = name
  element.textContent = text
  return element
}

/** A refusal has a sentence of its own, but for a signature that does not hold. */
function fillState(cell, { status, refusal, signers }, t) {
  cell.dataset.status = status
  cell.dataset.refusal = refusal ?? ''
  const last = signers.at(-1)
  cell.textContent = t(refusal && refusal !== 'notValid' ? refusal : `status-${status}`, {
    name: signers.map(({ name }) => name).join(', '),
    time: last && writeTime(last.signedAt),
  })
}

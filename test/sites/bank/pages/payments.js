/** The list of payments: choose some, sign them all under one consent, and see what the bank says of each. */
import { exchange, fromBase64, toBase64 } from '/common/exchange.js'
import { speak } from '/common/words.js'
import { bankWords } from './bank-words.js'
import { showFailure, signDocuments } from './signing.js'

const $ = selector => document.querySelector(selector)
const chosen = new Set()
/** Those that the customer can do something about have a sentence of their own. */
const toldRefusals = new Set(['certificateRevoked', 'certificateSuspended', 'revocationUnknown'])
let payments = []
const t = speak(bankWords, { changed: draw })

$('#sign').addEventListener('click', sign)
$('#logout').addEventListener('click', async () => {
  await exchange('/api/logout', {})
  location.assign('/')
})
$('#all').addEventListener('change', ({ target }) => {
  for (const { id, status } of payments) if (target.checked && status !== 'signed') chosen.add(id)
  if (!target.checked) chosen.clear()
  draw()
})

try {
  const { name, organisation } = await exchange('/api/me')
  $('#person').textContent = [name, organisation].filter(Boolean).join(' · ')
  await load()
} catch {
  location.assign('/')
}

async function load() {
  ;({ payments } = await exchange('/api/payments'))
  draw()
}

async function sign() {
  $('#sign').disabled = true
  $('#outcome').hidden = true
  try {
    await signChosen(payments.filter(({ id }) => chosen.has(id)))
  } catch (error) {
    showFailure($('#outcome'), t, error)
  }
  draw()
}

async function signChosen(orders) {
  const documents = await Promise.all(orders.map(readDocument))
  const login = sessionStorage.getItem('certificate')
  const certificate = login === null ? undefined : fromBase64(login)
  const { results } = await signDocuments(documents, { t, certificate })
  const signatures = orders.flatMap(({ id }, index) => {
    const { signature } = results[index]
    return signature ? [{ id, signature: toBase64(signature) }] : []
  })
  if (signatures.length === 0) throw results[0].error
  $('#progress').textContent = t('checking')
  const answer = await exchange('/api/payments/signatures', { signatures })
  $('#progress').textContent = ''
  chosen.clear()
  await load()
  showOutcome(answer.payments)
}

/** The very bytes that the bank will check the signature against. */
async function readDocument({ id, fields }) {
  const response = await fetch(`/api/payments/${id}/document`)
  if (!response.ok) throw new Error(`document ${id}: ${response.status}`)
  const content = new Uint8Array(await response.arrayBuffer())
  return { name: t('paymentName', { number: fields['НомерДокумента'] }), type: 'application/json', content }
}

function showOutcome(answers) {
  const refused = answers.filter(({ status }) => status !== 'signed').length
  const outcome = $('#outcome')
  outcome.className = `notice ${refused ? 'bad' : 'good'}`
  outcome.dataset.code = refused ? 'refused' : 'accepted'
  outcome.textContent = refused ? t('someRefused', { count: refused }) : t('accepted', { count: answers.length })
  outcome.hidden = false
}

function draw() {
  $('#payments').replaceChildren(...payments.map(row))
  $('#sign').textContent = t('sign', { count: chosen.size })
  $('#sign').disabled = chosen.size === 0
  $('#all').checked = chosen.size > 0
}

function row({ id, fields, status, refusal, signer }) {
  const element = document.createElement('tr')
  element.dataset.id = id
  element.insertCell().append(status === 'signed' ? '' : box(id, fields))
  element.insertCell().textContent = `${fields['НомерДокумента']}, ${fields['ДатаДокумента']}`
  const account = document.createElement('span')
  account.className = 'account'
  account.textContent = fields['ПолучательИИК'].replace(/.{4}(?=.)/g, '$& ')
  element.insertCell().append(fields['ПолучательНаименование'], account)
  element.insertCell().textContent = fields['НазначениеПлатежа']
  const amount = element.insertCell()
  amount.className = 'amount'
  amount.textContent = `${Number(fields['Сумма']).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 2 })} ${fields['Валюта']}`
  const state = element.insertCell()
  state.dataset.status = status
  state.dataset.refusal = refusal ?? ''
  state.textContent = t(toldRefusals.has(refusal) ? refusal : `status-${status}`, {
    name: signer?.name,
    time: signer && new Date(signer.signedAt).toLocaleString(document.documentElement.lang),
  })
  return element
}

function box(id, fields) {
  const input = document.createElement('input')
  input.type = 'checkbox'
  input.checked = chosen.has(id)
  input.ariaLabel = t('paymentName', { number: fields['НомерДокумента'] })
  input.addEventListener('change', () => {
    if (input.checked) chosen.add(id)
    else chosen.delete(id)
    draw()
    document.querySelector(`tr[data-id="${id}"] input`)?.focus()
  })
  return input
}

/** The list of payments: choose some, sign them all under one consent, recall or send them, and see what the bank says of each. */
import { exchange, fromBase64, toBase64 } from '/common/exchange.js'
import { speak } from '/common/words.js'
import { bankWords } from './bank-words.js'
import { money, paymentRow, sumOf } from './payment-row.js'
import { showFailure, signDocuments } from './signing.js'

const $ = selector => document.querySelector(selector)
const chosen = new Set()
const folders = ['all', 'new', 'signedOnce', 'signed', 'accepted', 'refused']
/** Which statuses each button is for. */
const signable = ['new', 'signedOnce', 'refused']
const recallable = ['signedOnce', 'signed']
const sendable = ['signed']
let payments = []
/** Whether the bank has a signature card: then what is signed is sent by hand. */
let hasCard = false
/** Until the certificate ends; `null` while there are many. */
let daysLeft = null
const t = speak(bankWords, { changed: draw })

const chosenOf = statuses => payments.filter(({ id, status }) => chosen.has(id) && statuses.includes(status))
const isOpen = ({ status }) => [...signable, ...(hasCard ? sendable : [])].includes(status)
const inFolder = () => payments.filter(({ status }) => ['all', status].includes($('#folder').value || 'all'))

$('#sign').addEventListener('click', () => work(signChosen))
$('#send').addEventListener('click', () => work(() => move('sent', sendable)))
$('#recall').addEventListener('click', () => work(() => move('recalled', recallable)))
$('#folder').addEventListener('change', () => {
  chosen.clear()
  draw()
})
$('#logout').addEventListener('click', async () => {
  await exchange('/api/logout', {})
  location.assign('/')
})
$('#all').addEventListener('change', ({ target }) => {
  for (const payment of inFolder()) if (target.checked && isOpen(payment)) chosen.add(payment.id)
  if (!target.checked) chosen.clear()
  draw()
})

try {
  const me = await exchange('/api/me')
  const { name, organisation } = me
  hasCard = me.places !== null
  daysLeft = me.daysLeft
  $('#person').textContent = [name, organisation].filter(Boolean).join(' · ')
  await load()
} catch {
  location.assign('/')
}

async function load() {
  ;({ payments } = await exchange('/api/payments'))
  draw()
}

async function work(what) {
  for (const button of ['#sign', '#send', '#recall']) $(button).disabled = true
  $('#outcome').hidden = true
  try {
    await what()
  } catch (error) {
    showFailure($('#outcome'), t, error)
    // Somebody else was there before.
    if (error.status === 409) await load()
  }
  $('#progress').textContent = ''
  draw()
}

async function signChosen() {
  const orders = chosenOf(signable)
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
  await show(answer.payments, 'accepted')
}

/** Sends to the bank, or takes back, what may be. */
async function move(where, statuses) {
  const ids = chosenOf(statuses).map(({ id }) => id)
  const answer = await exchange(`/api/payments/${where}`, { ids })
  await show(answer.payments, where === 'sent' ? 'taken' : where)
}

/** The very bytes that the bank will check the signature against. */
async function readDocument({ id, fields }) {
  const response = await fetch(`/api/payments/${id}/document`)
  if (!response.ok) throw new Error(`document ${id}: ${response.status}`)
  const content = new Uint8Array(await response.arrayBuffer())
  return { name: t('paymentName', { number: fields['НомерДокумента'] }), type: 'application/json', content }
}

async function show(answers, good) {
  chosen.clear()
  await load()
  const refused = answers.filter(({ status }) => status === 'refused').length
  const outcome = $('#outcome')
  outcome.className = `notice ${refused ? 'bad' : 'good'}`
  outcome.dataset.code = refused ? 'refused' : good
  outcome.textContent = refused ? t('someRefused', { count: refused }) : t(good, { count: answers.length })
  outcome.hidden = false
}

function draw() {
  drawFolders()
  $('#expiry').hidden = daysLeft === null
  $('#expiry').textContent = t('expiry', { days: daysLeft })
  $('#payments').replaceChildren(...inFolder().map(payment => paymentRow(payment, { t, box: boxFor(payment) })))
  drawButton('sign', signable)
  drawButton('send', sendable)
  drawButton('recall', recallable)
  for (const button of ['#send', '#recall']) $(button).hidden = !hasCard
  const selected = payments.filter(({ id }) => chosen.has(id))
  const [first] = selected
  const sum = first ? money(sumOf(selected), first.fields['Валюта']) : ''
  $('#total').textContent = first ? t('total', { count: selected.length, sum }) : ''
  $('#all').checked = chosen.size > 0
}

function drawButton(name, statuses) {
  const count = chosenOf(statuses).length
  $(`#${name}`).textContent = t(name, { count })
  $(`#${name}`).disabled = count === 0
}

function drawFolders() {
  const { value } = $('#folder')
  $('#folder').replaceChildren(...folders.map(name => new Option(t(`folder-${name}`), name)))
  $('#folder').value = value || 'all'
}

function boxFor(payment) {
  return isOpen(payment) ? box(payment) : ''
}

function box({ id, fields }) {
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

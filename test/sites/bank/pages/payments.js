/** The list of documents: choose some, sign them all under one consent, recall or send them, and see what the bank says of each. */
import { exchange, fromBase64, toBase64 } from '/common/exchange.js'
import { writeMoney } from '/common/formats.js'
import { speak } from '/common/words.js'
import { bankWords } from './bank-words.js'
import { inParts } from './batches.js'
import { readFile, tellImport } from './import.js'
import { paymentRow, sumOf } from './payment-row.js'
import { showFailure, signDocuments } from './signing.js'
import { tell, tellAgain } from './tell.js'
import { toLogin } from './to-login.js'
import { branchOf, inFolder, makeTree } from './tree.js'

const $ = selector => document.querySelector(selector)
const chosen = new Set()
/** Which statuses each button is for. */
const signable = ['new', 'signedOnce', 'refused']
const recallable = ['signedOnce', 'signed']
const sendable = ['signed']
const drafts = ['draft']
const buttons = { sign: signable, offer: drafts, remove: drafts, send: sendable, recall: recallable }
let payments = []
/** The one that is open. */
let folder = 'all'
/** Rows that are drawn at first, and more at a time: thousands of them would make each tick slow. */
const step = 200
let rows = step
/** Whether the bank has a signature card: then what is signed is sent by hand. */
let hasCard = false
/** Until the certificate ends; `null` while there are many. */
let daysLeft = null
const t = speak(bankWords, { changed: draw })
const drawTree = makeTree($('#tree nav'), name => {
  folder = name
  rows = step
  chosen.clear()
  draw()
})
// On a telephone the documents come first.
$('#tree').open = !matchMedia('(max-width: 900px)').matches

const chosenOf = statuses => payments.filter(({ id, status }) => chosen.has(id) && statuses.includes(status))
const isOpen = ({ status }) => [...drafts, ...signable, ...(hasCard ? sendable : [])].includes(status)
/** The newest first. */
const shown = () => inFolder(payments, folder).toReversed()

$('#sign').addEventListener('click', () => work(signChosen))
$('#offer').addEventListener('click', () => work(() => move('drafts/offered', drafts, 'offered')))
$('#remove').addEventListener('click', () => work(() => move('drafts/removed', drafts, 'removed')))
$('#send').addEventListener('click', () => work(() => move('payments/sent', sendable, 'taken')))
$('#recall').addEventListener('click', () => work(() => move('payments/recalled', recallable, 'recalled')))
$('#file').addEventListener('change', ({ target }) => work(() => importFrom(target)))
$('#more').addEventListener('click', () => {
  const first = rows
  rows += step
  draw()
  $('#payments').rows[first]?.scrollIntoView({ block: 'nearest' })
  $('#payments').rows[first]?.querySelector('input')?.focus()
})
$('#logout').addEventListener('click', async () => {
  await exchange('/api/logout', {})
  location.assign('/')
})
$('#all').addEventListener('change', ({ target }) => {
  for (const payment of shown()) if (target.checked && isOpen(payment)) chosen.add(payment.id)
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
  toLogin()
}

async function load() {
  ;({ payments } = await exchange('/api/payments'))
  draw()
}

async function work(what) {
  for (const name of Object.keys(buttons)) $(`#${name}`).disabled = true
  $('#outcome').hidden = true
  try {
    await what()
  } catch (error) {
    if (error.status === 401) return toLogin()
    showFailure($('#outcome'), t, error)
    // Somebody else was there before.
    if (error.status === 409) await load()
  }
  tell($('#progress'))
  draw()
}

async function signChosen() {
  const orders = chosenOf(signable)
  const ids = orders.map(({ id }) => id)
  const given = await inParts(ids, ids => exchange('/api/payments/documents', { ids }))
  const documents = orders.map((order, index) => toSign(order, given[index]))
  const login = sessionStorage.getItem('certificate')
  const certificate = login === null ? undefined : fromBase64(login)
  const { results } = await signDocuments(documents, { t, certificate })
  const signatures = orders.flatMap(({ id }, index) => {
    const { signature } = results[index]
    return signature ? [{ id, signature: toBase64(signature) }] : []
  })
  if (signatures.length === 0) throw results[0].error
  tell($('#progress'), () => t('checking'))
  const send = signatures => exchange('/api/payments/signatures', { signatures })
  await show(await inParts(signatures, send), 'accepted')
}

/** Moves what may be to another folder; `good`: what is said of it. */
async function move(path, statuses, good) {
  const ids = chosenOf(statuses).map(({ id }) => id)
  await show(await inParts(ids, ids => exchange(`/api/${path}`, { ids })), good)
}

async function importFrom(input) {
  const [file] = input.files
  if (!file) return
  try {
    await show(await readFile(file), 'imported')
  } catch (error) {
    tellImport($('#outcome'), t, error)
  }
  // The same file, corrected, is a change as well.
  input.value = ''
}

/** The very bytes that the bank will check the signature against, with what was signed before. */
function toSign({ kind, fields }, { document, signed }) {
  const name = t(`name-${kind}`, { number: fields['НомерДокумента'] })
  const own = { name, type: 'application/json', content: fromBase64(document) }
  return signed === null ? own : { ...own, signed: fromBase64(signed) }
}

async function show(answers, good) {
  chosen.clear()
  await load()
  const refused = answers.filter(({ status }) => status === 'refused').length
  const outcome = $('#outcome')
  outcome.className = `notice ${refused ? 'bad' : 'good'}`
  outcome.dataset.code = refused ? 'refused' : good
  tell(outcome, () => (refused ? t('someRefused', { count: refused }) : t(good, { count: answers.length })))
  outcome.hidden = false
}

function draw() {
  tellAgain()
  drawFolder()
  $('#expiry').hidden = daysLeft === null
  $('#expiry span').textContent = t('expiry', { days: daysLeft })
  const here = shown()
  const drawn = here.slice(0, rows).map(payment => paymentRow(payment, { t, box: boxFor(payment) }))
  $('#payments').replaceChildren(...drawn)
  $('#more').hidden = here.length <= rows
  $('#more').textContent = t('more', { count: here.length - rows })
  for (const [name, statuses] of Object.entries(buttons)) drawButton(name, statuses)
  for (const name of ['send', 'recall']) $(`#${name}`).hidden = !hasCard
  for (const name of ['offer', 'remove']) $(`#${name}`).hidden = chosenOf(drafts).length === 0
  const selected = payments.filter(({ id }) => chosen.has(id))
  const sum = writeMoney(sumOf(selected), 'KZT')
  $('#total').textContent = selected.length > 0 ? t('total', { count: selected.length, sum }) : ''
  $('#all').checked = chosen.size > 0
}

function drawButton(name, statuses) {
  const count = chosenOf(statuses).length
  $(`#${name}`).textContent = t(name, { count })
  $(`#${name}`).disabled = count === 0
}

function drawFolder() {
  drawTree({ payments, folder }, t)
  $('#title').textContent = t(`branch-${branchOf(folder)}`)
  document.title = $('#title').textContent
  $('#folder').textContent = t(`folder-${folder}`)
  $('table').hidden = shown().length === 0
  $('#empty').hidden = shown().length > 0
  $('#empty').textContent = t(payments.length > 0 ? 'emptyFolder' : 'noDocuments')
}

function boxFor(payment) {
  return isOpen(payment) ? box(payment) : ''
}

function box({ id, kind, fields }) {
  const input = document.createElement('input')
  input.type = 'checkbox'
  input.checked = chosen.has(id)
  input.ariaLabel = t(`name-${kind}`, { number: fields['НомерДокумента'] })
  input.addEventListener('change', () => {
    if (input.checked) chosen.add(id)
    else chosen.delete(id)
    draw()
    document.querySelector(`tr[data-id="${id}"] input`)?.focus()
  })
  return input
}

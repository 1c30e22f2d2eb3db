/** The form of one document: a new one of the kind in the address, or the draft with the id there. */
import { exchange } from '/common/exchange.js'
import { makeFields, showHints } from '/common/form.js'
import { showFailure, showFailureAgain } from '/common/attempt.js'
import { speak } from '/common/words.js'
import { bankWords } from './bank-words.js'

const $ = selector => document.querySelector(selector)
const form = $('#form')
const fields = {
  payment: 'amount payee payeeNumber payeeAccount purpose purposeCode',
  application: 'subject text',
  statement: 'from to',
  salary: 'month workers',
}
const long = ['text', 'workers']
const days = ['from', 'to']
const address = new URLSearchParams(location.search)
const id = address.get('id') ?? ''
let kind = address.get('kind') ?? 'payment'
/** What the bank said last: sentences may name a line. */
let said = {}
const t = speak(bankWords, { changed: draw })
const told = (name, values = {}) => t(name, { ...said, ...values })

try {
  await open()
} catch {
  location.assign('payments.html')
}

async function open() {
  const draft = id === '' ? { kind, values: {} } : await exchange(`/api/drafts/${id}`)
  if (id === '') await exchange('/api/me')
  kind = draft.kind in fields ? draft.kind : 'payment'
  $('#fields').dataset.fields = fields[kind]
  makeFields(form)
  for (const name of long) lengthen(name)
  for (const name of days) if (form.elements[name]) form.elements[name].type = 'date'
  for (const [name, text] of Object.entries(draft.values)) form.elements[name].value = text
  t.draw()
  draw()
}

/** Of many lines. */
function lengthen(name) {
  const input = form.elements[name]
  if (!input) return
  const area = document.createElement('textarea')
  for (const { name, value } of input.attributes) area.setAttribute(name, value)
  area.rows = 8
  input.replaceWith(area)
}

form.addEventListener('submit', async event => {
  event.preventDefault()
  const buttons = form.querySelectorAll('button')
  for (const button of buttons) button.disabled = true
  try {
    await keep(event.submitter?.value === 'offer')
    location.assign('payments.html')
  } catch (error) {
    said = error.errors ?? {}
    showFailure(form, told, error)
  }
  for (const button of buttons) button.disabled = false
})

async function keep(isOffered) {
  const { payments } = await exchange('/api/drafts', { ...Object.fromEntries(new FormData(form)), kind, id })
  if (isOffered) await exchange('/api/drafts/offered', { ids: payments.map(({ id }) => id) })
}

function draw() {
  $('#title').textContent = t(`create-${kind}`)
  document.title = t(`create-${kind}`)
  showHints(form, t)
  showFailureAgain(form, told)
}

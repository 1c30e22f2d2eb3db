/** The bank's desk: an act of acceptance, its OTP card and its key file are handed out, and shown this once. */
import { attempt, showFailure, showFailureAgain } from '/common/attempt.js'
import { exchange, fromBase64 } from '/common/exchange.js'
import { makeFields, showHints } from '/common/form.js'
import { speak } from '/common/words.js'
import { deskWords } from './desk-words.js'

const $ = selector => document.querySelector(selector)
const form = $('#form')
let acts = []
let issued = null

makeFields(form, { years: ['1', '2', '3'].map(term => [term, term]) })
const t = speak(deskWords, { changed: draw })

form.addEventListener('submit', event => {
  event.preventDefault()
  void attempt(form, t, issue)
})
$('#print').addEventListener('click', () => print())
try {
  await load()
} catch (error) {
  showFailure(form, t, error)
}

async function issue() {
  const person = Object.fromEntries(new FormData(form))
  const { userId, code, keyFile } = await exchange('/api/desk/acts', person)
  issued = { ...person, userId, code }
  URL.revokeObjectURL($('#key-file').href)
  $('#key-file').href = URL.createObjectURL(new Blob([fromBase64(keyFile)], { type: 'application/x-pkcs12' }))
  form.reset()
  await load()
}

async function load() {
  ;({ acts } = await exchange('/api/desk/acts'))
  draw()
}

function draw() {
  showHints(form, t)
  showFailureAgain(form, t)
  $('#act').hidden = issued === null
  $('#user-id').textContent = issued?.userId ?? ''
  $('#otp').textContent = issued?.code ?? ''
  $('#act-name').textContent = issued ? `${issued.name}, ${issued.organisation}` : ''
  $('#act-term').textContent = t('yearsOf', { years: issued?.years })
  $('#acts-part').hidden = acts.length === 0
  $('#acts').replaceChildren(
    ...acts.map(({ userId, person, status }) => {
      const item = document.createElement('li')
      item.dataset.status = status
      item.textContent = `${userId} · ${person.name} · ${t(`act-${status}`)}`
      return item
    }),
  )
}

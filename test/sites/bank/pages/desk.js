/** The bank's desk: an act of acceptance, its OTP card and its key file are handed out, and shown this once. */
import { attempt, showFailure, showFailureAgain } from '/common/attempt.js'
import { exchange, fromBase64 } from '/common/exchange.js'
import { makeFields, showHints } from '/common/form.js'
import { explain } from '/common/problem-words.js'
import { speak } from '/common/words.js'
import { deskWords } from './desk-words.js'

const $ = selector => document.querySelector(selector)
const form = $('#form')
let acts = []
let issued = null
/** Of a new code. */
let failure = null

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
  await take(await exchange('/api/desk/acts', person), person)
  form.reset()
}

/** In place of the one that was lost or is locked: the registration goes on with it. */
async function issueCode({ userId, person, years }) {
  failure = null
  try {
    await take(await exchange(`/api/desk/acts/${userId}/code`, {}), { ...person, years, isNewCode: true })
    $('#act-title').focus()
  } catch (error) {
    failure = error
    draw()
  }
}

/** What was handed out, once the key was used without one. */
async function take({ userId, code, keyFile }, about) {
  issued = { ...about, userId, code, hasFile: keyFile !== null }
  URL.revokeObjectURL($('#key-file').href)
  const bytes = keyFile === null ? [] : [fromBase64(keyFile)]
  $('#key-file').href = URL.createObjectURL(new Blob(bytes, { type: 'application/x-pkcs12' }))
  await load()
}

async function load() {
  ;({ acts } = await exchange('/api/desk/acts'))
  draw()
}

function draw() {
  showHints(form, t)
  showFailureAgain(form, t)
  tell($('#acts-failure'), failure)
  drawIssued()
  $('#acts-part').hidden = acts.length === 0
  $('#acts').replaceChildren(...acts.map(rowOf))
}

function tell(place, error) {
  const [refusal] = Object.values(error?.errors ?? {})
  place.hidden = error === null
  place.textContent = error === null ? '' : refusal ? t(refusal) : explain(t, error)
}

function drawIssued() {
  $('#act').hidden = issued === null
  if (!issued) return
  const { userId, code, name, organisation, years, hasFile, isNewCode } = issued
  $('#user-id').textContent = userId
  $('#otp').textContent = code
  $('#act-name').textContent = `${name}, ${organisation}`
  $('#act-term').textContent = t('yearsOf', { years })
  $('#key-file').hidden = !hasFile
  $('#goes-on').hidden = !isNewCode
  $('#goes-on').textContent = t(hasFile ? 'goesOn' : 'goesOnWithoutFile')
}

function rowOf(act) {
  const { userId, person, status, isLocked } = act
  const item = document.createElement('li')
  item.dataset.status = status
  item.dataset.locked = isLocked
  const words = [userId, person.name, t(`act-${status}`), ...(isLocked ? [t('codeLocked')] : [])]
  item.append(words.join(' · '))
  if (status === 'registered') return item
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = t('newCode')
  button.ariaLabel = `${t('newCode')}: ${userId}`
  button.addEventListener('click', () => void issueCode(act))
  item.append(' ', button)
  return item
}

/** The request: who asks, a confirmation code, the form; the key is made on the person's token, a registration number comes back. */
import { connect } from '/mohur/client.js'
import { forgetFailure, showFailure, showFailureAgain } from '/common/attempt.js'
import { exchange } from '/common/exchange.js'
import { writeDate } from '/common/formats.js'
import { makeFields, showErrors, showHints } from '/common/form.js'
import { explain } from '/common/problem-words.js'
import { speak } from '/common/words.js'
import { keepDraft, restoreDraft } from './draft.js'
import { drawOffers, drawTokens } from './request-choices.js'
import { startSteps } from './request-start.js'
import { requestWords } from './request-words.js'

const $ = selector => document.querySelector(selector)
const [start, form] = [$('#start'), $('#form')]
const register = ['surname', 'name', 'patronymic', 'birthDate', 'birthPlace', 'document']
/** `state` is a name in the words: generator-unknown, generator-ready, generator-failed. */
let generator = { state: 'unknown', mohur: null, version: '', tokens: [], error: null }
/** `null`, `{ to }` where a code was sent, or who was confirmed. */
let applicant = null
let registered = null
let stop = () => {}

makeFields(start, { citizenship: [['AZ', '']] })
makeFields($('#confirmation'))
makeFields(form, {
  serviceType: [],
  service: [],
  purpose: [],
  template: [],
  algorithm: ['RSA-2048', 'RSA-3072', 'RSA-4096', 'P-256', 'P-384'].map(name => [name, name]),
  token: [],
})
$('#code').autocomplete = 'one-time-code'
for (const name of register) form.elements[name].readOnly = true
// A date that is told, not asked: as the language of the page writes it, and not the browser's.
form.elements.birthDate.type = 'text'
start.elements.userClass.value = new URLSearchParams(location.search).get('class') ?? 'organisation'
restoreDraft(start, 'start')
const t = speak(requestWords, { changed: draw })
const offered = await exchange('/api/offers')
step((await exchange('/api/applicants/me')).applicant)
restoreDraft(form, 'request')
draw()

startSteps({ t, went: step })
start.addEventListener('input', ({ target }) => {
  forgetFailure(start, target.name)
  keepDraft(start, 'start')
  draw()
})
form.addEventListener('input', ({ target }) => {
  forgetFailure(form, target.name)
  draw()
  keepDraft(form, 'request')
})
$('#again').addEventListener('click', () => step(null))
$('#check').addEventListener('click', check)
$('#cancel').addEventListener('click', () => stop())
$('#voen-search').addEventListener('click', () => void lookUp())
form.addEventListener('submit', event => {
  event.preventDefault()
  void send()
})

function step(reached) {
  applicant = reached
  if (applicant?.surname) {
    for (const name of register) form.elements[name].value = applicant[name]
    form.elements.email.value ||= applicant.email
  }
  draw()
}

/** Asks Mohur for permission and for the tokens; what was typed stays where it is. */
async function check() {
  $('#check').disabled = true
  try {
    const mohur = await connect({ scopes: ['tokens', 'request'] })
    const { version } = await mohur.status()
    generator = { state: 'ready', mohur, version, tokens: await mohur.listTokens(), error: null }
  } catch (error) {
    generator = { state: 'failed', mohur: null, version: '', tokens: [], error }
  }
  $('#check').disabled = false
  draw()
  return generator.error
}

/** Fills in what the tax register knows; the rest stays as it was typed. */
async function lookUp() {
  try {
    const { organisation } = await exchange(`/api/organisations/${encodeURIComponent(form.elements.voen.value.trim())}`)
    for (const [name, value] of Object.entries(organisation)) form.elements[name].value = value
    keepDraft(form, 'request')
    showErrors(form, t, {})
  } catch (error) {
    showErrors(form, t, { voen: error.errors?.voen ?? 'notFound' })?.focus()
  }
}

async function send() {
  let failure = null
  const application = Object.fromEntries(new FormData(form))
  try {
    const exportable = form.elements.exportable.checked && !$('#exportable-field').hidden ? 'yes' : ''
    const wanted = await exchange('/api/applications', { ...application, exportable })
    const made = applicant.kind === 'ready' ? { pem: application.request } : await madeFor(wanted)
    registered = { ...(await exchange('/api/requests', { ...application, request: made.pem })), made }
    for (const name of ['made', 'request', 'start']) sessionStorage.removeItem(name)
  } catch (error) {
    failure = named(error)
  }
  draw()
  if (registered) $('#registered').focus()
  else showFailure(form, t, failure)
}

/**
 * The request that was made under this name before and did not arrive, or a new one. Mohur has it as well, when this page or the browser
 * was closed meanwhile; in a private window this page alone.
 */
async function madeFor(wanted) {
  const before = JSON.parse(sessionStorage.getItem('made') ?? '{}')
  if (before.reference === wanted.reference) return before
  const problem = generator.mohur ? null : await check()
  if (problem) throw problem
  const { pem, token } = await makeRequest(wanted, form.elements.token.value)
  const made = { reference: wanted.reference, pem, token }
  sessionStorage.setItem('made', JSON.stringify(made))
  return made
}

async function makeRequest(wanted, token) {
  const abort = new AbortController()
  stop = () => abort.abort()
  busy(true)
  try {
    return await generator.mohur.requestCertificate(
      { ...wanted, ...(token ? { token } : {}) },
      { signal: abort.signal, onProgress: showProgress },
    )
  } finally {
    busy(false)
  }
}

function showProgress({ stage, elapsedMs }) {
  $('#progress').textContent = t(stage, { seconds: Math.round(elapsedMs / 1000) })
}

function busy(now) {
  $('#send').disabled = now
  $('#cancel').hidden = !now
  $('#progress').textContent = now ? t('waiting') : ''
}

function draw() {
  const kind = applicant?.kind ?? start.elements.kind.value
  start.hidden = applicant !== null
  $('#confirmation').hidden = !applicant?.to
  form.hidden = !applicant?.surname || registered !== null
  $('#generator').hidden = kind === 'ready' || registered !== null
  $('#start-email').hidden = start.elements.channel.value !== 'email'
  for (const part of document.querySelectorAll('.only-new')) part.hidden = kind !== 'new'
  for (const part of document.querySelectorAll('.only-ready')) part.hidden = kind !== 'ready'
  $('#sent-to').textContent = t('codeSent', { to: applicant?.to })
  start.elements.citizenship.options[0].textContent = t('citizenship-AZ')
  drawGenerator()
  drawForm()
  drawRegistered()
  for (const part of [start, $('#confirmation'), form]) {
    showHints(part, t)
    showFailureAgain(part, t)
  }
}

function drawGenerator() {
  const { state, error, version } = generator
  $('#generator-state').textContent = t(`generator-${state}`, { version })
  $('#generator-state').dataset.state = state
  $('#check').textContent = t(error ? 'checkAgain' : 'check')
  $('#generator-missing').hidden = error === null
  $('#generator-missing').dataset.code = error?.code ?? ''
  $('#generator-cure').textContent = error ? explain(t, error) : ''
}

function drawForm() {
  const { tokens } = generator
  const userClass = applicant?.userClass ?? start.elements.userClass.value
  $('#employer').hidden = userClass === 'person'
  if (applicant?.birthDate) form.elements.birthDate.value = writeDate(applicant.birthDate)
  drawOffers(form, offered, { t, userClass })
  drawTokens(form.elements.token, tokens, t)
  const chosen = tokens.find(({ id }) => id === form.elements.token.value)
  $('#exportable-field').hidden = chosen?.kind !== 'software'
  $('#key-made').hidden = sessionStorage.getItem('made') === null
}

/** What is wrong with a request has sentences of its own. */
function named(error) {
  const { request } = error.errors ?? {}
  if (request && request !== 'missing') error.errors.request = `request-${request}`
  return error
}

function drawRegistered() {
  $('#registered').hidden = registered === null
  if (!registered) return
  const { number, deadline, centre, made } = registered
  $('#number').textContent = number
  $('#deadline').textContent = t('deadline', { date: writeDate(deadline) })
  $('#where').textContent = `${centre.name}, ${centre.address}, ${centre.phone}`
  $('#on-token').textContent = made.token ? `${made.token.label} · ${made.token.serialNumber}` : ''
  $('#token-serial').textContent = made.token?.serialNumber ?? '—'
  $('#pem').textContent = made.pem
  $('#to-status').href = `status.html?number=${number}`
}

/** The wizard: which step is shown, and what leads from one to the next. What is begun at the bank is continued, never begun again. */
import { exchange } from '/common/exchange.js'
import { makeFields } from '/common/form.js'
import { explain } from '/common/problem-words.js'
import { speak } from '/common/words.js'
import { listTokens, openManager } from './register-token.js'
import { readData, showData } from './register-data.js'
import { drawFacts, drawResumed, drawStages, drawToken, drawTokens, drawYears } from './register-view.js'
import { registerWords } from './register-words.js'
import { finishRegistration } from './registering.js'
import { tell, tellAgain } from './tell.js'

const $ = selector => document.querySelector(selector)
const steps = ['term', 'connect', 'profile', 'creation', 'welcome', 'data', 'pin', 'entered', 'progress', 'finish']
/** Where a registration goes on that was begun before. */
const resumedAt = {
  open: 'term',
  confirmed: 'data',
  requested: 'progress',
  certified: 'progress',
  registered: 'finish',
}
const failurePlaces = {
  connect: '#connect-failure',
  pin: '#pin-failure',
  entered: '#entered-failure',
  progress: '#failure',
}
const form = $('#data')
const state = {
  step: 'term',
  years: '1',
  /** Of Mohur; `chosen` is the id of one. */
  tokens: [],
  chosen: null,
  /** What the bank knows. */
  registration: null,
  /** Certificate and key out of the file, until the request is signed. */
  initial: null,
  isResumed: false,
  /** Of the step that is shown. */
  failure: null,
  stage: null,
  isWorking: false,
  stop: () => {},
}

makeFields(form)
$('#code').autocomplete = 'one-time-code'
$('#code').maxLength = 20
$('#password').type = 'password'
const t = speak(registerWords, { changed: draw })

const tokenChosen = () => state.tokens.find(({ id }) => id === state.chosen) ?? null

for (const button of document.querySelectorAll('[data-next]')) button.addEventListener('click', () => move(1))
for (const button of document.querySelectorAll('[data-back]')) button.addEventListener('click', () => move(-1))
$('#term-next').addEventListener('click', () => move(1))
$('#years').addEventListener('change', ({ target }) => (state.years = target.value))
$('#connected').addEventListener('click', () => void connectToken())
$('#tokens').addEventListener('change', ({ target }) => {
  state.chosen = target.value
  draw()
})
$('#profile-ok').addEventListener('click', () => move(1))
$('#samePassword').addEventListener('change', draw)
$('#keyFile').addEventListener('change', draw)
$('#open-manager').addEventListener('click', () => void attempt(() => openManager(tokenChosen())))
$('#pin-next').addEventListener('click', () => move(1))
$('#right').addEventListener('change', draw)
$('#entered-next').addEventListener('click', () => void attempt(confirm))
$('#go-on').addEventListener('click', () => void goOn())
$('#cancel').addEventListener('click', () => state.stop())
$('#leave').addEventListener('click', async () => {
  await exchange('/api/registration/left', {})
  location.assign('/')
})
form.addEventListener('submit', event => {
  event.preventDefault()
  void enter()
})
addEventListener('beforeunload', event => {
  if (state.isWorking) event.preventDefault()
})

try {
  resume(await exchange('/api/registration'))
} catch {
  show('term')
}

function resume(registration) {
  state.registration = registration
  state.years = String(registration.years)
  state.isResumed = registration.status !== 'open' && registration.status !== 'registered'
  form.elements.userId.value = registration.userId
  show(resumedAt[registration.status])
}

function move(by) {
  // What was confirmed stands: only its key file is given again.
  if (by < 0 && state.isResumed) return
  show(steps[steps.indexOf(state.step) + by])
}

function show(step) {
  state.step = step
  state.failure = null
  draw()
  document.querySelector(`[data-step="${step}"] h2`).focus()
}

async function attempt(work) {
  state.failure = null
  try {
    await work()
  } catch (error) {
    state.failure = error
  }
  draw()
}

async function connectToken() {
  $('#connected').disabled = true
  tell($('#connecting'), () => t('waiting'))
  await attempt(async () => {
    await listTokens(tokens => {
      state.tokens = tokens
      draw()
    })
    move(1)
  })
  $('#connected').disabled = false
  tell($('#connecting'))
}

/** User ID, code and key file: the bank checks the first two, and the third must be the key that it gave with them. */
async function enter() {
  $('#data-next').disabled = true
  const { registration, initial } = (await readData(form, t, state.years)) ?? {}
  $('#data-next').disabled = false
  if (!registration) return draw()
  Object.assign(state, { registration, initial })
  const { status } = registration
  state.isResumed = status !== 'open'
  show(status === 'open' ? (tokenChosen() ? 'pin' : 'connect') : status === 'registered' ? 'finish' : 'progress')
}

async function confirm() {
  const { id, label, serialNumber, algorithms } = tokenChosen()
  const algorithm = ['P-256', 'RSA-2048'].find(name => algorithms.includes(name)) ?? algorithms[0]
  const place = { token: id, label, serialNumber, algorithm }
  state.registration = await exchange('/api/registration/confirmed', place)
  state.isResumed = true
  show('progress')
  await goOn()
}

async function goOn() {
  if (state.isWorking) return
  const abort = new AbortController()
  Object.assign(state, { isWorking: true, failure: null, stop: () => abort.abort() })
  draw()
  await attempt(async () => {
    const { initial } = state
    await finishRegistration({ initial, signal: abort.signal, told })
  })
  state.isWorking = false
  // The key is good once.
  if (state.registration.status === 'registered') {
    state.initial = null
    return show('finish')
  }
  if (state.failure?.code === 'KEY_FILE_NEEDED') return show('data')
  draw()
}

/** `stage`: what is being done; `seconds`: since it was begun. */
function told({ registration, stage, seconds }) {
  if (registration) state.registration = registration
  Object.assign(state, { stage })
  tell($('#progress'), () => t(`doing-${stage}`, { seconds }))
  drawStages(state, t)
}

function draw() {
  const { step, registration, failure, isWorking, isResumed } = state
  for (const part of document.querySelectorAll('[data-step]')) part.hidden = part.dataset.step !== step
  for (const button of document.querySelectorAll('[data-back]')) button.hidden = isResumed
  $('#step-of').textContent = t('stepOf', { step: steps.indexOf(step) + 1, steps: steps.length })
  $('#leave-part').hidden = registration === null || isWorking || step === 'finish'
  drawResumed(state, t)
  drawYears(state, t)
  drawTokens(state, t)
  drawToken(tokenChosen(), t)
  drawFacts(state, tokenChosen(), t)
  drawStages(state, t)
  showData(form, t)
  $('#entered-next').disabled = !$('#right').checked || !tokenChosen()
  $('#go-on').hidden = isWorking
  $('#cancel').hidden = !isWorking
  if (!isWorking) tell($('#progress'))
  tellAgain()
  for (const [name, place] of Object.entries(failurePlaces)) tellFailure($(place), step === name ? failure : null)
  $('#call').hidden = failure === null && (step !== 'data' || form.querySelector('[data-failure]').hidden)
}

function tellFailure(place, error) {
  const [refusal] = Object.values(error?.errors ?? {})
  place.hidden = !error
  place.dataset.code = error ? (refusal ?? error.code ?? 'problem') : ''
  place.textContent = !error ? '' : refusal ? t(refusal) : explain(t, error)
}

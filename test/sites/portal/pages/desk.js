/** The registration centre's desk: staff look at each request and send it to the authority, postpone or cancel it. */
import { connect } from '/mohur/client.js'
import { exchange } from '/common/exchange.js'
import { writeTime } from '/common/formats.js'
import { explain } from '/common/problem-words.js'
import { speak } from '/common/words.js'
import { certificatePart } from './desk-certificate.js'
import { statusWords } from './status-words.js'

let requests = []
let failure = null
/** `needed`: a token, by the centre's list of staff; `staff`: who is logged in, with no name when it is a stand-in. */
let door = { needed: false, staff: null }
const t = speak(statusWords, { changed: draw })
const place = document.querySelector('#requests')
document.querySelector('#log-in').addEventListener('click', () => void logIn())
document.querySelector('#stand-in').addEventListener('click', () => void standIn())
document.querySelector('#log-out').addEventListener('click', () => void logOut())
await load()

function isIn() {
  return door.staff !== null
}

async function load() {
  door = await exchange('/api/desk/me')
  requests = isIn() ? (await exchange('/api/desk/requests')).requests : []
  draw()
}

async function logIn() {
  failure = null
  try {
    const { challenge } = await exchange('/api/desk/challenge', {})
    const mohur = await connect({ scopes: ['sign'] })
    await exchange('/api/desk/login', { token: await mohur.authenticate({ challenge }) })
  } catch (error) {
    failure = error
  }
  await load()
}

async function standIn() {
  await exchange('/api/desk/stand-in', {})
  await load()
}

async function logOut() {
  await exchange('/api/desk/logout', {})
  await load()
}

function draw() {
  const { needed, staff } = door
  document.querySelector('#door').hidden = !needed || staff !== null
  document.querySelector('#open').hidden = needed || staff !== null
  document.querySelector('#at-work').hidden = staff === null
  document.querySelector('#staff').textContent = staff || t('standInStaff')
  const alert = document.querySelector('#door-failure')
  alert.hidden = failure === null
  const [word] = Object.values(failure?.errors ?? {})
  alert.dataset.code = failure?.code ?? word ?? ''
  alert.textContent = failure ? (word ? t(`login-${word}`) : explain(t, failure)) : ''
  document.querySelector('#empty').hidden = requests.length > 0 || !isIn()
  place.replaceChildren(...requests.map(card))
}

function card(request) {
  const element = document.createElement('section')
  element.className = 'card'
  element.dataset.number = request.number
  const heading = document.createElement('h2')
  heading.textContent = `${request.number} · ${t(`short-${request.status}`)}`
  element.append(heading, facts(request))
  if (request.reason) element.append(paragraph(`${t('reason')}: ${request.reason}`))
  if (request.status === 'waiting' || request.status === 'postponed') element.append(decision(request))
  if (request.certificate) element.append(...certificatePart(request, { t, decide }))
  if (request.decisions.length > 0) element.append(history(request.decisions))
  return element
}

/** Sends a decision and shows what came of it; a refusal stands in `failure`. Whose session has ended is at the door again. */
async function decide(path, reason, failure) {
  try {
    await exchange(`/api/desk/requests/${path}`, { reason })
    await load()
  } catch (error) {
    if (error.status === 401) return load()
    failure.textContent = t(`decision-${Object.values(error.errors ?? {})[0] ?? 'failed'}`)
  }
}

function facts({ application, key }) {
  const list = document.createElement('dl')
  const rows = {
    userClass: t(application.userClass),
    owner: `${application.surname} ${application.name} ${application.patronymic}`,
    fin: application.fin,
    organisationName: application.organisationName,
    voen: application.voen,
    position: application.position,
    email: application.email,
    template: application.template,
    algorithm: key,
  }
  for (const [name, value] of Object.entries(rows)) {
    if (!value) continue
    const term = document.createElement('dt')
    term.textContent = t(name)
    const text = document.createElement('dd')
    text.textContent = value
    list.append(term, text)
  }
  return list
}

/** Who did what and when. */
function history(decisions) {
  const list = document.createElement('ul')
  list.className = 'quiet'
  for (const { at, name, action, reason } of decisions) {
    const item = document.createElement('li')
    const why = t(reason) || reason
    item.textContent = [writeTime(at), name || t('standInStaff'), t(action), why].filter(Boolean).join(' · ')
    list.append(item)
  }
  return list
}

function decision({ number }) {
  const form = document.createElement('form')
  form.className = 'actions'
  const reason = document.createElement('input')
  reason.name = 'reason'
  reason.placeholder = t('reason')
  reason.ariaLabel = t('reason')
  const failure = document.createElement('p')
  failure.className = 'error'
  failure.setAttribute('role', 'alert')
  const buttons = ['approve', 'postpone', 'cancel'].map(name => {
    const button = document.createElement('button')
    button.textContent = t(name)
    button.value = name
    if (name === 'approve') button.className = 'primary'
    return button
  })
  form.append(...buttons, reason, failure)
  form.addEventListener('submit', event => {
    event.preventDefault()
    void decide(`${number}/${event.submitter.value}`, reason.value, failure)
  })
  return form
}

function paragraph(text) {
  const element = document.createElement('p')
  element.textContent = text
  return element
}

/** The registration centre's desk: staff look at each request and send it to the authority, postpone or cancel it. */
import { exchange } from '/common/exchange.js'
import { speak } from '/common/words.js'
import { certificatePart } from './desk-certificate.js'
import { statusWords } from './status-words.js'

let requests = []
const t = speak(statusWords, { changed: draw })
const place = document.querySelector('#requests')
await load()

async function load() {
  ;({ requests } = await exchange('/api/desk/requests'))
  draw()
}

function draw() {
  document.querySelector('#empty').hidden = requests.length > 0
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
  return element
}

/** Sends a decision and shows what came of it; a refusal stands in `failure`. */
async function decide(path, reason, failure) {
  try {
    await exchange(`/api/desk/requests/${path}`, { reason })
    await load()
  } catch (error) {
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

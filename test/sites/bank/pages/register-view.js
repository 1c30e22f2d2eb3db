/** What each step of the wizard shows. */

const $ = selector => document.querySelector(selector)
const terms = ['1', '2', '3']
export const stages = ['confirmed', 'requested', 'certified', 'registered']

export function drawResumed({ isResumed, step }, t) {
  const isTold = isResumed && ['data', 'progress'].includes(step)
  $('#resumed').hidden = !isTold
  $('#resumed').textContent = isTold ? t(`resumed-${step}`) : ''
}

export function drawYears({ years }, t) {
  const rows = terms.map(term => {
    const { choice } = choiceOf('years', term, t('yearsOf', { years: term }))
    choice.querySelector('input').checked = term === years
    return choice
  })
  fill($('#years'), rows)
}

/** Tokens and files with keys are told apart; what cannot be used says why. */
export function drawTokens({ tokens, chosen }, t) {
  const focused = document.activeElement?.name === 'token' ? document.activeElement.value : null
  const rows = tokens.map(token => {
    const { id, kind, state, algorithms } = token
    const { choice, text } = choiceOf('token', id, nameOf(token))
    const badge = document.createElement('span')
    badge.className = 'kind'
    badge.dataset.kind = kind
    badge.textContent = t(`kind-${kind}`)
    const about = document.createElement('span')
    about.className = 'quiet'
    about.dataset.state = state
    about.textContent = t(algorithms.length === 0 ? 'state-noKeys' : `state-${state}`)
    text.append(' ', badge, about)
    const input = choice.querySelector('input')
    input.checked = id === chosen
    input.disabled = state === 'locked' || (state !== 'uninitialized' && algorithms.length === 0)
    return choice
  })
  fill($('#tokens'), rows)
  if (focused) $(`#tokens input[value="${CSS.escape(focused)}"]`)?.focus()
  const devices = tokens.filter(({ kind }) => kind === 'pkcs11')
  $('#token-missing').hidden = devices.length > 0
  $('#several-tokens').hidden = devices.length < 2
  $('#profile-ok').disabled = !tokens.some(({ id }) => id === chosen)
}

export function drawToken(token, t) {
  $('#pin-how').textContent = t('pin-gone')
  $('#pin-next').disabled = true
  $('#open-manager').hidden = true
  if (!token) return
  const { kind, state } = token
  const isNew = state === 'uninitialized'
  $('#creation-of').textContent = t('creationOf', { token: nameOf(token), kind: t(`kind-${kind}`) })
  $('#pin-token').textContent = nameOf(token)
  $('#pin-how').textContent = t(kind === 'software' && isNew ? 'pin-software' : isNew ? 'pin-uninitialized' : 'pin-how')
  $('#open-manager').hidden = kind === 'software' && isNew
  $('#pin-next').disabled = kind === 'pkcs11' && isNew
}

export function drawFacts({ registration, years }, token, t) {
  if (!registration) return
  const { userId, person, place } = registration
  const at = token ? nameOf(token) : place ? nameOf(place) : ''
  const file = $('#keyFile').files[0]?.name ?? ''
  const rows = [
    ['userId', userId],
    ['fact-name', person.name],
    ['fact-number', person.number],
    ['fact-organisation', person.organisation],
    ['term', t('yearsOf', { years })],
    ['keyFile', file],
    ['fact-token', token ? `${at} · ${t(`kind-${token.kind}`)}` : at],
  ]
  for (const place of [$('#facts'), $('#registered')]) place.replaceChildren(...rows.flatMap(fact(t)))
}

const fact =
  t =>
  ([name, value]) => {
    if (value === '') return []
    const [term, text] = ['dt', 'dd'].map(tag => document.createElement(tag))
    term.textContent = t(name)
    text.textContent = value
    return [term, text]
  }

/** What is done, what is being done, what is left. */
export function drawStages({ registration, isWorking }, t) {
  const reached = stages.indexOf(registration?.status)
  const items = stages.slice(0, 3).map((stage, index) => {
    const item = document.createElement('li')
    const state = index < reached ? 'done' : index === reached && isWorking ? 'now' : 'left'
    item.dataset.stage = stage
    item.dataset.stageState = state
    item.textContent = `${t(`stage-${stage}`)} — ${t(`stage-${state}`)}`
    return item
  })
  $('#stages').replaceChildren(...items)
}

/** `<no label>`: as the token has none. */
const nameOf = ({ label, model, serialNumber }) =>
  [label || '<no label>', model, serialNumber].filter(Boolean).join(' · ')

function choiceOf(name, value, words) {
  const choice = document.createElement('label')
  choice.className = 'choice'
  const input = document.createElement('input')
  Object.assign(input, { type: 'radio', name, value })
  const text = document.createElement('span')
  text.append(words)
  choice.append(input, ' ', text)
  return { choice, text }
}

function fill(fieldset, rows) {
  for (const old of fieldset.querySelectorAll('.choice')) old.remove()
  fieldset.append(...rows)
}

/** The request form: the key is made on the person's token, the request goes to the centre, a registration number comes back. */
import { connect } from '/mohur/client.js'
import { exchange } from '/common/exchange.js'
import { makeFields, showErrors, showHints } from '/common/form.js'
import { explain } from '/common/problem-words.js'
import { speak } from '/common/words.js'
import { requestWords } from './request-words.js'

const $ = selector => document.querySelector(selector)
const form = $('#form')
/** `state` is a name in the words: generator-unknown, generator-ready, generator-failed. */
let generator = { state: 'unknown', mohur: null, version: '', tokens: [], error: null }
let errors = {}
let stop = () => {}

makeFields(form, {
  template: [
    ['SNSclient', 'SNS client'],
    ['AKBclient', 'AKB client'],
    ['B2Bsigner', 'B2B “Elektron imza”'],
  ],
  algorithm: ['RSA-2048', 'RSA-3072', 'RSA-4096', 'P-256', 'P-384'].map(name => [name, name]),
  token: [],
})
form.elements.userClass.value = new URLSearchParams(location.search).get('class') ?? 'organisation'
restoreDraft()
const t = speak(requestWords, { changed: draw })
draw()

form.addEventListener('input', () => {
  saveDraft()
  draw()
})
$('#check').addEventListener('click', check)
$('#cancel').addEventListener('click', () => stop())
form.addEventListener('submit', event => {
  event.preventDefault()
  send().catch(fail)
})

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

async function send() {
  errors = {}
  $('#failure').hidden = true
  const application = readForm()
  try {
    const wanted = await exchange('/api/applications', application)
    draw()
    const problem = generator.mohur ? null : await check()
    if (problem) throw problem
    const made = await makeRequest(wanted)
    const { number } = await exchange('/api/requests', { ...application, request: made.pem })
    showRegistered(number, made)
  } catch (error) {
    errors = error.errors ?? {}
    fail(error)
  }
}

async function makeRequest(wanted) {
  const abort = new AbortController()
  const token = form.elements.token.value
  stop = () => abort.abort()
  busy(true)
  const exportable = form.elements.exportable.checked && !$('#exportable-field').hidden
  try {
    return await generator.mohur.requestCertificate(
      { ...wanted, key: { ...wanted.key, ...(exportable ? { exportable } : {}) }, ...(token ? { token } : {}) },
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

function fail(error) {
  draw()
  const { request, ...fields } = errors
  const inFields = Object.keys(fields).length > 0
  const text = inFields ? t('correct') : request ? t('request', { reason: request }) : explain(t, error)
  $('#failure').textContent = text
  $('#failure').dataset.code = error.code ?? ''
  $('#failure').hidden = false
}

function showRegistered(number, { pem, token }) {
  sessionStorage.removeItem('draft')
  form.hidden = true
  $('#generator').hidden = true
  $('#number').textContent = number
  $('#on-token').textContent = `${token.label} · ${token.serialNumber}`
  $('#pem').textContent = pem
  $('#to-status').href = `status.html?number=${number}`
  $('#registered').hidden = false
  $('#registered').focus()
}

function draw() {
  const { state, error, tokens, version } = generator
  const softwareChosen = tokens.find(({ id }) => id === form.elements.token.value)?.kind === 'software'
  $('#generator-state').textContent = t(`generator-${state}`, { version })
  $('#generator-state').dataset.state = state
  $('#check').textContent = t(error ? 'checkAgain' : 'check')
  $('#generator-missing').hidden = error === null
  $('#generator-missing').dataset.code = error?.code ?? ''
  $('#generator-cure').textContent = error ? explain(t, error) : ''
  $('#employer').hidden = form.elements.userClass.value === 'person'
  $('#exportable-field').hidden = !softwareChosen
  drawTokens(tokens)
  showHints(form, t)
  showErrors(form, t, errors)
}

function drawTokens(tokens) {
  const select = form.elements.token
  const chosen = select.value
  const text = ({ label, serialNumber, kind }) =>
    `${label} · ${kind === 'software' ? t('softwareToken') : serialNumber}`
  select.replaceChildren(new Option(t('tokenAsk'), ''), ...tokens.map(token => new Option(text(token), token.id)))
  select.value = tokens.some(({ id }) => id === chosen) ? chosen : ''
}

function readForm() {
  const { token: _token, exportable: _exportable, ...fields } = Object.fromEntries(new FormData(form))
  return { ...fields, fin: fields.fin.trim().toUpperCase(), rules: form.elements.rules.checked }
}

/** Everything but the code word outlives a reload, so installing Mohur costs no typing. */
function saveDraft() {
  const { codeWord: _word, codeWordRepeat: _repeat, ...draft } = Object.fromEntries(new FormData(form))
  sessionStorage.setItem('draft', JSON.stringify(draft))
}

function restoreDraft() {
  const draft = JSON.parse(sessionStorage.getItem('draft') ?? '{}')
  for (const [name, value] of Object.entries(draft)) {
    const input = form.elements[name]
    if (input instanceof HTMLInputElement && input.type === 'checkbox') input.checked = true
    else if (input) input.value = value
  }
}

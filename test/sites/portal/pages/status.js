/** The status of a request, its payment, and once it is paid the certificate's installation beside the key on the token. */
import { connect } from '/mohur/client.js'
import { addCaptcha } from '/common/captcha.js'
import { exchange } from '/common/exchange.js'
import { writeDate } from '/common/formats.js'
import { makeFields, showErrors, showHints } from '/common/form.js'
import { explain } from '/common/problem-words.js'
import { speak } from '/common/words.js'
import { statusWords } from './status-words.js'

const $ = selector => document.querySelector(selector)
const form = $('#form')
const query = new URLSearchParams(location.search)
let found = null
let outcome = null

makeFields(form, { citizenship: [['AZ', '']] })
form.elements.number.value = query.get('number') ?? ''
const t = speak(statusWords, { changed: draw })
const captcha = await addCaptcha(form, t)
t.draw()
draw()
if (query.has('found')) await load()

form.addEventListener('submit', event => {
  event.preventDefault()
  void search()
})
$('#install').addEventListener('click', install)
$('#check-payment').addEventListener('click', load)

async function search() {
  const { number, fin, birthDate, citizenship } = Object.fromEntries(new FormData(form))
  outcome = null
  let errors = {}
  try {
    found = await exchange('/api/search', { number, fin, birthDate, citizenship, ...captcha.read() })
  } catch (error) {
    // A wrong code is said beside it, everything else in one sentence.
    if (error.errors?.captchaText || error.status === 429) errors = error.errors
    found = Object.keys(errors).length > 0 ? null : { status: 'unknown', reason: '', certificate: null }
  }
  await captcha.renew()
  draw()
  showErrors(form, t, errors)?.focus()
}

/** What was found before in this session, as it is now. */
async function load() {
  try {
    found = await exchange('/api/found')
    form.elements.number.value ||= found.number
  } catch {
    found = null
  }
  draw()
}

async function install() {
  $('#install').disabled = true
  try {
    const file = await fetch(found.certificate.file)
    const bundle = new Uint8Array(await file.arrayBuffer())
    const mohur = await connect({ scopes: ['tokens', 'request'] })
    const { installed } = await mohur.installCertificate({ certificates: [bundle] })
    outcome = { code: 'installed', label: installed[0].token.label }
  } catch (error) {
    outcome = { code: error.code ?? 'problem', error }
  }
  $('#install').disabled = false
  draw()
}

function draw() {
  form.elements.citizenship.options[0].textContent = t('citizenship-AZ')
  showHints(form, t)
  $('#found').hidden = found === null
  if (!found) return
  const { status, reason, certificate, number } = found
  $('#status').textContent = t(`status-${status}`)
  $('#status').dataset.status = status
  $('#of').hidden = number === undefined
  $('#found-number').textContent = number ?? ''
  const known = t(`reason-${reason}`)
  $('#reason').textContent = `${t('reason')}: ${known === `reason-${reason}` ? reason : known}`
  $('#reason').hidden = reason === ''
  $('#certificate').hidden = certificate === null
  $('#unpaid').hidden = status !== 'payment'
  $('#ready').hidden = status !== 'ready'
  $('#papers').hidden = status === 'unknown'
  if (certificate) {
    $('#subject').textContent = certificate.subject
    $('#issuer').textContent = certificate.issuer
    $('#valid-to').textContent = writeDate(certificate.validTo)
    $('#file').href = certificate.file
  }
  $('#outcome').hidden = outcome === null
  $('#outcome').className = `notice ${outcome?.error ? 'bad' : 'good'}`
  $('#outcome').dataset.code = outcome?.code ?? ''
  $('#outcome').textContent = outcome?.error ? explain(t, outcome.error) : t('installed', { label: outcome?.label })
}

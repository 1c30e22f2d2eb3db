/** The status of a request, and once the certificate is issued, its installation beside the key on the token. */
import { connect } from '/mohur/client.js'
import { exchange } from '/common/exchange.js'
import { makeFields } from '/common/form.js'
import { explain } from '/common/problem-words.js'
import { speak } from '/common/words.js'
import { portalWords } from './portal-words.js'

const $ = selector => document.querySelector(selector)
const form = $('#form')
let found = null
let outcome = null

makeFields(form)
form.elements.number.value = new URLSearchParams(location.search).get('number') ?? ''
const t = speak(portalWords, { changed: draw })
form.addEventListener('submit', event => {
  event.preventDefault()
  void search()
})
$('#install').addEventListener('click', install)

async function search() {
  const { number, fin } = Object.fromEntries(new FormData(form))
  outcome = null
  try {
    found = await exchange(`/api/requests/${encodeURIComponent(number.trim())}?fin=${encodeURIComponent(fin.trim())}`)
  } catch {
    found = { status: 'unknown', reason: '', certificate: null }
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
  $('#found').hidden = found === null
  if (!found) return
  const { status, reason, certificate } = found
  $('#status').textContent = t(`status-${status}`)
  $('#status').dataset.status = status
  $('#reason').textContent = `${t('reason')}: ${reason}`
  $('#reason').hidden = reason === ''
  $('#certificate').hidden = certificate === null
  $('#ready').hidden = certificate === null
  if (certificate) {
    $('#subject').textContent = certificate.subject
    $('#issuer').textContent = certificate.issuer
    $('#valid-to').textContent = new Date(certificate.validTo).toLocaleDateString(document.documentElement.lang)
    $('#file').href = certificate.file
  }
  $('#outcome').hidden = outcome === null
  $('#outcome').className = `notice ${outcome?.error ? 'bad' : 'good'}`
  $('#outcome').dataset.code = outcome?.code ?? ''
  $('#outcome').textContent = outcome?.error ? explain(t, outcome.error) : t('installed', { label: outcome?.label })
}

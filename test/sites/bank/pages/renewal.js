/** One renewal, step by step. Where it stands the bank knows: whoever comes back goes on there. */
import { exchange, fromBase64, toBase64 } from '/common/exchange.js'
import { speak } from '/common/words.js'
import { bankWords } from './bank-words.js'
import { factsOf, fillFacts } from './profile-row.js'
import { askMohur, authenticate, showFailure } from './signing.js'
import { tell, tellAgain } from './tell.js'
import { toLogin } from './to-login.js'

const $ = selector => document.querySelector(selector)
const path = `/api/renewals/${new URLSearchParams(location.search).get('id')}`
const statuses = ['described', 'accepted', 'issued', 'installed', 'inService']
const pollMs = 2_000
/** Keys are made and certificates stored beside what is signed. */
const scopes = ['sign', 'request']
let renewal = null
/** What became of the old certificate. */
let outcome = null
const t = speak(bankWords, { changed: draw })

/** What the button does at each status; where there is none, the bank is at work. */
const work = {
  described: sendRequest,
  issued: install,
  installed: confirm,
  inService: retire,
}

$('#do').addEventListener('click', async () => {
  $('#do').disabled = true
  $('#failure').hidden = true
  try {
    await work[renewal.status]()
  } catch (error) {
    showFailure($('#failure'), t, error)
    // The answer may have been lost, or somebody else was there before.
    await load().catch(() => {})
  }
  $('#do').disabled = false
})

try {
  await load()
} catch (error) {
  if (error.status === 404) showFailure($('#failure'), t, error)
  else toLogin()
}

async function load() {
  renewal = await exchange(path)
  draw()
  if (renewal.status === 'accepted') setTimeout(() => load().catch(() => {}), pollMs)
}

async function move(name, body) {
  renewal = await exchange(`${path}/${name}`, body)
  await load()
}

/** The same again under the same reference, however often this is begun: a new key, and its request in a CMS by the old one. */
async function sendRequest() {
  const { reference, key, purposes, certificate } = renewal
  const wanted = {
    certificate: fromBase64(certificate),
    key: { algorithm: key },
    ...(purposes.length > 0 ? { extensions: { extendedKeyUsage: purposes } } : {}),
    reference,
  }
  const { signed } = await askMohur(t, (mohur, options) => mohur.renewCertificate(wanted, options), scopes)
  tell($('#progress'), () => t('checking'))
  await move('request', { signed: toBase64(signed) })
  tell($('#progress'))
}

async function install() {
  const response = await fetch(`${path}/certificate.p7b`)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  const certificates = [new Uint8Array(await response.arrayBuffer())]
  await askMohur(t, (mohur, options) => mohur.installCertificate({ certificates }, options), scopes)
  await move('installed', {})
}

/** The login with the new key is the switch: the session of the old one ends by it. */
async function confirm() {
  const { challenge } = await exchange('/api/login/challenge', {})
  const token = await authenticate(challenge, { t, certificate: fromBase64(renewal.next) })
  await exchange('/api/login', { token })
  sessionStorage.setItem('certificate', token.unverifiedCertificate)
  await load()
}

/** Whether its key goes with it the person decides, in Mohur’s window. */
async function retire() {
  const certificate = fromBase64(renewal.certificate)
  const { removed } = await askMohur(t, (mohur, options) => mohur.retireCertificate({ certificate }, options), scopes)
  outcome = removed ? 'oldRemoved' : 'oldRetired'
  draw()
}

function draw() {
  tellAgain()
  if (!renewal) return
  const { status, daysLeft } = renewal
  $('#status').textContent = t(`renewal-${status}`)
  $('#status').dataset.status = status
  $('#status').hidden = false
  $('#how').textContent = t(outcome ?? `how-${status}`)
  $('#moved').hidden = status !== 'inService'
  $('#documents').hidden = status !== 'inService'
  $('#do').hidden = !work[status] || outcome !== null
  $('#do').className = status === 'inService' ? '' : 'primary'
  $('#do').textContent = t(`do-${status}`)
  fillFacts($('#facts'), { ...factsOf(renewal), status: t('left', { days: daysLeft }) }, t)
  $('#steps').replaceChildren(...statuses.map(step))
}

function step(status) {
  const element = document.createElement('li')
  element.textContent = t(`renewal-${status}`)
  if (status === renewal.status) element.setAttribute('aria-current', 'step')
  return element
}

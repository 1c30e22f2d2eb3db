/** The application to revoke, suspend or restore a certificate: by the code word, or signed with the certificate itself. */
import { connect } from '/mohur/client.js'
import { attempt, showFailureAgain } from '/common/attempt.js'
import { addCaptcha } from '/common/captcha.js'
import { exchange, toBase64 } from '/common/exchange.js'
import { writeTime } from '/common/formats.js'
import { makeFields, showHints } from '/common/form.js'
import { speak } from '/common/words.js'
import { drawChoices } from './draft.js'
import { revocationWords } from './revocation-words.js'

const $ = selector => document.querySelector(selector)
const form = $('#form')
const actions = ['revoke', 'suspend', 'release']
const grounds = 'keyCompromise affiliationChanged superseded cessationOfOperation privilegeWithdrawn unspecified'.split(
  ' ',
)
let done = null

makeFields(form, { action: [], ground: [] })
form.elements.number.value = new URLSearchParams(location.search).get('number') ?? ''
const t = speak(revocationWords, { changed: draw })
const captcha = await addCaptcha(form, t)
t.draw()
draw()

form.addEventListener('input', draw)
form.addEventListener('submit', event => {
  event.preventDefault()
  done = null
  void attempt(form, t, async () => {
    const fields = { ...Object.fromEntries(new FormData(form)), ...captcha.read() }
    try {
      done = await (fields.proof === 'signature' ? sign(fields) : exchange('/api/revocations', fields))
    } finally {
      await captcha.renew()
    }
  }).finally(draw)
})

async function sign(fields) {
  const { document: text } = await exchange('/api/revocations/document', fields)
  const mohur = await connect({ scopes: ['sign'] })
  const content = new TextEncoder().encode(text)
  const { results } = await mohur.sign({
    documents: [{ name: `${t(fields.action)} ${fields.number}.txt`, type: 'text/plain', content }],
    format: 'cms',
    detached: true,
  })
  const [{ signature, error }] = results
  if (error) throw error
  try {
    return await exchange('/api/revocations/signed', { signature: toBase64(signature) })
  } catch (refused) {
    if (refused.errors?.signature === 'wrong') refused.errors.signature = 'signatureWrong'
    throw refused
  }
}

function draw() {
  const { action, ground, proof } = form.elements
  drawChoices(
    action,
    actions.map(name => [name, t(name)]),
  )
  drawChoices(ground, [['', '—'], ...grounds.map(name => [name, t(name)])])
  ground.closest('.field').hidden = action.value !== 'revoke'
  $('#by-word').hidden = proof.value !== 'word'
  $('#done').hidden = done === null
  $('#done').dataset.state = done?.state ?? ''
  $('#done').textContent = done
    ? t(`certificate-${done.state}`, {
        time: done.since && writeTime(done.since),
        reason: done.reason && t(done.reason),
      })
    : ''
  showHints(form, t)
  showFailureAgain(form, t)
}

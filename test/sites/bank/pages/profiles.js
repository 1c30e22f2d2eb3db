/** The list of profiles: until when each holds, and where its renewal begins or goes on. */
import { exchange } from '/common/exchange.js'
import { speak } from '/common/words.js'
import { bankWords } from './bank-words.js'
import { factsOf, fillFacts, profileRow, statusOf } from './profile-row.js'
import { showFailure } from './signing.js'
import { tellAgain } from './tell.js'
import { toLogin } from './to-login.js'

const $ = selector => document.querySelector(selector)
const columns = ['subscriber', 'identifier', 'validTo']
let profiles = []
/** Fingerprint of the one that is looked at. */
let chosen = null
const t = speak(bankWords, { changed: draw })

$('#new').addEventListener('click', async () => {
  $('#failure').hidden = true
  try {
    const { id } = await exchange('/api/renewals', { profile: chosen })
    location.assign(`renewal.html?id=${id}`)
  } catch (error) {
    if (error.status === 401) return toLogin()
    showFailure($('#failure'), t, error)
  }
})

try {
  ;({ profiles } = await exchange('/api/profiles'))
  chosen = profiles.find(({ isOwn }) => isOwn)?.fingerprint ?? null
  draw()
} catch {
  toLogin()
}

function draw() {
  tellAgain()
  $('#profiles').replaceChildren(
    ...profiles.map(profile => profileRow(profile, columns, { t, first: choice(profile) })),
  )
  const profile = profiles.find(({ fingerprint }) => fingerprint === chosen)
  $('#parameters').hidden = !profile
  $('#new').disabled = !profile || profile.renewal !== null || profile.standing === 'replaced'
  $('#resume').hidden = !profile?.renewal
  if (!profile) return
  $('#resume').href = `renewal.html?id=${profile.renewal?.id}`
  fillFacts($('#facts'), { ...factsOf(profile), status: statusOf(profile, t) }, t)
}

function choice({ fingerprint, name, identifier }) {
  const input = document.createElement('input')
  input.type = 'radio'
  input.name = 'profile'
  input.checked = fingerprint === chosen
  input.ariaLabel = `${name} ${identifier}`
  input.addEventListener('change', () => {
    chosen = fingerprint
    draw()
    $(`tr[data-fingerprint="${fingerprint}"] input`).focus()
  })
  return input
}

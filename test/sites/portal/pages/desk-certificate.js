/** An issued certificate at the desk: valid, suspended or revoked, and what staff may do with it. */

const grounds = [
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'privilegeWithdrawn',
  'unspecified',
]
const decisions = { valid: ['revoke', 'suspend'], suspended: ['revoke', 'release'], revoked: [] }

/** `decide(path, reason, failure)` sends a decision. */
export function certificatePart({ number, certificate }, { t, decide }) {
  const { state, since, reason } = certificate
  const text = document.createElement('p')
  text.dataset.certificate = state
  const time = since && new Date(since).toLocaleString(document.documentElement.lang)
  text.textContent = t(`certificate-${state}`, { time, reason: reason && t(reason) })
  const buttons = decisions[state].map(name => button(name, t))
  if (buttons.length === 0) return [text]
  const form = document.createElement('form')
  form.className = 'actions'
  const ground = select(t)
  const failure = document.createElement('p')
  failure.className = 'error'
  failure.setAttribute('role', 'alert')
  form.append(ground, ...buttons, failure)
  form.addEventListener('submit', event => {
    event.preventDefault()
    void decide(`${number}/certificate/${event.submitter.value}`, ground.value, failure)
  })
  return [text, form]
}

/** No ground is chosen beforehand: nobody revokes by one press. */
function select(t) {
  const element = document.createElement('select')
  element.name = 'ground'
  element.ariaLabel = t('ground')
  element.append(new Option(t('ground'), ''), ...grounds.map(name => new Option(t(name), name)))
  return element
}

function button(name, t) {
  const element = document.createElement('button')
  element.textContent = t(name)
  element.value = name
  return element
}

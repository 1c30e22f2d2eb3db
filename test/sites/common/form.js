/** Text fields with their label, hint and error beside them, made from a list of names. */

/** Fills every `[data-fields="a b"]`; `choices` are { name: [[value, text], …] } for fields that are selects. */
export function makeFields(form, choices = {}) {
  for (const place of form.querySelectorAll('[data-fields]')) {
    place.replaceChildren(...place.dataset.fields.split(' ').map(name => field(name, choices[name])))
  }
}

function field(name, options) {
  const box = document.createElement('div')
  box.className = 'field'
  const label = document.createElement('label')
  label.htmlFor = name
  label.dataset.text = name
  const input = document.createElement(options ? 'select' : 'input')
  input.id = name
  input.name = name
  if (options) input.append(...options.map(([value, text]) => new Option(text, value)))
  if (name.startsWith('codeWord')) input.type = 'password'
  if (name === 'birthDate') input.type = 'date'
  input.setAttribute('aria-describedby', `${name}-hint ${name}-error`)
  const hint = document.createElement('p')
  hint.className = 'hint'
  hint.id = `${name}-hint`
  const error = document.createElement('p')
  error.className = 'error'
  error.id = `${name}-error`
  error.dataset.error = name
  box.append(label, input, hint, error)
  return box
}

/** Hints under the fields that have one: t('hint-name'). */
export function showHints(form, t) {
  for (const hint of form.querySelectorAll('.hint[id$="-hint"]')) {
    const name = `hint-${hint.id.replace('-hint', '')}`
    hint.textContent = t(name) === name ? '' : t(name)
  }
}

/** Puts each error beside its field; the answer is the first wrong one, for the cursor. `errors` is { field: word of `t` }. */
export function showErrors(form, t, errors) {
  let first
  for (const place of form.querySelectorAll('[data-error]')) {
    const name = place.dataset.error
    const input = form.elements[name]
    const one = input instanceof RadioNodeList ? input[0] : input
    place.textContent = errors[name] ? t(errors[name]) : ''
    if (!one) continue
    if (errors[name]) one.setAttribute('aria-invalid', 'true')
    else one.removeAttribute('aria-invalid')
    if (errors[name]) first ??= one
  }
  return first
}

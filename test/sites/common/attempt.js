/** What a form tried, and what the server refused of it: beside the fields, and in one sentence at `[data-failure]`. */
import { showErrors } from './form.js'
import { explain } from './problem-words.js'

/** Does it, and shows beside the fields what the server refused. */
export async function attempt(form, t, work) {
  try {
    await work()
    showFailure(form, t, null)
  } catch (error) {
    showFailure(form, t, error)
  }
}

/** By form: what the server refused last. */
const failures = new WeakMap()

export function showFailure(form, t, error) {
  failures.set(form, error)
  draw(form, t, { focus: true })
}

/** In another language; the cursor stays where it is. */
export const showFailureAgain = (form, t) => draw(form, t, { focus: false })

/** What is being corrected is not wrong until it is sent again. */
export function forgetFailure(form, name) {
  const { errors } = failures.get(form) ?? {}
  if (errors) delete errors[name]
}

function draw(form, t, { focus }) {
  const error = failures.get(form) ?? null
  const errors = error?.errors ?? {}
  const place = form.querySelector('[data-failure]')
  const first = showErrors(form, t, errors)
  if (focus) first?.focus()
  const [other = ''] = Object.values(errors)
  place.dataset.code = error?.code ?? other
  place.textContent = sentenceOf(form, t, error)
  place.hidden = place.textContent === ''
}

/** For the whole form: to correct fields, or what is wrong beside them. */
function sentenceOf(form, t, error) {
  if (!error) return ''
  if (!error.errors) return explain(t, error)
  const [[name, word] = []] = Object.entries(error.errors)
  if (!name) return ''
  return form.querySelector(`[data-error="${name}"]`) ? t('correct') : t(word)
}

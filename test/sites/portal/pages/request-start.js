/** The first two steps of a request: who asks, and the code that was sent to them. */
import { attempt } from '/common/attempt.js'
import { exchange } from '/common/exchange.js'

const $ = selector => document.querySelector(selector)

/** `went(applicant)` after each step: `{ to }` when a code was sent, who it is when it was given. */
export function startSteps({ t, went }) {
  const [start, confirmation] = [$('#start'), $('#confirmation')]
  start.addEventListener('submit', event => {
    event.preventDefault()
    const fields = Object.fromEntries(new FormData(start))
    const body = {
      ...fields,
      fin: fields.fin.trim().toUpperCase(),
      rules: start.elements.rules.checked,
      language: document.documentElement.lang,
    }
    void attempt(start, t, async () => went(await exchange('/api/applicants', body)))
  })
  confirmation.addEventListener('submit', event => {
    event.preventDefault()
    const { code } = confirmation.elements
    void attempt(confirmation, t, async () => {
      const { applicant } = await exchange('/api/applicants/code', { code: code.value })
      code.value = ''
      went(applicant)
    })
  })
}

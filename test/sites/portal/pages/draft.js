/** What was typed into a form outlives a reload and another language; code words and codes do not. */

const never = /^(codeWord|code$|captcha|card$|cvv2)/

/** What is kept of the form under this name. */
export const readDraft = name => JSON.parse(sessionStorage.getItem(name) ?? '{}')

export function keepDraft(form, name) {
  const fields = Object.entries(Object.fromEntries(new FormData(form)))
  sessionStorage.setItem(name, JSON.stringify(Object.fromEntries(fields.filter(([field]) => !never.test(field)))))
}

export function restoreDraft(form, name) {
  for (const [field, value] of Object.entries(readDraft(name))) {
    const input = form.elements[field]
    if (input instanceof HTMLInputElement && input.type === 'checkbox') input.checked = true
    else if (input && !input.readOnly) input.value = value
  }
}

/** The choices of a select, and what was chosen as long as it is among them. `wanted`: from before a reload. */
export function drawChoices(select, choices, wanted = '') {
  const chosen = select.value || wanted
  select.replaceChildren(...choices.map(([value, text]) => new Option(text, value)))
  const [first] = choices
  select.value = choices.some(([value]) => value === chosen) ? chosen : (first?.[0] ?? '')
}

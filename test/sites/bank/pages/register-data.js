/** The step with what the bank handed out: User ID, one-time code, key file. What is wrong is told beside its field. */
import { showFailure, showFailureAgain } from '/common/attempt.js'
import { exchange, toBase64 } from '/common/exchange.js'
import { showHints } from '/common/form.js'
import { KeyFileWrong, openKeyFile } from './initial-key.js'

const $ = selector => document.querySelector(selector)
const lookAlikes = { 0: 'O', O: '0', 1: 'I', I: '1' }
/** After these the file is needed no more. */
const without = ['requested', 'certified', 'registered']
let isMistaken = false

/** Resolves with what the bank says and the opened file; `null` when something is wrong, and told. */
export async function readData(form, t, years) {
  const { userId, code, keyFile, samePassword, password } = form.elements
  const body = { userId: userId.value, code: code.value, years }
  const secret = samePassword.checked ? code.value.trim() : password.value
  const [asked, opened] = await Promise.allSettled([
    exchange('/api/registration', body),
    openKeyFile(keyFile.files[0], secret),
  ])
  const error = errorOf(asked, opened)
  isMistaken = ['codeOrUserWrong', 'passwordOrFileWrong', 'keyFileOther'].some(word =>
    Object.values(error?.errors ?? {}).includes(word),
  )
  showFailure(form, t, error)
  return error ? null : { registration: asked.value, initial: opened.value ?? null }
}

function errorOf(asked, opened) {
  const { reason } = opened
  if (asked.status === 'fulfilled') return without.includes(asked.value.status) ? null : fileError(asked.value, opened)
  // With another code the file may open.
  const isKnown = ['keyFileMissing', 'keyFileUnreadable'].includes(reason?.errors?.keyFile)
  if (!asked.reason.errors || !isKnown) return asked.reason
  return Object.assign(asked.reason, { errors: { ...asked.reason.errors, ...reason.errors } })
}

function fileError({ initialCertificate }, { reason, value }) {
  if (reason) return reason
  return toBase64(value.certificate) === initialCertificate ? null : new KeyFileWrong('keyFileOther')
}

export function showData(form, t) {
  const code = form.elements.code.value.trim()
  $('#keyFile-name').textContent = form.elements.keyFile.files[0]?.name ?? ''
  $('#own-password').hidden = form.elements.samePassword.checked
  showHints(form, t)
  showFailureAgain(form, t)
  $('#hints').hidden = !isMistaken
  $('#look-alikes').replaceChildren(...[...code].flatMap((typed, index) => lookAlike({ typed, at: index + 1 }, t)))
}

function lookAlike({ typed, at }, t) {
  const other = lookAlikes[typed]
  if (!other) return []
  const item = document.createElement('li')
  item.textContent = t('lookAlike', { at, typed, other })
  return [item]
}

/** Signing as both pages of the bank do it: connect, sign, let the person stop, say what went wrong. */
import { connect } from '/mohur/client.js'
import { explain } from '/common/problem-words.js'

const $ = selector => document.querySelector(selector)

/** Signatures of the documents, detached, in their order; every document or none. Rejects with Mohur's error. */
export async function signDocuments(documents, { t, certificate }) {
  const abort = new AbortController()
  const stop = () => abort.abort()
  $('#cancel').addEventListener('click', stop)
  $('#cancel').hidden = false
  $('#progress').textContent = t('waiting')
  try {
    const mohur = await connect({ scopes: ['sign'] })
    return await mohur.sign(
      { documents, format: 'cms', detached: true, ...(certificate ? { certificate } : {}) },
      { signal: abort.signal, onProgress: progress => ($('#progress').textContent = t('signing', progress)) },
    )
  } finally {
    $('#cancel').removeEventListener('click', stop)
    $('#cancel').hidden = true
    $('#progress').textContent = ''
  }
}

/** Puts the error's sentence into `place`; an answer of the bank names what it refused. */
export function showFailure(place, t, error) {
  const [refusal] = Object.values(error.errors ?? {})
  place.textContent = refusal ? t(refusal) : explain(t, error)
  place.dataset.code = refusal ?? error.code ?? ''
  place.className = 'notice bad'
  place.hidden = false
}

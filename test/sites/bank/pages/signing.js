/** Mohur as the pages of the bank use it: connect, ask, let the person stop, say what went wrong. */
import { connect } from '/mohur/client.js'
import { explain } from '/common/problem-words.js'
import { tell } from './tell.js'

const $ = selector => document.querySelector(selector)

/** Asks Mohur, while the person can stop it. Rejects with Mohur's error. */
export async function askMohur(t, work, scopes = ['sign']) {
  const abort = new AbortController()
  const stop = () => abort.abort()
  $('#cancel').addEventListener('click', stop)
  $('#cancel').hidden = false
  tell($('#progress'), () => t('waiting'))
  try {
    const mohur = await connect({ scopes })
    return await work(mohur, { signal: abort.signal })
  } finally {
    $('#cancel').removeEventListener('click', stop)
    $('#cancel').hidden = true
    tell($('#progress'))
  }
}

/** The token that the bank's server verifies. */
export const authenticate = (challenge, { t, certificate }) =>
  askMohur(t, (mohur, options) => mohur.authenticate({ challenge, ...(certificate ? { certificate } : {}) }, options))

/** Signatures of the documents, detached, in their order; every document or none. */
export const signDocuments = (documents, { t, certificate }) =>
  askMohur(t, (mohur, options) =>
    mohur.sign(
      { documents, format: 'cms', detached: true, ...(certificate ? { certificate } : {}) },
      { ...options, onProgress: progress => tell($('#progress'), () => t('signing', progress)) },
    ),
  )

/** Puts the error's sentence into `place`; an answer of the bank names what it refused. */
export function showFailure(place, t, error) {
  const [refusal] = Object.values(error.errors ?? {})
  tell(place, () => (refusal ? t(refusal) : explain(t, error)))
  place.dataset.code = refusal ?? error.code ?? ''
  place.className = 'notice bad'
  place.hidden = false
}

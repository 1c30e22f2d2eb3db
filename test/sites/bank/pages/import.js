/** A file of payments is given to the bank, whole, and what it says of a broken one is told. */
import { showFailure } from './signing.js'
import { tell } from './tell.js'

const most = 32 * 1024 * 1024

/** Resolves with the drafts that came of it. */
export async function readFile(file) {
  if (file.size > most) throw Object.assign(new Error('too large'), { errors: { file: 'tooLarge' } })
  const headers = { 'content-type': 'application/octet-stream' }
  const response = await fetch('/api/imports', { method: 'POST', headers, body: file })
  const answer = await response.json()
  if (!response.ok) throw Object.assign(new Error(`import: ${response.status}`), answer)
  return answer.payments
}

/** With line and field, where the bank names them. */
export function tellImport(place, t, error) {
  showFailure(place, t, error)
  const { file, line, field } = error.errors ?? {}
  if (line === undefined) return
  const why = () => (field ? `${t(field)} – ${t(file)}` : t(file))
  tell(place, () => t('importFault', { line, why: why() }))
}

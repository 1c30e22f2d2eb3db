/** `verify`: each signed document by itself; one that cannot be read does not stop the others. */
import { toErrorMessage } from '../../shared/errors.ts'
import type { Result } from '../../shared/operations/index.ts'
import { readSigned } from '../pki/read-signed.ts'
import { openCheckedRevocation } from './checked-revocation.ts'
import type { Handler } from './handler.ts'
import { readContent } from './read-content.ts'
import { openRevocation } from './revocation.ts'

export const verify: Handler<'verify'> = async (params, request) => {
  const { documents, timestampRoots = [], revocation = false, revocationAuthorities = [] } = params
  const roots = [...(params.roots ?? []), ...(params.trustedRoots ?? [])]
  const results: Result<'verify'>['results'] = []
  const checked = revocation ? openCheckedRevocation(openRevocation(revocationAuthorities, request)) : readSigned
  for (const [index, { signed, size }] of documents.entries()) {
    request.signal.throwIfAborted()
    const content = size === undefined ? null : await readContent(request, { index, size })
    try {
      results.push(await checked({ signed, content, roots, timestampRoots, now: new Date() }))
    } catch (error) {
      request.signal.throwIfAborted()
      results.push({ error: toErrorMessage(error) })
    }
    request.progress({ done: index + 1, total: documents.length })
  }
  return { results }
}

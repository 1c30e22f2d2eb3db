/** `verify`: each signed document by itself; one that cannot be read does not stop the others. */
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import type { Result } from '../../shared/operations/index.ts'
import { formatOf } from '../pki/formats.ts'
import type { Handler } from './handler.ts'
import { readContent } from './read-content.ts'

export const verify: Handler<'verify'> = async ({ documents, roots = [], timestampRoots = [] }, request) => {
  const results: Result<'verify'>['results'] = []
  for (const [index, { signed, size }] of documents.entries()) {
    request.signal.throwIfAborted()
    const content = size === undefined ? null : await readContent(request, { index, size })
    try {
      const format = formatOf(signed)
      if (!format) throw new MohurError('SIGNED_DATA_UNREADABLE')
      await format.load?.()
      const given = { signed, content, roots, timestampRoots, now: new Date() }
      results.push({
        signers: format.verify(given),
        documentTimestamps: format.documentTimestamps?.(given) ?? [],
      })
    } catch (error) {
      results.push({ error: toErrorMessage(error) })
    }
    request.progress({ done: index + 1, total: documents.length })
  }
  return { results }
}

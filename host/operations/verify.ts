/** `verify`: each signed document by itself; one that cannot be read does not stop the others. */
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { Result } from '../../shared/operations/index.ts'
import type { ToVerify } from '../pki/format.ts'
import { readSigned } from '../pki/read-signed.ts'
import { takesDigests } from '../pki/readers.ts'
import { openCheckedRevocation } from './checked-revocation.ts'
import type { Handler, HostRequest } from './handler.ts'
import { digestContent, readContent } from './read-content.ts'
import { openRevocation } from './revocation.ts'

export const verify: Handler<'verify'> = async (params, request) => {
  const { documents, timestampRoots = [], revocation = false, revocationAuthorities = [] } = params
  const roots = [...(params.roots ?? []), ...(params.trustedRoots ?? [])]
  const results: Result<'verify'>['results'] = []
  const checked = revocation ? openCheckedRevocation(openRevocation(revocationAuthorities, request)) : readSigned
  for (const [index, { signed, size }] of documents.entries()) {
    request.signal.throwIfAborted()
    try {
      const beside = await readBeside(request, { index, size, signed })
      results.push(await checked({ signed, ...beside, roots, timestampRoots, now: new Date() }))
    } catch (error) {
      request.signal.throwIfAborted()
      results.push({ error: toErrorMessage(error) })
    }
    request.progress({ done: index + 1, total: documents.length })
  }
  return { results }
}

/** @throws MohurError TOO_LARGE where the document is to be held, and is too long for it */
async function readBeside(
  request: Pick<HostRequest, 'read'>,
  { index, size, signed }: { index: number; size: number | undefined; signed: Uint8Array },
): Promise<Pick<ToVerify, 'content' | 'digests'>> {
  if (size === undefined) return { content: null }
  if (size <= limits.heldBytes) return { content: await readContent(request, { index, size }) }
  if (!takesDigests(signed)) throw new MohurError('TOO_LARGE', { limit: limits.heldBytes, reason: 'notByDigest' })
  return { content: null, digests: await digestContent(request, { index, size }) }
}

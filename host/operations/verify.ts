/** `verify`: each signed document by itself; one that cannot be read does not stop the others. */
import { toErrorMessage } from '../../shared/errors.ts'
import type { Result } from '../../shared/operations/index.ts'
import type { CheckedSigner, VerifiedSigner } from '../../shared/operations/verify.ts'
import { readSigned } from '../pki/read-signed.ts'
import { withRevocation } from '../pki/revocation/with-revocation.ts'
import type { Handler } from './handler.ts'
import { readContent } from './read-content.ts'
import { openRevocation } from './revocation.ts'

export const verify: Handler<'verify'> = async (params, request) => {
  const { documents, timestampRoots = [], revocation = false, revocationAuthorities = [] } = params
  const roots = [...(params.roots ?? []), ...(params.trustedRoots ?? [])]
  const results: Result<'verify'>['results'] = []
  const check = revocation ? openRevocation(revocationAuthorities, request) : null
  const checked = async (signer: VerifiedSigner, now: Date): Promise<CheckedSigner> => {
    const { certificate, chain } = signer
    if (!check || !certificate) return { ...signer, revocation: { status: 'notChecked' } }
    return withRevocation(signer, await check({ certificate, chain: [...chain, ...roots] }), now)
  }
  for (const [index, { signed, size }] of documents.entries()) {
    request.signal.throwIfAborted()
    const content = size === undefined ? null : await readContent(request, { index, size })
    const now = new Date()
    try {
      const { signers, ...more } = await readSigned({ signed, content, roots, timestampRoots, now })
      const all: CheckedSigner[] = []
      for (const signer of signers) all.push(await checked(signer, now))
      results.push({ signers: all, ...more })
    } catch (error) {
      request.signal.throwIfAborted()
      results.push({ error: toErrorMessage(error) })
    }
    request.progress({ done: index + 1, total: documents.length })
  }
  return { results }
}

/** Time stamps that stand in a PDF as signatures do, and are of a whole revision (ISO 32000-2 section 12.8.5, ETSI EN 319 142-1 section 5.4.3). */
import type { DocumentTimestamp } from '../../../shared/operations/verify.ts'
import type { ToVerify } from '../format.ts'
import { judgedStamp } from '../tsp/timestamp-among.ts'
import { openDocument } from './document.ts'
import { latin1 } from './latin1.ts'
import { readForm } from './form.ts'
import { isDocumentTimestamp, signedRevision, type SignedRevision } from './signed-revision.ts'
import { telling, Unfit } from './unfit.ts'

/** In the order of their fields. @throws MohurError SIGNED_DATA_UNREADABLE with the reason */
export const documentTimestampsIn = (input: ToVerify): DocumentTimestamp[] =>
  telling('SIGNED_DATA_UNREADABLE', () => {
    const document = openDocument(latin1(input.signed))
    return readForm(document)
      .signatures.filter(isDocumentTimestamp)
      .map(field => {
        const { inside, content, covers, parts } = revisionOf(field, document, input.signed)
        return { ...judgedStamp({ token: inside, stamped: content }, input), covers, parts }
      })
  })

/** One that is broken takes nothing from the others: no time stamp can be read in it. */
function revisionOf(...about: Parameters<typeof signedRevision>): Omit<SignedRevision, 'before'> {
  try {
    return signedRevision(...about)
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    return { inside: new Uint8Array(), content: new Uint8Array(), covers: 'part', parts: [] }
  }
}

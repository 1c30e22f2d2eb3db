/** Time stamps that stand in a PDF as signatures do, and are of a whole revision (ISO 32000-2 section 12.8.5, ETSI EN 319 142-1 section 5.4.3). */
import type { DocumentTimestamp } from '../../../shared/operations/verify.ts'
import type { ToVerify } from '../format.ts'
import { judgedStamp } from '../tsp/timestamp-among.ts'
import { openDocument } from './document.ts'
import { latin1 } from './latin1.ts'
import { readForm } from './form.ts'
import { isDocumentTimestamp, signedRevision } from './signed-revision.ts'
import { telling } from './unfit.ts'

/** In the order of their fields. @throws MohurError SIGNED_DATA_UNREADABLE with the reason */
export const documentTimestampsIn = (input: ToVerify): DocumentTimestamp[] =>
  telling('SIGNED_DATA_UNREADABLE', () => {
    const document = openDocument(latin1(input.signed))
    return readForm(document)
      .signatures.filter(isDocumentTimestamp)
      .map(field => {
        const { inside, content, ...coverage } = signedRevision(field, document, input.signed)
        return { ...judgedStamp({ token: inside, stamped: content }, input), ...coverage }
      })
  })

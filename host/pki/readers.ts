/** The table of what is read of signature formats: all that a server needs of them, without what makes them. */
import { signatureFormats, type SignatureFormat } from '../../shared/signature-formats.ts'
import { isZip } from './asic/read-zip.ts'
import { containerTimestamps } from './asic/timestamps.ts'
import { filesIn, verifyContainer } from './asic/verify.ts'
import { isSignedData } from './cms/read.ts'
import { verifySignedData } from './cms/verify.ts'
import type { Reader } from './format.ts'
import { isJws } from './jws/read.ts'
import { verifyJws } from './jws/verify.ts'
import { isPdf } from './pades/document.ts'
import { documentTimestampsIn } from './pades/document-timestamps.ts'
import { verifyPades } from './pades/verify.ts'
import { timestampsBy } from './tsp/timestamps-by.ts'
import { isXml, verifyXades } from './xades/verify.ts'

export const readers: Readonly<Record<SignatureFormat, Reader>> = {
  cms: {
    takesDigests: true,
    recognises: isSignedData,
    verify: input => verifySignedData({ ...input, timestampOf: timestampsBy(input), embedded: {} }),
  },
  jws: { takesDigests: false, recognises: isJws, verify: verifyJws },
  xades: { takesDigests: true, recognises: isXml, verify: verifyXades },
  pades: { takesDigests: false, recognises: isPdf, verify: verifyPades, documentTimestamps: documentTimestampsIn },
  asice: {
    takesDigests: false,
    recognises: isZip,
    verify: verifyContainer,
    documentTimestamps: containerTimestamps,
    files: filesIn,
  },
}

/** `null` when the bytes are in none of them. */
export const formatOf = (signed: Uint8Array): SignatureFormat | null =>
  signatureFormats.find(format => readers[format].recognises(signed)) ?? null

/** Whether a document beside it need not be held. */
export function takesDigests(signed: Uint8Array): boolean {
  const format = formatOf(signed)
  return format !== null && readers[format].takesDigests
}

/** The table of signature formats. None knows of tokens: what is signed goes through the signer. */
import { limits } from '../../shared/limits.ts'
import { signatureFormats, type SignatureFormat } from '../../shared/signature-formats.ts'
import { checkFileNames } from './asic/check-file-names.ts'
import { prepareContainer, signatureFormIn } from './asic/prepare.ts'
import { isZip } from './asic/read-zip.ts'
import { containerTimestamps } from './asic/timestamps.ts'
import { filesIn, verifyContainer } from './asic/verify.ts'
import { packageSignedData } from './cms/package.ts'
import { prepareSignedData } from './cms/prepare.ts'
import { isSignedData } from './cms/read.ts'
import { verifySignedData } from './cms/verify.ts'
import type { Format } from './format.ts'
import { inTwoSteps } from './in-two-steps.ts'
import { spoilsSignature } from './revocation/path-revocation.ts'
import { timestampsBy } from './tsp/timestamps-by.ts'
import { suitsJws } from './jws/jws-algorithm.ts'
import { packageJws, stampedInJws } from './jws/package.ts'
import { prepareJws } from './jws/prepare.ts'
import { isJws } from './jws/read.ts'
import { verifyJws } from './jws/verify.ts'
import { isPdf } from './pades/document.ts'
import { documentTimestampsIn } from './pades/document-timestamps.ts'
import { checkPades, loadForPades, preparePades } from './pades/prepare.ts'
import { verifyPades } from './pades/verify.ts'
import { contentOfXades, prepareXades } from './xades/prepare.ts'
import { checkXades } from './xades/places.ts'
import { isXml, verifyXades } from './xades/verify.ts'

export const formats: Readonly<Record<SignatureFormat, Format>> = {
  cms: {
    signatureForm: () => 'ASN.1',
    suits: () => true,
    needsContent: () => null,
    prepare: inTwoSteps(prepareSignedData, packageSignedData),
    recognises: isSignedData,
    verify: input =>
      verifySignedData({ ...input, timestampOf: timestampsBy(input), embedded: { spoils: spoilsSignature } }),
  },
  jws: {
    signatureForm: () => 'r‖s',
    suits: suitsJws,
    needsContent: () => limits.jwsBytes,
    prepare: inTwoSteps(prepareJws, packageJws, stampedInJws),
    recognises: isJws,
    verify: verifyJws,
  },
  xades: {
    signatureForm: () => 'r‖s',
    suits: () => true,
    needsContent: contentOfXades,
    fit: { most: limits.xmlLookedAt, check: checkXades },
    prepare: prepareXades,
    recognises: isXml,
    verify: verifyXades,
  },
  pades: {
    signatureForm: () => 'ASN.1',
    suits: () => true,
    needsContent: () => limits.pdfBytes,
    load: loadForPades,
    fit: { most: limits.pdfLookedAt, check: checkPades },
    prepare: preparePades,
    recognises: isPdf,
    verify: verifyPades,
    documentTimestamps: documentTimestampsIn,
  },
  asice: {
    signatureForm: signatureFormIn,
    suits: () => true,
    needsContent: () => null,
    checkNames: checkFileNames,
    prepare: prepareContainer,
    recognises: isZip,
    verify: verifyContainer,
    documentTimestamps: containerTimestamps,
    files: filesIn,
  },
}

/** `null` when the bytes are in none of them. */
export function formatOf(signed: Uint8Array): Format | null {
  const name = signatureFormats.find(format => formats[format].recognises(signed))
  return name ? formats[name] : null
}

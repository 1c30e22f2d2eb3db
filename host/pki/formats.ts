/** The table of signature formats. None knows of tokens: what is signed goes through the signer. */
import { limits } from '../../shared/limits.ts'
import type { SignatureFormat } from '../../shared/signature-formats.ts'
import { checkFileNames } from './asic/check-file-names.ts'
import { checkEarlierContainer, contentsOfContainer } from './asic/earlier-container.ts'
import { prepareContainer, signatureFormIn } from './asic/prepare.ts'
import { earlierMembers } from './cms/earlier-members.ts'
import { packageSignedData } from './cms/package.ts'
import { prepareSignedData } from './cms/prepare.ts'
import type { Format } from './format.ts'
import { inTwoSteps } from './in-two-steps.ts'
import { suitsJws } from './jws/jws-algorithm.ts'
import { packageJws, stampedInJws } from './jws/package.ts'
import { prepareJws } from './jws/prepare.ts'
import { checkEarlierJws } from './jws/read.ts'
import { checkPades, loadForPades, preparePades } from './pades/prepare.ts'
import { readers } from './readers.ts'
import { contentOfXades, prepareXades } from './xades/prepare.ts'
import { checkXades } from './xades/places.ts'
import { checkEarlierXades } from './xades/signature-list.ts'

export const formats: Readonly<Record<SignatureFormat, Format>> = {
  cms: {
    ...readers.cms,
    signatureForm: () => 'ASN.1',
    suits: () => true,
    needsContent: () => null,
    prepare: inTwoSteps(prepareSignedData, packageSignedData),
    checkEarlier: earlierMembers,
  },
  jws: {
    ...readers.jws,
    signatureForm: () => 'r‖s',
    suits: suitsJws,
    needsContent: () => limits.jwsBytes,
    prepare: inTwoSteps(prepareJws, packageJws, stampedInJws),
    checkEarlier: checkEarlierJws,
  },
  xades: {
    ...readers.xades,
    signatureForm: () => 'r‖s',
    suits: () => true,
    needsContent: contentOfXades,
    fit: { most: limits.xmlLookedAt, check: checkXades },
    prepare: prepareXades,
    checkEarlier: checkEarlierXades,
    holdsEarlier: ({ packaging }) => packaging === 'enveloped',
  },
  pades: {
    ...readers.pades,
    signatureForm: () => 'ASN.1',
    suits: () => true,
    needsContent: () => limits.pdfBytes,
    load: loadForPades,
    fit: { most: limits.pdfLookedAt, check: checkPades },
    prepare: preparePades,
    holdsEarlier: () => true,
  },
  asice: {
    ...readers.asice,
    signatureForm: signatureFormIn,
    suits: () => true,
    needsContent: () => null,
    checkNames: checkFileNames,
    checkEarlier: checkEarlierContainer,
    contentsOfEarlier: contentsOfContainer,
    prepare: prepareContainer,
  },
}

/** `verifySignatures`: what `verify` says to pages, said to a server. */
import type { Bytes } from '../../shared/bytes.ts'
import { readCertificate, type NamePart } from '../../shared/certificate.ts'
import { MohurError, type ErrorDetails } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { ContainedFile, DocumentTimestamp, VerifiedSigner as ReadSigner } from '../../shared/operations/verify.ts'
import type { ToVerify } from '../pki/format.ts'
import { readSigned, type ReadSigned } from '../pki/read-signed.ts'
import { withRevocation } from '../pki/revocation/with-revocation.ts'
import {
  bytesGiven,
  certificatesGiven,
  revocationGiven,
  rootsGiven,
  timeGiven,
  type BytesLike,
  type RevocationData,
} from './given.ts'
import { revocationBy, withEmbedded, type CertificateRevocation } from './revocation-by.ts'

export interface SignaturesToVerify {
  /** What is signed, or the signature beside it: a CMS in DER, BER, PEM or base64, the text of a JWS, XML, a PDF or an ASiC-E container. Of text its UTF-8. */
  signed: BytesLike | string
  /** The document, byte for byte: needed where the signature does not hold it, and compared with what it holds otherwise. Of text its UTF-8. */
  content?: BytesLike | string | undefined
  /** What paths must end in: each DER, PEM of one or more, or PKCS#7. One at least. An authority that is given here is believed like a root; what stands above it is not asked. */
  roots: readonly (BytesLike | string)[]
  /** The same of authorities for time stamps, beside `roots`. */
  timestampRoots?: readonly (BytesLike | string)[] | undefined
  /** What may stand between `roots` and whoever signed, where the signature does not bring it: in the same forms. It is not believed by itself. */
  intermediates?: readonly (BytesLike | string)[] | undefined
  /** What authorities say of revoked certificates. It must be fresh as of `at`; nothing is fetched here. */
  revocation?: RevocationData | undefined
  /** As of when certificates are judged, unless a time stamp proves an earlier time; now unless told otherwise. */
  at?: Date | undefined
}

type VerifiedSigner = Omit<ReadSigner, 'revocation'>

export interface Signer extends VerifiedSigner {
  /** Whom the certificate names, in the order in which it is written; empty when it is not there. */
  subject: NamePart[]
  /** Of the signer's certificate, by what you gave, and of its whole path by what a signature of level B-LT holds itself; `revoked` at the time of the signature makes it invalid (`certificateRevoked`), `unknown` does not. */
  revocation: CertificateRevocation
}

export interface Unreadable {
  /** `SIGNED_DATA_UNREADABLE`: it is in none of the formats, or not as its format has it. `TOO_LARGE`: nobody looked. */
  code: 'SIGNED_DATA_UNREADABLE' | 'TOO_LARGE'
  /** Names and numbers for the log; `reason` of XML, PDF and containers. */
  details: ErrorDetails
}

export interface VerifiedSignatures {
  /** Every signature is valid, and one at least is over the whole document. Who signed is for you to compare. */
  valid: boolean
  /** Everybody who signed; empty when nothing could be read. */
  signers: Signer[]
  /** Time stamps that stand in a PDF or a container beside its signatures: they are nobody's signature, and `valid` says nothing of them. */
  documentTimestamps: DocumentTimestamp[]
  /** All files of an ASiC container, and whether anybody signed each: where one is not `covered`, nothing is `valid`. Empty where it is none. */
  files: ContainedFile[]
  /** Why nothing could be read; `null` when it was. */
  error: Unreadable | null
}

/** @throws TypeError, RangeError, MohurError BAD_PARAMS, CERTIFICATE_UNREADABLE for what the caller gives beside what is signed */
export async function verifySignatures(given: SignaturesToVerify): Promise<VerifiedSignatures> {
  const input: ToVerify = {
    signed: bytesGiven('signed', given.signed),
    content: given.content === undefined ? null : bytesGiven('content', given.content),
    roots: rootsGiven(given.roots),
    timestampRoots: certificatesGiven('timestampRoots', given.timestampRoots ?? []),
    intermediates: certificatesGiven('intermediates', given.intermediates ?? []),
    now: timeGiven(given.at),
  }
  const revocationOf = revocationBy(revocationGiven(given.revocation), input)
  try {
    const { signers: read, documentTimestamps, files = [] } = verifyIn(input)
    const signers = read.map(signer => ({
      ...withRevocation(signer, withEmbedded(revocationOf(signer), signer.revocation)),
      subject: subjectOf(signer.certificate),
    }))
    const valid = signers.every(one => one.valid) && signers.some(({ covers }) => covers === 'document')
    return { valid, signers, documentTimestamps, files, error: null }
  } catch (error) {
    if (!(error instanceof MohurError)) throw error
    const code = error.code === 'TOO_LARGE' ? error.code : 'SIGNED_DATA_UNREADABLE'
    return { valid: false, signers: [], documentTimestamps: [], files: [], error: { code, details: error.details } }
  }
}

function verifyIn(input: ToVerify): ReadSigned {
  const limit = limits.heldBytes
  if (Math.max(input.signed.length, input.content?.length ?? 0) > limit) throw new MohurError('TOO_LARGE', { limit })
  return readSigned(input)
}

const subjectOf = (certificate: Bytes | null): NamePart[] => (certificate ? readCertificate(certificate).subject : [])

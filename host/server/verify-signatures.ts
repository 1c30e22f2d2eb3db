/** `verifySignatures`: what `verify` says to pages, said to a server. */
import type { Bytes } from '../../shared/bytes.ts'
import { readCertificate, type NamePart } from '../../shared/certificate.ts'
import { MohurError, type ErrorDetails } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { VerifiedSigner } from '../../shared/operations/verify.ts'
import { formatOf } from '../pki/formats.ts'
import type { ToVerify } from '../pki/format.ts'
import { bytesGiven, certificatesGiven, rootsGiven, timeGiven, type BytesLike } from './given.ts'

export interface SignaturesToVerify {
  /** What is signed, or the signature beside it: a CMS in DER, BER, PEM or base64, the text of a JWS, XML or a PDF. Of text its UTF-8. */
  signed: BytesLike | string
  /** The document, byte for byte: needed where the signature does not hold it, and compared with what it holds otherwise. Of text its UTF-8. */
  content?: BytesLike | string | undefined
  /** What paths must end in: each DER, PEM of one or more, or PKCS#7. One at least. An authority that is given here is believed like a root; what stands above it is not asked. */
  roots: readonly (BytesLike | string)[]
  /** The same of authorities for time stamps, beside `roots`. */
  timestampRoots?: readonly (BytesLike | string)[] | undefined
  /** As of when certificates are judged, unless a time stamp proves an earlier time; now unless told otherwise. */
  at?: Date | undefined
}

export interface Signer extends VerifiedSigner {
  /** Whom the certificate names, in the order in which it is written; empty when it is not there. */
  subject: NamePart[]
}

export interface Unreadable {
  /** `SIGNED_DATA_UNREADABLE`: it is in none of the formats, or not as its format has it. `TOO_LARGE`: nobody looked. */
  code: 'SIGNED_DATA_UNREADABLE' | 'TOO_LARGE'
  /** Names and numbers for the log; `reason` of XML and PDF. */
  details: ErrorDetails
}

export interface VerifiedSignatures {
  /** Every signature is valid, and one at least is over the whole document. Who signed is for you to compare. */
  valid: boolean
  /** Everybody who signed; empty when nothing could be read. */
  signers: Signer[]
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
    now: timeGiven(given.at),
  }
  try {
    const signers = (await verifyIn(input)).map(signer => ({ ...signer, subject: subjectOf(signer.certificate) }))
    const valid = signers.every(one => one.valid) && signers.some(({ covers }) => covers === 'document')
    return { valid, signers, error: null }
  } catch (error) {
    if (!(error instanceof MohurError)) throw error
    const code = error.code === 'TOO_LARGE' ? error.code : 'SIGNED_DATA_UNREADABLE'
    return { valid: false, signers: [], error: { code, details: error.details } }
  }
}

async function verifyIn(input: ToVerify): Promise<VerifiedSigner[]> {
  const limit = limits.heldBytes
  if (Math.max(input.signed.length, input.content?.length ?? 0) > limit) throw new MohurError('TOO_LARGE', { limit })
  const format = formatOf(input.signed)
  if (!format) throw new MohurError('SIGNED_DATA_UNREADABLE')
  await format.load?.()
  return format.verify(input)
}

const subjectOf = (certificate: Bytes | null): NamePart[] => (certificate ? readCertificate(certificate).subject : [])

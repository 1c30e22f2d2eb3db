/** Those who signed a document before: verified, and told so that a person can decide whether to sign beside them. */
import { hashNames, type HashName } from '../../shared/algorithms.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { earlierFindings, type EarlierFinding, type EarlierSigner } from '../../shared/earlier-signer.ts'
import { MohurError, toErrorMessage } from '../../shared/errors.ts'
import type { JournalEarlier } from '../../shared/journal.ts'
import { limits } from '../../shared/limits.ts'
import type { VerifiedSigner } from '../../shared/operations/verify.ts'
import { digestOf, fingerprintOf } from '../digests.ts'
import type { Format, ToVerify } from '../pki/format.ts'
import { cut, signerOf } from './signer-of.ts'

/** `format`: that in which is to be signed. */
export const earlierSigners = (format: Pick<Format, 'verify'>, input: ToVerify): EarlierSigner[] =>
  verified(format, input).map(earlierSigner)

/** The same of a document that may have been signed by nobody. */
export function signersInside(format: Pick<Format, 'verify'>, input: ToVerify): EarlierSigner[] {
  try {
    return verified(format, input).map(earlierSigner)
  } catch (error) {
    if (toErrorMessage(error).details['reason'] === 'notSigned') return []
    throw error
  }
}

function verified(format: Pick<Format, 'verify'>, input: ToVerify): VerifiedSigner[] {
  try {
    return format.verify(input)
  } catch (error) {
    if (!(error instanceof MohurError) || error.code !== 'SIGNED_DATA_UNREADABLE') throw error
    throw broken({ reason: error.details['reason'] ?? 'unreadable' }, error)
  }
}

const isTold = (reason: VerifiedSigner['reasons'][number]): reason is EarlierFinding & typeof reason =>
  (earlierFindings as readonly string[]).includes(reason)

/** Nobody has more in earnest. */
const rolesTold = 8

/** Of a PDF to which nothing but signatures was added since, they signed all. */
const isPartOnly = ({ covers, changes }: Pick<VerifiedSigner, 'covers' | 'changes'>): boolean =>
  covers === 'part' && !changes?.every(change => change === 'signatures' || change === 'validation')

/** What does not verify is nobody's signature, and nothing is put beside it. @throws MohurError EARLIER_SIGNATURE_BROKEN */
function earlierSigner(
  { certificate, signingTime, timestamp, reasons, roles = [], ...coverage }: VerifiedSigner,
  place: number,
): EarlierSigner {
  const fault = reasons.find(reason => !isTold(reason))
  if (!certificate || fault) throw broken({ reason: fault ?? 'certificateMissing', signer: place })
  const { name, issuer } = signerOf(readCertificate(certificate))
  return {
    name,
    issuer,
    fingerprint: fingerprintOf(certificate),
    signingTime,
    stampedAt: timestamp?.valid ? timestamp.time : null,
    roles: roles.slice(0, rolesTold).map(cut),
    findings: [
      ...reasons.filter(isTold),
      ...(timestamp && !timestamp.valid ? (['timestampWrong'] as const) : []),
      ...(isPartOnly(coverage) ? (['partOnly'] as const) : []),
    ],
  }
}

/** `null`: there is nobody to tell of. */
export function journalEarlierOf(
  signers: readonly Pick<EarlierSigner, 'fingerprint' | 'name'>[],
): JournalEarlier | null {
  const names = [...new Map(signers.map(({ fingerprint, name }) => [fingerprint, name])).values()]
  return names.length > 0 ? { count: names.length, names: names.slice(0, limits.journalEarlier) } : null
}

const broken = (details: MohurError['details'], cause?: unknown): MohurError =>
  new MohurError('EARLIER_SIGNATURE_BROKEN', details, { cause })

/** By each hash, since it is not known yet with which one it will be signed. */
export type Digests = Readonly<Record<HashName, Bytes>>

export const digestsOf = (content: Bytes): Digests =>
  Object.fromEntries(hashNames.map(hash => [hash, digestOf(hash, content)])) as Digests

/** What the person agreed to must be what others signed. @throws MohurError DOCUMENT_CHANGED */
export function checkAgreed(
  looked: ReadonlyMap<number, Digests>,
  { hash, documents }: { hash: HashName; documents: readonly { index: number; digest: Bytes }[] },
): void {
  for (const { index, digest } of documents) {
    const seen = looked.get(index)
    if (seen && !equalBytes(seen[hash], digest)) throw new MohurError('DOCUMENT_CHANGED')
  }
}

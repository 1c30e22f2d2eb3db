/** What a person may conclude of one signature: a row for each reason why it does not hold, and the worst one counts. */
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'

/**
 * `bad`: not this document, or not this signer, or nobody can tell any more. `missing`: the document is needed. `unknown`: it could not be
 * looked into. `unproven`: document and signature belong together, and who the signer is, is not shown. `part`: it holds, of a part.
 */
export const verdicts = ['bad', 'missing', 'unknown', 'unproven', 'part', 'good'] as const
export type Verdict = (typeof verdicts)[number]

type Reason = VerifiedSigner['reasons'][number]

const rows: Readonly<Record<Reason, Verdict>> = {
  contentChanged: 'bad',
  contentMissing: 'missing',
  referenceWrong: 'bad',
  signatureWrong: 'bad',
  attributesWrong: 'bad',
  algorithmWeak: 'bad',
  algorithmUnsupported: 'unknown',
  certificateMissing: 'unknown',
  certificateMismatch: 'bad',
  certificateExpired: 'unproven',
  certificateRevoked: 'bad',
  changesForbidden: 'bad',
  certificateNotForSigning: 'unproven',
  chainBroken: 'unproven',
  rootUnknown: 'unproven',
}

/** `good` only for what the host calls valid, with nothing against it, and over all of the document. */
export function verdictOf({ valid, reasons, covers }: Pick<VerifiedSigner, 'valid' | 'reasons' | 'covers'>): Verdict {
  const all: Verdict[] = reasons.map(reason => rows[reason] ?? 'bad')
  if (!valid && all.length === 0) all.push('unknown')
  if (covers === 'part') all.push('part')
  return verdicts.find(verdict => all.includes(verdict)) ?? 'good'
}

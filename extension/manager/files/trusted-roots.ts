/** Root certificates that the person trusts while this page is open: from files of a certificate centre, in memory alone, each proved from paper. */
import { equalBytes, type Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import { isProof } from '../../root-proof.ts'
import type { ChosenCertificates } from '../authorities/chosen-certificates.ts'

export const rootProblems = ['rootUnreadable', 'proofWrong'] as const
export type RootProblem = (typeof rootProblems)[number]

export interface TrustedRoots {
  /** DER. */
  roots: readonly Bytes[]
  /** The last file, until what is in it was proved: nothing is judged by it yet. */
  chosen: ChosenCertificates | null
  /** Why nothing came of the last step: the file held none, too many, or a certificate that is no root; or what was typed is another end. */
  problem: RootProblem | null
}

export const noRoots: TrustedRoots = { roots: [], chosen: null, problem: null }

export function withChosen({ roots }: TrustedRoots, chosen: ChosenCertificates): TrustedRoots {
  const { certificates } = chosen
  const areRoots = certificates.length > 0 && certificates.every(({ fault }) => fault === null)
  const isFit = areRoots && withThose(roots, chosen).length <= limits.certificates
  return isFit ? { roots, chosen, problem: null } : { roots, chosen: null, problem: 'rootUnreadable' }
}

/** Each once, and all of the file or none. `proofs`: what was typed for each, by its fingerprint. */
export function withProved(trusted: TrustedRoots, proofs: Readonly<Record<string, string>>): TrustedRoots {
  const { roots, chosen } = trusted
  if (!chosen) return trusted
  const areProved = chosen.certificates.every(({ fingerprint }) => isProof(proofs[fingerprint] ?? '', fingerprint))
  return areProved ? { ...noRoots, roots: withThose(roots, chosen) } : { ...trusted, problem: 'proofWrong' }
}

export const withoutRoot = ({ roots, chosen }: TrustedRoots, root: Bytes): TrustedRoots => ({
  roots: roots.filter(one => one !== root),
  chosen,
  problem: null,
})

const withThose = (roots: readonly Bytes[], { certificates }: ChosenCertificates): Bytes[] => [
  ...roots,
  ...certificates.map(({ certificate }) => certificate).filter(one => !roots.some(known => equalBytes(known, one))),
]

/** Who signed the documents of a request before, each once: a person compares names, not thousands of lines. */
import type { EarlierFinding, EarlierSigned, EarlierSigner } from '../../shared/earlier-signer.ts'

export interface SignedBefore extends Pick<EarlierSigner, 'name' | 'issuer' | 'fingerprint'> {
  /** How many of the documents. */
  documents: number
  /** Of the only document, or of the first and the last of several; empty where no time is said. */
  times: readonly Date[]
  /** All times are proven by time stamps. */
  isStamped: boolean
  roles: readonly string[]
  findings: readonly EarlierFinding[]
}

export interface Before {
  signers: SignedBefore[]
  /** Documents of which it is not known. */
  unseen: number
}

/** Of the documents that were left in. In the order in which they come up. */
export function signersBefore(earlier: readonly EarlierSigned[], removed: ReadonlySet<number>): Before {
  const kept = earlier.filter(({ index }) => !removed.has(index))
  const byCertificate = new Map<string, { index: number; signer: EarlierSigner }[]>()
  for (const { index, signers } of kept) {
    for (const signer of signers ?? []) {
      const same = byCertificate.get(signer.fingerprint) ?? []
      same.push({ index, signer })
      byCertificate.set(signer.fingerprint, same)
    }
  }
  return {
    signers: [...byCertificate.values()].flatMap(together),
    unseen: kept.filter(({ signers }) => signers === null).length,
  }
}

function together(same: readonly { index: number; signer: EarlierSigner }[]): SignedBefore[] {
  const [first] = same
  if (!first) return []
  const { name, issuer, fingerprint } = first.signer
  const times = same
    .flatMap(({ signer: { stampedAt, signingTime } }) => stampedAt ?? signingTime ?? [])
    .toSorted((a, b) => a.getTime() - b.getTime())
  const [earliest] = times
  const latest = times.at(-1)
  return [
    {
      name,
      issuer,
      fingerprint,
      documents: new Set(same.map(({ index }) => index)).size,
      times: earliest && latest ? (earliest.getTime() === latest.getTime() ? [earliest] : [earliest, latest]) : [],
      isStamped: same.every(({ signer: { stampedAt } }) => stampedAt !== null),
      roles: [...new Set(same.flatMap(({ signer: { roles } }) => roles))],
      findings: [...new Set(same.flatMap(({ signer: { findings } }) => findings))],
    },
  ]
}

/** The issuers of a certificate as far as they lie on its token, by name (RFC 5280 section 6.1): for showing, nothing is trusted by it. */
import { equalBytes } from '../../shared/bytes.ts'
import type { CertificateFacts } from '../../shared/certificate.ts'
import { displayName } from '../../shared/names.ts'
import { certificateFacts } from '../profiles/certificate-facts.ts'

export interface Chain {
  /** The leaf first, the last that was found at the end. */
  names: string[]
  /** The issuer whose certificate is not there; `null` when the chain ends in a root. */
  missing: string | null
}

/** `null` when the certificate cannot be read. */
export function chainOf(certificate: Uint8Array, pool: readonly Uint8Array[]): Chain | null {
  const leaf = certificateFacts(certificate)
  if (!leaf) return null
  const chain = [leaf]
  for (let last = leaf; !isRoot(last);) {
    const { issuer, issuerDer } = last
    const next = pool.map(certificateFacts).find(facts => facts !== null && equalBytes(facts.subjectDer, issuerDer))
    const names = chain.map(({ subject }) => displayName(subject))
    if (!next || chain.length > pool.length) return { names, missing: displayName(issuer) }
    chain.push(next)
    last = next
  }
  return { names: chain.map(({ subject }) => displayName(subject)), missing: null }
}

const isRoot = ({ issuerDer, subjectDer }: CertificateFacts): boolean => equalBytes(issuerDer, subjectDer)

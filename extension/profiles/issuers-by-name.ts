/** The issuers of a certificate among others, by the names in them (RFC 5280 section 6.1): for showing, nothing is trusted by it. */
import { equalBytes } from '../../shared/bytes.ts'
import { certificateFacts } from './certificate-facts.ts'

/** Its own issuer first, as far as they are there. Nobody twice: two that issued each other lead nowhere. */
export function issuersByName(certificate: Uint8Array, pool: readonly Uint8Array[]): Uint8Array[] {
  const issuers: Uint8Array[] = []
  for (let top: Uint8Array | undefined = certificate; top;) {
    const below = certificateFacts(top)
    if (!below || equalBytes(below.issuerDer, below.subjectDer)) break
    top = pool.find(one => {
      const facts = certificateFacts(one)
      return facts !== null && equalBytes(facts.subjectDer, below.issuerDer) && !issuers.includes(one)
    })
    if (top) issuers.push(top)
  }
  return issuers
}

/** Roots first, then what each issued: as they are stored (`importCertificates`). */
export const inOrder = (certificates: readonly Uint8Array[]): Uint8Array[] =>
  certificates.toSorted((a, b) => issuersByName(a, certificates).length - issuersByName(b, certificates).length)

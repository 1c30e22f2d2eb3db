/**
 * The issuers of a certificate among others, by the names in them and by what they say of keys (RFC 5280 section 6.1): for showing,
 * nothing is trusted by it.
 */
import { equalBytes } from '../../shared/bytes.ts'
import { extensionsOf } from '../../shared/certificate-extensions.ts'
import { readKeyIdentifiers, type KeyIdentifiers } from '../../shared/key-identifiers.ts'
import { certificateFacts } from './certificate-facts.ts'

/** Its own issuer first, as far as they are there. Nobody twice: two that issued each other lead nowhere. */
export function issuersByName(certificate: Uint8Array, pool: readonly Uint8Array[]): Uint8Array[] {
  const issuers: Uint8Array[] = []
  for (let top: Uint8Array | undefined = certificate; top;) {
    top = issuerOf(
      top,
      pool.filter(one => !issuers.includes(one)),
    )
    if (top) issuers.push(top)
  }
  return issuers
}

/** One of another key is none, though it has the name: authorities keep theirs when they change keys. */
function issuerOf(certificate: Uint8Array, pool: readonly Uint8Array[]): Uint8Array | undefined {
  const facts = certificateFacts(certificate)
  if (!facts || equalBytes(facts.issuerDer, facts.subjectDer)) return undefined
  const { issuerKeyIdentifier: named } = keysOf(certificate)
  const sameName = namedLike(facts.issuerDer, pool)
  return (
    sameName.find(one => named !== null && keysOf(one).keyIdentifier === named) ??
    sameName.find(one => named === null || keysOf(one).keyIdentifier === null)
  )
}

/** Those of this subject, DER. */
export const namedLike = (subjectDer: Uint8Array, pool: readonly Uint8Array[]): Uint8Array[] =>
  pool.filter(one => {
    const facts = certificateFacts(one)
    return facts !== null && equalBytes(facts.subjectDer, subjectDer)
  })

function keysOf(certificate: Uint8Array): KeyIdentifiers {
  try {
    return readKeyIdentifiers(extensionsOf(certificate))
  } catch {
    return { keyIdentifier: null, issuerKeyIdentifier: null }
  }
}

/** Roots first, then what each issued: as they are stored (`importCertificates`). */
export const inOrder = (certificates: readonly Uint8Array[]): Uint8Array[] =>
  certificates.toSorted((a, b) => issuersByName(a, certificates).length - issuersByName(b, certificates).length)

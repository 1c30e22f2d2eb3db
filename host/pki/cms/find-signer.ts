/** The certificates that a signerInfo may point to (RFC 5652 section 5.3, SignerIdentifier). */
import { toHex } from '../../../shared/bytes.ts'
import { readDer } from '../../../shared/der.ts'
import { canonicalName } from '../canonical-name.ts'
import type { Link } from '../path/link.ts'
import type { SignerIdentifier } from './read.ts'

/** Usually one. Whoever makes certificates can make a second one of the same issuer and serial number. */
export function findSigners(sid: SignerIdentifier, links: readonly Link[]): Link[] {
  if ('keyIdentifier' in sid) {
    const wanted = toHex(sid.keyIdentifier)
    return links.filter(({ keyIdentifier }) => keyIdentifier === wanted)
  }
  const serialNumber = toHex(sid.serialNumber).toUpperCase()
  const issuer = nameIn(sid.issuer)
  return links.filter(link => link.facts.serialNumber === serialNumber && link.issuer === issuer)
}

/** `null` for what is no name; nobody is called so. */
function nameIn(der: Uint8Array): string | null {
  try {
    return canonicalName(readDer(der))
  } catch {
    return null
  }
}

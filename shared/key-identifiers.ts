/** Which key a certificate is of, and which one signed it (RFC 5280 sections 4.2.1.1 and 4.2.1.2). Nothing is proved by them. */
import { toHex } from './bytes.ts'
import { valueOf, type Extension } from './certificate-extensions.ts'
import { children, type DerNode } from './der.ts'

/** Hexadecimal; `null` where nothing is said. */
export interface KeyIdentifiers {
  keyIdentifier: string | null
  issuerKeyIdentifier: string | null
}

/** @throws MohurError CERTIFICATE_UNREADABLE */
export function readKeyIdentifiers(extensions: readonly Extension[]): KeyIdentifiers {
  const authority = valueOf(extensions, 'authorityKeyIdentifier')
  return {
    keyIdentifier: identifierIn(valueOf(extensions, 'subjectKeyIdentifier'), 0x04),
    issuerKeyIdentifier: identifierIn(authority && children(authority).find(({ tag }) => tag === 0x80), 0x80),
  }
}

const identifierIn = (node: DerNode | null | undefined, tag: number): string | null =>
  node?.tag === tag ? toHex(node.content) : null

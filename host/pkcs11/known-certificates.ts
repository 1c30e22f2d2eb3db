/**
 * Certificates that were read in an earlier look (PKCS#11 v2.40 section 4.6.3): a card takes a moment for each, and tokens are
 * looked at every second. Issuer and serial number name a certificate (RFC 5280 section 4.1.2.2), so one that a token names as
 * before, beside the same key, is not read again. A handle says nothing: it may be another object's after C_Initialize.
 */
import { equalBytes, fromHex, toHex, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import type { Cryptoki, Handle } from './cryptoki.ts'
import {
  attributeReader,
  findCertificates,
  idOf,
  readStored,
  unlessObjectFails,
  type StoredCertificate,
} from './token-objects.ts'

export interface KnownCertificates {
  /** What lies there now. */
  read: (cryptoki: Cryptoki, session: Handle) => StoredCertificate[]
}

/** For one token. */
export function knownCertificates(): KnownCertificates {
  let known = new Map<string, StoredCertificate>()
  return {
    read(cryptoki, session) {
      const read = attributeReader(cryptoki, session)
      const present = findCertificates(cryptoki, session).map(handle => ({
        handle,
        ...(namedBy(cryptoki, session, handle) ?? { keyId: idOf(read, handle), name: null }),
      }))
      const names = present.map(({ name }) => name)
      const fresh = new Map<string, StoredCertificate>()
      const stored = present.flatMap(({ handle, keyId, name }) => {
        if (name === null || names.indexOf(name) !== names.lastIndexOf(name)) return readStored(read, handle, keyId)
        const before = known.get(name)
        const found = before ? [{ ...before, handle }] : readStored(read, handle, keyId)
        for (const one of found) if (before || isTrueName(name, one)) fresh.set(name, one)
        return found
      })
      known = fresh
      return stored
    },
  }
}

function namedBy(cryptoki: Cryptoki, session: Handle, handle: Handle): { keyId: string; name: string } | null {
  const wanted = ['CKA_ID', 'CKA_ISSUER', 'CKA_SERIAL_NUMBER'] as const
  const [id, issuer, serialNumber] =
    unlessObjectFails(() => cryptoki.C_GetAttributeValues(session, handle, wanted)) ?? []
  if (!id || !issuer?.length || !serialNumber?.length) return null
  const keyId = toHex(id)
  return { keyId, name: nameOf(keyId, issuer, serialNumber) }
}

const nameOf = (keyId: string, issuer: Bytes, serialNumber: Bytes): string =>
  [keyId, toHex(issuer), toHex(serialNumber)].join('/')

/** Nobody keeps a program from storing a certificate under the name of another. The serial number is DER, or bare. */
function isTrueName(name: string, { certificate }: StoredCertificate): boolean {
  try {
    const { issuerDer, serialNumber } = readCertificate(certificate)
    const [, issuer = '', serial = ''] = name.split('/')
    const bare = fromHex(serialNumber)
    const whole = Uint8Array.of(0x02, bare.length, ...bare)
    return equalBytes(fromHex(issuer), issuerDer) && [bare, whole].some(form => equalBytes(fromHex(serial), form))
  } catch {
    return false
  }
}

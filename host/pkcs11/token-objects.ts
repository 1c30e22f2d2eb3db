/** Reads certificates and keys of an open session, and pairs them (PKCS#11 v2.40 sections 4.6 to 4.9). */
import { equalBytes, toHex, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import type { TokenContents } from '../token/token.ts'
import type { Cryptoki, Handle } from './cryptoki.ts'
import { certificateTypes, objectClasses } from './constants.ts'
import { readPublicKey } from './public-key.ts'

type Keys = TokenContents['keys']

/** What the session shows. A certificate is paired by its public key, and by CKA_ID where no key fits. */
export function readContents(cryptoki: Cryptoki, session: Handle): TokenContents {
  const stored = readCertificates(cryptoki, session).map(entry => ({
    ...entry,
    publicKey: endEntityKey(entry.certificate),
  }))
  const keys = readKeys(cryptoki, session, objectClasses.CKO_PUBLIC_KEY)
  for (const { keyId, publicKey } of stored) {
    // Where a public key has the same CKA_ID, the certificate belongs to none of the keys.
    if (publicKey && !keys.some(key => key.keyId === keyId || equalBytes(key.publicKey, publicKey))) {
      keys.push({ keyId, publicKey })
    }
  }
  const certificates = stored.map(({ certificate, keyId, publicKey }) => ({
    certificate,
    keyId: (publicKey && keyOf(keys, publicKey)?.keyId) ?? keyId,
  }))
  return { certificates, keys }
}

/** Key pairs whose private half the session shows; the public half from wherever it can be seen. */
export function readPrivateKeys(cryptoki: Cryptoki, session: Handle): Keys {
  const visible = readContents(cryptoki, session).keys
  return cryptoki.C_FindObjects(session, { CKA_CLASS: objectClasses.CKO_PRIVATE_KEY }).flatMap(object => {
    const keyId = idOf(cryptoki, session, object)
    const own = readPublicKey(attribute => cryptoki.C_GetAttributeValue(session, object, attribute))
    const publicKey = own ?? visible.find(key => key.keyId === keyId)?.publicKey
    return publicKey ? [{ keyId, publicKey }] : []
  })
}

export function readCertificates(cryptoki: Cryptoki, session: Handle): TokenContents['certificates'] {
  const template = {
    CKA_CLASS: objectClasses.CKO_CERTIFICATE,
    CKA_CERTIFICATE_TYPE: certificateTypes.CKC_X_509,
  }
  return cryptoki.C_FindObjects(session, template).flatMap(object => {
    const certificate = cryptoki.C_GetAttributeValue(session, object, 'CKA_VALUE')
    return certificate?.length ? [{ certificate, keyId: idOf(cryptoki, session, object) }] : []
  })
}

function readKeys(cryptoki: Cryptoki, session: Handle, objectClass: number): Keys {
  return cryptoki.C_FindObjects(session, { CKA_CLASS: objectClass }).flatMap(object => {
    const publicKey = readPublicKey(attribute => cryptoki.C_GetAttributeValue(session, object, attribute))
    return publicKey ? [{ keyId: idOf(cryptoki, session, object), publicKey }] : []
  })
}

/** A certificate centre's own certificate is not taken for a key of the person; one that cannot be read has no key. */
export function endEntityKey(certificate: Bytes): Bytes | null {
  try {
    const { isCa, publicKey } = readCertificate(certificate)
    return isCa ? null : new Uint8Array(publicKey)
  } catch {
    return null
  }
}

const keyOf = (keys: Keys, publicKey: Bytes): Keys[number] | undefined =>
  keys.find(key => equalBytes(key.publicKey, publicKey))

export const idOf = (cryptoki: Cryptoki, session: Handle, object: Handle): string =>
  toHex(cryptoki.C_GetAttributeValue(session, object, 'CKA_ID') ?? new Uint8Array())

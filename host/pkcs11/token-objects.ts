/**
 * The one reader of the certificates and keys of an open session, and which of them belong together (PKCS#11 v2.40 sections 4.6
 * to 4.9). A key of a kind that we do not know is a key nevertheless: it is known by its CKA_ID alone.
 */
import { equalBytes, toHex, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import type { TokenContents } from '../token/token.ts'
import type { Cryptoki, Handle } from './cryptoki.ts'
import { certificateTypes, objectClasses, type AttributeName } from './constants.ts'
import { readPublicKey, ulong } from './public-key.ts'

export interface StoredKey {
  handle: Handle
  /** Lower-case hexadecimal; empty names nothing. */
  keyId: string
  /** CKK_*; `null` for a certificate, and for a key that does not tell. */
  type: number | null
  /** DER of subjectPublicKeyInfo; `null` when it cannot be read. */
  publicKey: Bytes | null
}

/** Its `publicKey` is `null` for a certificate centre's own, which is not taken for one of the person's. */
export interface StoredCertificate extends StoredKey {
  certificate: Bytes
}

export type ReadAttribute = (handle: Handle, attribute: AttributeName) => Bytes | null

export const attributeReader =
  (cryptoki: Cryptoki, session: Handle): ReadAttribute =>
  (handle, attribute) =>
    unlessObjectFails(() => cryptoki.C_GetAttributeValue(session, handle, attribute))

/** What an object does not tell, or fails at, is not there: one that is broken hides none of the others. */
export function unlessObjectFails<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof MohurError && ofOneObject.has(error.code)) return null
    throw error
  }
}

/** The others say that there is no token any more. */
const ofOneObject: ReadonlySet<string> = new Set(['MODULE_FAILED', 'TOKEN_FAILED'])

export function findCertificates(cryptoki: Cryptoki, session: Handle): Handle[] {
  const { CKO_CERTIFICATE } = objectClasses
  return cryptoki.C_FindObjects(session, {
    CKA_CLASS: CKO_CERTIFICATE,
    CKA_CERTIFICATE_TYPE: certificateTypes.CKC_X_509,
  })
}

export function readCertificates(cryptoki: Cryptoki, session: Handle): StoredCertificate[] {
  const read = attributeReader(cryptoki, session)
  return findCertificates(cryptoki, session).flatMap(handle => readStored(read, handle, idOf(read, handle)))
}

/** None where the object tells no value. */
export function readStored(read: ReadAttribute, handle: Handle, keyId: string): StoredCertificate[] {
  const certificate = read(handle, 'CKA_VALUE')
  if (!certificate?.length) return []
  return [{ handle, certificate, keyId, type: null, publicKey: endEntityKey(certificate) }]
}

export function readKeys(cryptoki: Cryptoki, session: Handle, half: 'public' | 'private'): StoredKey[] {
  const read = attributeReader(cryptoki, session)
  const { CKO_PUBLIC_KEY, CKO_PRIVATE_KEY } = objectClasses
  const template = { CKA_CLASS: half === 'public' ? CKO_PUBLIC_KEY : CKO_PRIVATE_KEY }
  return cryptoki.C_FindObjects(session, template).map(handle => {
    const wanted = ['CKA_KEY_TYPE', 'CKA_ID'] as const
    const together = unlessObjectFails(() => cryptoki.C_GetAttributeValues(session, handle, wanted))
    const [type = null, id = null] = together ?? wanted.map(attribute => read(handle, attribute))
    return {
      handle,
      keyId: toHex(id ?? new Uint8Array()),
      type: ulong(type),
      publicKey: readPublicKey(attribute => (attribute === 'CKA_KEY_TYPE' ? type : read(handle, attribute))),
    }
  })
}

/** A private key that does not show its public half finds it by CKA_ID, in a public key or in a certificate. */
function readWholeKeys(cryptoki: Cryptoki, session: Handle): StoredKey[] {
  const others = [...readKeys(cryptoki, session, 'public'), ...readCertificates(cryptoki, session)]
  return readKeys(cryptoki, session, 'private').map(key => wholeKey(key, others))
}

export const wholeKey = (key: StoredKey, others: readonly StoredKey[]): StoredKey => ({
  ...key,
  publicKey: key.publicKey ?? others.find(other => isSameId(other, key) && other.publicKey)?.publicKey ?? null,
})

/** By their public keys; by CKA_ID where one of them shows none. */
export const belong = (one: StoredKey, other: StoredKey): boolean =>
  one.publicKey && other.publicKey ? equalBytes(one.publicKey, other.publicKey) : isSameId(one, other)

/** An empty CKA_ID names nothing. */
export const isSameId = (one: StoredKey, other: StoredKey): boolean => one.keyId !== '' && one.keyId === other.keyId

/** What can be signed with or looked for, as the session shows it without a PIN. */
export function readTokenContents(
  cryptoki: Cryptoki,
  session: Handle,
  stored = readCertificates(cryptoki, session),
): Omit<TokenContents, 'signatures'> {
  const visible = readKeys(cryptoki, session, 'public').map(key => wholeKey(key, stored))
  // A certificate stands for its key where no public key is to be seen; one with its CKA_ID means that it has none.
  const alone = stored.filter(one => !visible.some(key => isSameId(key, one) || belong(key, one)))
  const keys = [...visible, ...alone].flatMap(withPublicKey)
  const certificates = stored.map(({ certificate, keyId, publicKey }) => {
    const key = publicKey && keys.find(one => equalBytes(one.publicKey, publicKey))
    return { certificate, keyId: key?.keyId ?? keyId }
  })
  return { certificates, keys: keys.filter((key, index) => firstOf(keys, key) === index) }
}

/** Key pairs whose private half the session shows; the public half from wherever it can be seen. */
export const readPrivateKeys = (cryptoki: Cryptoki, session: Handle): TokenContents['keys'] =>
  readWholeKeys(cryptoki, session).flatMap(withPublicKey)

const withPublicKey = ({ keyId, publicKey }: StoredKey): TokenContents['keys'] =>
  publicKey ? [{ keyId, publicKey }] : []

const firstOf = (keys: TokenContents['keys'], { keyId, publicKey }: TokenContents['keys'][number]): number =>
  keys.findIndex(other => other.keyId === keyId && equalBytes(other.publicKey, publicKey))

/** One that cannot be read has no key. */
function endEntityKey(certificate: Bytes): Bytes | null {
  try {
    const { isCa, tokenKey } = readCertificate(certificate)
    return isCa ? null : new Uint8Array(tokenKey)
  } catch {
    return null
  }
}

export const idOf = (read: ReadAttribute, handle: Handle): string => toHex(read(handle, 'CKA_ID') ?? new Uint8Array())

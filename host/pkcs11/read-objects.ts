/** Everything that lies on a token, as the person looks after it (PKCS#11 v2.40 section 4): objects by kind, keys in pairs. */
import { createHash } from 'node:crypto'
import { equalBytes, toHex, type Bytes } from '../../shared/bytes.ts'
import type { UnmarkedObject } from '../token/token-care.ts'
import type { Cryptoki, Handle } from './cryptoki.ts'
import { constantName } from './constant-names.ts'
import { certificateTypes, objectClasses, type AttributeName } from './constants.ts'
import { keyAlgorithmOf, readPublicKey, ulong } from './public-key.ts'
import { endEntityKey, idOf } from './token-objects.ts'

export interface StoredObject {
  object: UnmarkedObject
  /** What C_DestroyObject is for: one, or the halves of a pair. */
  handles: Handle[]
}

interface Place {
  cryptoki: Cryptoki
  session: Handle
}

interface Key {
  handle: Handle
  keyId: string
  label: string
  publicKey: Bytes | null
}

/** `loggedIn`: the private halves are seen, and so it is known which keys there are. Otherwise the public ones stand for them. */
export function readObjects(cryptoki: Cryptoki, session: Handle, loggedIn = false): StoredObject[] {
  const place = { cryptoki, session }
  const certificates = readCertificates(place)
  const publicKeys = readKeys(place, objectClasses.CKO_PUBLIC_KEY)
  const pairs = loggedIn
    ? readKeys(place, objectClasses.CKO_PRIVATE_KEY).map(key => pairOf(key, publicKeys, certificates))
    : publicKeys.map(key => ({ key, halves: [key], private: false }))
  const hasKey = (certificate: Certificate): boolean =>
    loggedIn ? pairs.some(({ key }) => belong(key, certificate)) : seemsToHaveKey(certificate, publicKeys)
  return [
    ...certificates.map(certificate => certificateObject(certificate, hasKey(certificate))),
    ...pairs.flatMap(pair => keyPairObject(pair, certificates)),
    ...readDataObjects(place),
    ...readSecretKeys(place),
  ]
}

interface Certificate extends Key {
  value: Bytes
  private: boolean
}

interface Pair {
  key: Key
  halves: Key[]
  private: boolean
}

function readCertificates(place: Place): Certificate[] {
  const template = { CKA_CLASS: objectClasses.CKO_CERTIFICATE, CKA_CERTIFICATE_TYPE: certificateTypes.CKC_X_509 }
  return place.cryptoki.C_FindObjects(place.session, template).flatMap(handle => {
    const value = read(place, handle, 'CKA_VALUE')
    if (!value?.length) return []
    const names = { keyId: idOf(place.cryptoki, place.session, handle), label: textOf(place, handle, 'CKA_LABEL') }
    return [{ ...names, handle, value, publicKey: endEntityKey(value), private: isPrivate(place, handle) }]
  })
}

const readKeys = (place: Place, objectClass: number): Key[] =>
  place.cryptoki.C_FindObjects(place.session, { CKA_CLASS: objectClass }).map(handle => ({
    handle,
    keyId: idOf(place.cryptoki, place.session, handle),
    label: textOf(place, handle, 'CKA_LABEL'),
    publicKey: readPublicKey(attribute => read(place, handle, attribute)),
  }))

/** A private key that does not tell its public half finds it by CKA_ID. */
function pairOf(key: Key, publicKeys: readonly Key[], certificates: readonly Certificate[]): Pair {
  const others = [...publicKeys, ...certificates]
  const publicKey = key.publicKey ?? others.find(other => sameId(other, key) && other.publicKey)?.publicKey
  const whole = { ...key, publicKey: publicKey ?? null }
  const halves = publicKeys.filter(other => other.keyId === key.keyId && belong(whole, other))
  return { key: whole, halves: [whole, ...halves], private: halves.length === 0 }
}

const belong = ({ publicKey }: Key, other: Key): boolean =>
  publicKey !== null && other.publicKey !== null && equalBytes(publicKey, other.publicKey)

/** An empty CKA_ID names nothing. */
const sameId = (one: Key, other: Key): boolean => one.keyId !== '' && one.keyId === other.keyId

/** Where another public key has its CKA_ID, the certificate belongs to none. */
const seemsToHaveKey = (certificate: Certificate, publicKeys: readonly Key[]): boolean =>
  certificate.publicKey !== null &&
  (publicKeys.some(key => belong(key, certificate)) || !publicKeys.some(key => sameId(key, certificate)))

function certificateObject(certificate: Certificate, hasKey: boolean): StoredObject {
  const { handle, keyId, label, value } = certificate
  const id = objectId('certificate', keyId, label, value)
  const object = { id, label, private: certificate.private, certificate: value, hasKey }
  return { object: { kind: 'certificate', ...object }, handles: [handle] }
}

function keyPairObject({ key, halves, private: hidden }: Pair, certificates: readonly Certificate[]): StoredObject[] {
  const { keyId, label, publicKey } = key
  if (!publicKey) return []
  const object: UnmarkedObject = {
    kind: 'keyPair',
    // The label may be another on each half.
    id: objectId('keyPair', keyId, '', publicKey),
    label,
    private: hidden,
    keyId,
    algorithm: keyAlgorithmOf(publicKey),
    publicKey,
    hasCertificate: certificates.some(certificate => belong(key, certificate)),
    exportable: false,
  }
  return [{ object, handles: halves.map(({ handle }) => handle) }]
}

const readDataObjects = (place: Place): StoredObject[] =>
  place.cryptoki.C_FindObjects(place.session, { CKA_CLASS: objectClasses.CKO_DATA }).map(handle => {
    const label = textOf(place, handle, 'CKA_LABEL')
    const application = textOf(place, handle, 'CKA_APPLICATION')
    const value = read(place, handle, 'CKA_VALUE')
    const id = objectId('data', application, label, value ?? new Uint8Array())
    return {
      object: { kind: 'data', id, label, private: isPrivate(place, handle), application, value },
      handles: [handle],
    }
  })

const readSecretKeys = (place: Place): StoredObject[] =>
  place.cryptoki.C_FindObjects(place.session, { CKA_CLASS: objectClasses.CKO_SECRET_KEY }).map(handle => {
    const label = textOf(place, handle, 'CKA_LABEL')
    const type = ulong(read(place, handle, 'CKA_KEY_TYPE')) ?? 0
    const length = ulong(read(place, handle, 'CKA_VALUE_LEN'))
    // It shows no value: its CKA_ID tells it apart.
    const id = objectId('secretKey', idOf(place.cryptoki, place.session, handle), label, Uint8Array.of(type & 0xff))
    const keyType = constantName('CKK', type)?.slice('CKK_'.length) ?? `0x${type.toString(16)}`
    const bits = length === null ? null : length * 8
    return {
      object: { kind: 'secretKey', id, label, private: isPrivate(place, handle), keyType, bits },
      handles: [handle],
    }
  })

/** The same object has the same id as long as nobody changes it. */
const objectId = (kind: UnmarkedObject['kind'], ...rest: [name: string, label: string, value: Bytes]): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, ...rest.map(part => (typeof part === 'string' ? part : toHex(part)))]))
    .digest('hex')
    .slice(0, 32)

const read = ({ cryptoki, session }: Place, handle: Handle, attribute: AttributeName): Bytes | null =>
  cryptoki.C_GetAttributeValue(session, handle, attribute)

const isPrivate = (place: Place, handle: Handle): boolean => read(place, handle, 'CKA_PRIVATE')?.[0] === 1

const textOf = (place: Place, handle: Handle, attribute: AttributeName): string =>
  new TextDecoder().decode(read(place, handle, attribute) ?? new Uint8Array()).replace(/\0+$/, '')

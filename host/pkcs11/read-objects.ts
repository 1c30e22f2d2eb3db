/** Everything that lies on a token, as the person looks after it (PKCS#11 v2.40 section 4): objects by kind, keys in pairs. */
import { createHash } from 'node:crypto'
import { toHex, type Bytes } from '../../shared/bytes.ts'
import { keyNameOf } from '../../shared/key-names.ts'
import type { UnmarkedObject } from '../token/token-care.ts'
import type { Cryptoki, Handle } from './cryptoki.ts'
import { constantName } from './constant-names.ts'
import { objectClasses, vendorKeyTypes, type AttributeName } from './constants.ts'
import { ulong } from './public-key.ts'
import {
  attributeReader,
  belong,
  idOf,
  isSameId,
  readCertificates,
  readKeys,
  wholeKey,
  type ReadAttribute,
  type StoredCertificate,
  type StoredKey,
} from './token-objects.ts'

export interface StoredObject {
  object: UnmarkedObject
  /** What C_DestroyObject is for: one, or the halves of a pair. */
  handles: Handle[]
}

interface OpenSession {
  cryptoki: Cryptoki
  session: Handle
  read: ReadAttribute
}

interface Pair {
  key: StoredKey
  halves: StoredKey[]
  private: boolean
}

/** `loggedIn`: the private halves are seen, and so it is known which keys there are. Otherwise the public ones stand for them. */
export function readObjects(cryptoki: Cryptoki, session: Handle, loggedIn = false): StoredObject[] {
  const place = { cryptoki, session, read: attributeReader(cryptoki, session) }
  const certificates = readCertificates(cryptoki, session)
  const publicKeys = readKeys(cryptoki, session, 'public').map(key => wholeKey(key, certificates))
  const pairs = loggedIn
    ? readKeys(cryptoki, session, 'private').map(key => pairOf(key, publicKeys, certificates))
    : publicKeys.map(key => ({ key, halves: [key], private: false }))
  const hasKey = (certificate: StoredCertificate): boolean =>
    loggedIn ? pairs.some(({ key }) => fits(key, certificate)) : seemsToHaveKey(certificate, publicKeys)
  return [
    ...certificates.map(certificate => certificateObject(place, certificate, hasKey(certificate))),
    ...pairs.map(pair => keyPairObject(place, pair, certificates)),
    ...readDataObjects(place),
    ...readSecretKeys(place),
  ]
}

function pairOf(key: StoredKey, publicKeys: readonly StoredKey[], certificates: readonly StoredCertificate[]): Pair {
  const whole = wholeKey(key, [...publicKeys, ...certificates])
  const halves = publicKeys.filter(other => other.keyId === key.keyId && belong(whole, other))
  return { key: whole, halves: [whole, ...halves], private: halves.length === 0 }
}

/** The certificate of an authority belongs to nobody here, whatever CKA_ID it has. */
const fits = (key: StoredKey, certificate: StoredCertificate): boolean =>
  certificate.publicKey !== null && belong(key, certificate)

/** Where another public key has its CKA_ID, the certificate belongs to none. */
const seemsToHaveKey = (certificate: StoredCertificate, publicKeys: readonly StoredKey[]): boolean =>
  certificate.publicKey !== null &&
  (publicKeys.some(key => fits(key, certificate)) || !publicKeys.some(key => isSameId(key, certificate)))

function certificateObject({ read }: OpenSession, stored: StoredCertificate, hasKey: boolean): StoredObject {
  const { handle, keyId, certificate } = stored
  const label = textOf(read, handle, 'CKA_LABEL')
  const id = objectId('certificate', keyId, label, certificate)
  const object = { id, label, private: isPrivate(read, handle), certificate, hasKey }
  return { object: { kind: 'certificate', ...object }, handles: [handle] }
}

function keyPairObject(
  { read }: OpenSession,
  { key, halves, private: hidden }: Pair,
  certificates: readonly StoredCertificate[],
): StoredObject {
  const { keyId, publicKey, type } = key
  const known = publicKey && keyNameOf(publicKey)
  const object: UnmarkedObject = {
    kind: 'keyPair',
    // The label may be another on each half.
    id: objectId('keyPair', keyId, publicKey ? '' : String(type), publicKey ?? new Uint8Array()),
    label: textOf(read, key.handle, 'CKA_LABEL'),
    private: hidden,
    keyId,
    algorithm: known?.algorithm ?? null,
    keyName: known?.name ?? keyTypeName(type),
    publicKey,
    hasCertificate: certificates.some(certificate => fits(key, certificate)),
    exportable: false,
  }
  return { object, handles: halves.map(({ handle }) => handle) }
}

/** Empty when the token does not tell. */
function keyTypeName(type: number | null): string {
  if (type === null) return ''
  return vendorKeyTypes[type] ?? constantName('CKK', type)?.slice('CKK_'.length) ?? `0x${type.toString(16)}`
}

const readDataObjects = (place: OpenSession): StoredObject[] =>
  place.cryptoki.C_FindObjects(place.session, { CKA_CLASS: objectClasses.CKO_DATA }).map(handle => {
    const label = textOf(place.read, handle, 'CKA_LABEL')
    const application = textOf(place.read, handle, 'CKA_APPLICATION')
    const value = place.read(handle, 'CKA_VALUE')
    const id = objectId('data', application, label, value ?? new Uint8Array())
    return {
      object: { kind: 'data', id, label, private: isPrivate(place.read, handle), application, value },
      handles: [handle],
    }
  })

const readSecretKeys = (place: OpenSession): StoredObject[] =>
  place.cryptoki.C_FindObjects(place.session, { CKA_CLASS: objectClasses.CKO_SECRET_KEY }).map(handle => {
    const label = textOf(place.read, handle, 'CKA_LABEL')
    const type = ulong(place.read(handle, 'CKA_KEY_TYPE')) ?? 0
    const length = ulong(place.read(handle, 'CKA_VALUE_LEN'))
    // It shows no value: its CKA_ID tells it apart.
    const id = objectId('secretKey', idOf(place.read, handle), label, Uint8Array.of(type & 0xff))
    const keyType = keyTypeName(type)
    const bits = length === null ? null : length * 8
    return {
      object: { kind: 'secretKey', id, label, private: isPrivate(place.read, handle), keyType, bits },
      handles: [handle],
    }
  })

/** The same object has the same id as long as nobody changes it. */
const objectId = (kind: UnmarkedObject['kind'], ...rest: [name: string, label: string, value: Bytes]): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, ...rest.map(part => (typeof part === 'string' ? part : toHex(part)))]))
    .digest('hex')
    .slice(0, 32)

const isPrivate = (read: ReadAttribute, handle: Handle): boolean => read(handle, 'CKA_PRIVATE')?.[0] === 1

const textOf = (read: ReadAttribute, handle: Handle, attribute: AttributeName): string =>
  new TextDecoder().decode(read(handle, attribute) ?? new Uint8Array()).replace(/\0+$/, '')

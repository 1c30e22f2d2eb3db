/** Certificates that are signed with RSASSA-PSS, and by keys that are for it alone (RFC 4055 sections 3.1 and 3.3). */
import { constants } from 'node:crypto'
import { nullValue, oid, sequence } from '../../../host/pki/der.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { children, readDer } from '../../../shared/der.ts'
import {
  asAuthority,
  asPerson,
  bendCertificate,
  makeRsaKeyPair,
  type Bent,
  type BentOptions,
} from '../bend-certificate.ts'
import { pssIdentifier, pssOid, pssParameters, type PssHash, type PssParts } from '../pss-identifier.ts'
import { broken, good, type PathCase, type PathCases } from './path-case.ts'

type Algorithm = NonNullable<BentOptions['algorithm']>

const rsa = makeRsaKeyPair(2048)
const rsaKey = children(readDer(rsa.publicKey))[1]?.whole ?? new Uint8Array()

/** The same key under a certificate that restricts it; it signs as if it were not. */
const restricted = (...parameters: readonly Bytes[]): Pick<Bent, 'publicKey' | 'privateKey'> => ({
  ...rsa,
  publicKey: sequence(sequence(oid(pssOid), ...parameters), rsaKey),
})

const algorithm = (identifier: Bytes, salt = 32, hash: PssHash = 'sha256'): Algorithm => ({
  identifier,
  hash,
  padding: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: salt },
})
/** Made as it says. */
const pss = (parts: PssParts = {}): Algorithm => {
  const { salt = 32, hash = 'sha256' } = parts
  return algorithm(pssIdentifier(parts), salt ?? 20, hash ?? 'sha1')
}
const plain: Algorithm = { identifier: sequence(oid('1.2.840.113549.1.1.11'), nullValue), hash: 'sha256' }

/** A person, and the authority that signed so. OpenSSL takes a root for one only when it signed itself as its key may. */
const by = (made: Algorithm, key = rsa): readonly Bent[] => {
  const root = bendCertificate('PSS root', { key, extensions: asAuthority(), algorithm: key === rsa ? plain : made })
  return [bendCertificate('Person', { by: root, extensions: asPerson(), algorithm: made }), root]
}

const refused = (make: PathCase['make'], opensslDiffers?: string): PathCase => ({
  make,
  reasons: ['algorithmUnsupported'],
  ...(opensslDiffers ? { opensslDiffers } : {}),
})
const otherSalt = 'it takes any salt; we take one as long as the hash, or as the key demands'

export const pssCases: PathCases = {
  'RSASSA-PSS with SHA-256': good(() => by(pss())),
  'RSASSA-PSS with SHA-384': good(() => by(pss({ hash: 'sha384', salt: 48 }))),
  'RSASSA-PSS with SHA-512': good(() => by(pss({ hash: 'sha512', salt: 64 }))),
  'RSASSA-PSS without NULL beside its hashes': good(() => by(pss({ bare: true }))),
  'RSASSA-PSS with the trailer written out': good(() => by(pss({ trailer: 1 }))),
  'RSASSA-PSS with a salt of the default length': refused(() => by(pss({ salt: null })), otherSalt),
  'RSASSA-PSS without a salt': refused(() => by(pss({ salt: 0 })), otherSalt),
  'RSASSA-PSS with a long salt': refused(() => by(pss({ salt: 64 })), otherSalt),
  'RSASSA-PSS with another salt than it says': broken(() => by(algorithm(pssIdentifier(), 20))),
  'RSASSA-PSS with the mask of another hash': refused(() => by(algorithm(pssIdentifier({ maskHash: 'sha512' }), 32))),
  'RSASSA-PSS of defaults, SHA-1 among them': {
    make: () => by(pss({ hash: null, salt: null })),
    reasons: ['algorithmWeak'],
  },
  'RSASSA-PSS with SHA-1': { make: () => by(pss({ hash: 'sha1', salt: 20 })), reasons: ['algorithmWeak'] },
  'RSASSA-PSS with SHA-224': {
    make: () => by(pss({ hash: 'sha224', salt: 28 })),
    reasons: ['algorithmWeak'],
    opensslDiffers: 'its security level 2 asks for 112 bits; we begin with the 128 of SHA-256',
  },
  'RSASSA-PSS with the mask of SHA-1': {
    make: () => by(algorithm(pssIdentifier({ maskHash: null }), 32)),
    reasons: ['algorithmWeak'],
  },
  'RSASSA-PSS with SHA3-256': refused(() => by(pss({ hash: 'sha3-256' })), 'it knows SHA-3'),
  'RSASSA-PSS with a mask that is not MGF1': refused(() =>
    by(algorithm(pssIdentifier({ mask: '1.2.840.113549.1.1.9' }))),
  ),
  'RSASSA-PSS with another trailer': refused(() => by(pss({ trailer: 2 }))),
  'RSASSA-PSS with something after its parameters': refused(() => by(pss({ more: nullValue }))),
  'RSASSA-PSS with something beside its parameters': refused(() =>
    by(algorithm(sequence(oid(pssOid), pssParameters(), nullValue))),
  ),
  'RSASSA-PSS without parameters': refused(() => by(algorithm(sequence(oid(pssOid))))),
  'RSASSA-PSS with NULL for parameters': refused(() => by(algorithm(sequence(oid(pssOid), nullValue)))),

  'a key for RSASSA-PSS alone': good(() => by(pss({ hash: 'sha384', salt: 48 }), restricted())),
  'a key for RSASSA-PSS with SHA-256': good(() => by(pss(), restricted(pssParameters()))),
  'a key for RSASSA-PSS with a salt of 20 octets at least': good(() =>
    by(pss(), restricted(pssParameters({ salt: 20 }))),
  ),
  'a key for RSASSA-PSS and exactly the salt that it demands': good(() =>
    by(pss({ salt: 20 }), restricted(pssParameters({ salt: 20 }))),
  ),
  'a key for RSASSA-PSS and a salt shorter than it demands': refused(() =>
    by(pss(), restricted(pssParameters({ salt: 64 }))),
  ),
  'a key for RSASSA-PSS and a salt between what is usual and what it demands': refused(
    () => by(pss({ salt: 24 }), restricted(pssParameters({ salt: 20 }))),
    otherSalt,
  ),
  'a key for RSASSA-PSS with another hash': refused(() =>
    by(pss(), restricted(pssParameters({ hash: 'sha512', salt: 32 }))),
  ),
  'a key for RSASSA-PSS that signed with PKCS #1 v1.5': refused(() => by(plain, restricted())),
  'a key for RSASSA-PSS whose parameters cannot be read': refused(() =>
    by(pss(), restricted(pssParameters({ more: nullValue }))),
  ),
}

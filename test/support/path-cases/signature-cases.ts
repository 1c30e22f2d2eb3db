/** Signatures and validity (sections 4.1 and 4.2 of the public test suite of paths), and algorithms that are not believed. */
import { generateKeyPairSync } from 'node:crypto'
import { der, nullValue, oid, sequence } from '../../../host/pki/der.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import {
  asAuthority,
  asPerson,
  bendCertificate,
  daysFromNow,
  makeKeyPair,
  makeRsaKeyPair,
} from '../bend-certificate.ts'
import type { Bent, BentOptions } from '../bend-certificate.ts'
import { broken, good, person, root, sub, type PathCase, type PathCases } from './path-case.ts'

const damaged = (octets: Bytes): Uint8Array =>
  octets.map((octet, index) => (index === octets.length - 3 ? octet ^ 1 : octet))
const authority = (options: BentOptions): Bent =>
  bendCertificate('CA', { by: root, extensions: asAuthority(), ...options })
const ending = (options: BentOptions): Bent =>
  bendCertificate('Person', { by: root, extensions: asPerson(), ...options })
const under = (by: Bent): readonly Bent[] => [person(by), by, root]
const utc = (text: string): Bytes => der(0x17, utf8(text))
const generalized = (text: string): Bytes => der(0x18, utf8(text))

const rsa = makeRsaKeyPair(2048)
const rsaRoot = bendCertificate('RSA root', { key: rsa, extensions: asAuthority() })
const byRsa = (algorithm: BentOptions['algorithm']): readonly Bent[] => [
  bendCertificate('Person', { by: rsaRoot, extensions: asPerson(), ...(algorithm ? { algorithm } : {}) }),
  rsaRoot,
]
const weakRsa = (type: string, hash: string): PathCase => ({
  make: () => byRsa({ identifier: sequence(oid(type), nullValue), hash }),
  reasons: ['algorithmWeak'],
})

export const signatureCases: PathCases = {
  'good signatures': good(() => under(sub('CA', root))),
  'RSA signatures': good(() => {
    const by = bendCertificate('CA', { by: rsaRoot, key: makeRsaKeyPair(2048), extensions: asAuthority() })
    return [person(by), by, rsaRoot]
  }),
  'an authority’s signature is wrong': broken(() => under(authority({ signature: damaged }))),
  'a person’s signature is wrong': broken(() => [ending({ signature: damaged }), root]),
  'another algorithm inside than outside': broken(() => [
    ending({
      algorithm: {
        identifier: sequence(oid('1.2.840.10045.4.3.2')),
        innerIdentifier: sequence(oid('1.2.840.10045.4.3.3')),
        hash: 'sha256',
      },
    }),
    root,
  ]),
  'bits left over in the signature': broken(() => [ending({ signature: octets => Uint8Array.of(...octets, 0) }), root]),
  'RSA with SHA-1': weakRsa('1.2.840.113549.1.1.5', 'sha1'),
  'RSA with SHA-224': {
    ...weakRsa('1.2.840.113549.1.1.14', 'sha224'),
    opensslDiffers: 'its security level 2 asks for 112 bits; we begin with the 128 of SHA-256',
  },
  'RSA with MD5': weakRsa('1.2.840.113549.1.1.4', 'md5'),
  'ECDSA with SHA-1': {
    make: () => [ending({ algorithm: { identifier: sequence(oid('1.2.840.10045.4.1')), hash: 'sha1' } }), root],
    reasons: ['algorithmWeak'],
  },
  'an authority with an RSA key of 1024 bits': {
    make: () => under(authority({ key: makeRsaKeyPair(1024) })),
    reasons: ['algorithmWeak'],
  },
  DSA: {
    make: () => {
      const { publicKey, privateKey } = generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 })
      const key = { privateKey, publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })) }
      const by = bendCertificate('DSA root', {
        key,
        extensions: asAuthority(),
        algorithm: { identifier: sequence(oid('2.16.840.1.101.3.4.3.2')), hash: 'sha256' },
      })
      const algorithm = { identifier: sequence(oid('2.16.840.1.101.3.4.3.2')), hash: 'sha256' }
      return [bendCertificate('Person', { by, extensions: asPerson(), algorithm }), by]
    },
    reasons: ['algorithmUnsupported'],
    opensslDiffers: 'it knows DSA, which FIPS 186-5 withdrew',
  },
  'an authority’s key on secp256k1': {
    make: () => under(authority({ key: makeKeyPair('secp256k1') })),
    reasons: ['algorithmUnsupported'],
    opensslDiffers: 'it knows the curve; no authority of our countries may use it',
  },
  'an authority that is not valid yet': broken(() => under(authority({ notBefore: daysFromNow(1) }))),
  'a person who is not valid yet': {
    make: () => [ending({ notBefore: daysFromNow(1) }), root],
    reasons: ['certificateExpired'],
  },
  'an authority that has expired': broken(() => under(authority({ notAfter: daysFromNow(-0.5) }))),
  'a person who has expired': {
    make: () => [ending({ notAfter: daysFromNow(-0.5) }), root],
    reasons: ['certificateExpired'],
  },
  'a root that has expired': broken(() => {
    const by = bendCertificate('Old root', { extensions: asAuthority(), notAfter: daysFromNow(-0.5) })
    return [person(by), by]
  }),
  'notBefore of the last century in UTCTime': good(() => [ending({ notBefore: utc('500101120000Z') }), root]),
  'notBefore in GeneralizedTime': good(() => [ending({ notBefore: generalized('20020101120000Z') }), root]),
  'notAfter of the last century in UTCTime': {
    make: () => [ending({ notBefore: utc('970101120000Z'), notAfter: utc('990101120000Z') }), root],
    reasons: ['certificateExpired'],
  },
  'notAfter in GeneralizedTime after 2050': good(() => [ending({ notAfter: generalized('20500101120001Z') }), root]),
  'the 30th of February': broken(() => [ending({ notBefore: utc('240230120000Z') }), root]),
}

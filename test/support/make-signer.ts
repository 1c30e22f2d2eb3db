/** A signer in memory: a key of node:crypto and a certificate that the portal's authority issued for it. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import { keyAlgorithms } from '../../shared/key-algorithms.ts'
import type { SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { KeyAlgorithm, KeyFamily, KeyRow } from '../../shared/key-algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { nodeSignature } from '../../host/node-signature.ts'
import { packageCertificationRequest, prepareCertificationRequest } from '../../host/pki/certification-request.ts'
import type { SubjectPart } from '../../host/pki/name.ts'
import type { Authority } from '../sites/portal/authority/authority.ts'

export interface TestKey {
  algorithm: KeyAlgorithm
  signatureAlgorithm: SignatureAlgorithm
  /** DER of subjectPublicKeyInfo. */
  publicKey: Bytes
  privateKey: KeyObject
  /** ECDSA signatures in DER. */
  sign(toBeSigned: Uint8Array): Bytes
}

export interface TestSigner extends TestKey {
  certificate: Bytes
  /** Issuing, policy, root. */
  chain: Bytes[]
}

const pairs: Record<KeyFamily, (row: KeyRow) => { privateKey: KeyObject; publicKey: KeyObject }> = {
  RSA: ({ bits }) => generateKeyPairSync('rsa', { modulusLength: bits }),
  EC: ({ curve }) => generateKeyPairSync('ec', { namedCurve: curve?.jwk.crv ?? '' }),
  Ed25519: () => generateKeyPairSync('ed25519'),
}

export function makeKey(algorithm: KeyAlgorithm): TestKey {
  const row: KeyRow = keyAlgorithms[algorithm]
  const { privateKey, publicKey } = pairs[row.family](row)
  const [signatureAlgorithm] = row.signatures
  return {
    algorithm,
    signatureAlgorithm,
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    privateKey,
    sign: signerOf(privateKey, signatureAlgorithm),
  }
}

function signerOf(privateKey: KeyObject, algorithm: SignatureAlgorithm): TestKey['sign'] {
  const { hash, options } = nodeSignature(signatureAlgorithms[algorithm])
  const key = { key: privateKey, ...options, dsaEncoding: 'der' } as const
  return toBeSigned => new Uint8Array(sign(hash, toBeSigned, key))
}

/** The same who signs otherwise. */
export const signingBy = <T extends TestKey>(signer: T, signatureAlgorithm: SignatureAlgorithm): T => ({
  ...signer,
  signatureAlgorithm,
  sign: signerOf(signer.privateKey, signatureAlgorithm),
})

interface Options {
  commonName?: string
  /** Besides country and common name. */
  subject?: readonly SubjectPart[]
  days?: number
  notBefore?: Date
}

export async function makeSigner(
  authority: Authority,
  key: TestKey,
  { commonName = 'Əliyev Vəli', subject = [], days = 365, notBefore }: Options = {},
): Promise<TestSigner> {
  const info = prepareCertificationRequest({
    subject: [{ type: 'C', value: 'AZ' }, { type: 'CN', value: commonName }, ...subject],
    extensions: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.4'] },
  })(key.publicKey)
  const request = packageCertificationRequest({ info, algorithm: key.signatureAlgorithm, signature: key.sign(info) })
  const certificate = await authority.issue({ request, days, ...(notBefore ? { notBefore } : {}) })
  return { ...key, certificate, chain: [authority.issuing, authority.policy, authority.root] }
}

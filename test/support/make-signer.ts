/** A signer in memory: a key of node:crypto and a certificate that the portal's authority issued for it. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { hashes, keyAlgorithms, signatureAlgorithmFor, signatureAlgorithms } from '../../shared/algorithms.ts'
import type { KeyAlgorithm, SignatureAlgorithm } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { packageCertificationRequest, prepareCertificationRequest } from '../../host/pki/certification-request.ts'
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

export function makeKey(algorithm: KeyAlgorithm): TestKey {
  const row = keyAlgorithms[algorithm]
  const { privateKey, publicKey } =
    row.family === 'RSA'
      ? generateKeyPairSync('rsa', { modulusLength: row.bits })
      : generateKeyPairSync('ec', { namedCurve: algorithm })
  const signatureAlgorithm = signatureAlgorithmFor(algorithm)
  const hash = hashes[signatureAlgorithms[signatureAlgorithm].hash].node
  return {
    algorithm,
    signatureAlgorithm,
    publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    privateKey,
    sign: toBeSigned => new Uint8Array(sign(hash, toBeSigned, privateKey)),
  }
}

interface Options {
  commonName?: string
  days?: number
  notBefore?: Date
}

export async function makeSigner(
  authority: Authority,
  key: TestKey,
  { commonName = 'Əliyev Vəli', days = 365, notBefore }: Options = {},
): Promise<TestSigner> {
  const info = prepareCertificationRequest({
    params: {
      subject: [
        { type: 'C', value: 'AZ' },
        { type: 'CN', value: commonName },
      ],
      key: { algorithm: key.algorithm },
      extensions: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.4'] },
    },
    publicKey: key.publicKey,
  })
  const request = packageCertificationRequest({ info, algorithm: key.signatureAlgorithm, signature: key.sign(info) })
  const certificate = await authority.issue({ request, days, ...(notBefore ? { notBefore } : {}) })
  return { ...key, certificate, chain: [authority.issuing, authority.policy, authority.root] }
}

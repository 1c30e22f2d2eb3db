/** Who signs in a test: a key and its certificate, which a project may keep in a file. */
import { fromBase64, toBase64, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import { usualKeyAlgorithm, type KeyAlgorithm } from '../../shared/key-algorithms.ts'
import type { SubjectPart } from '../../host/pki/name.ts'
import { issueCertificate } from './issue-certificate.ts'
import { generateKey } from './web-key.ts'

/** Survives JSON. The authority's key is thrown away. */
export interface Identity {
  /** Of the signing key (RFC 7517). */
  privateKey: JsonWebKey
  /** Base64 of the DER. */
  certificate: string
  /** The same of its issuers, the certificate's own first, the root last. */
  chain: string[]
}

/** The same as it is used. */
export interface Signer {
  algorithm: KeyAlgorithm
  privateKey: JsonWebKey
  certificate: Bytes
  chain: Bytes[]
}

export interface IdentityOptions {
  /** Of the certificate; somebody of a test company unless told otherwise. */
  subject?: readonly SubjectPart[] | undefined
  /** Of the signing key; P-256 unless told otherwise. */
  algorithm?: KeyAlgorithm | undefined
  /** How long the certificate is valid from now on; 365 unless told otherwise. */
  days?: number | undefined
}

const somebody: readonly SubjectPart[] = [
  { type: 'C', value: 'AZ' },
  { type: 'O', value: 'Test MMC' },
  { type: 'organizationIdentifier', value: 'VATAZ-9900071001' },
  { type: 'serialNumber', value: 'PNOAZ-5XK1A2B' },
  { type: 'CN', value: 'Sınaq İstifadəçisi' },
]
const authority: readonly SubjectPart[] = [
  { type: 'C', value: 'AZ' },
  { type: 'CN', value: 'Mohur test authority, not to be trusted' },
]

export async function makeIdentity({
  subject = somebody,
  algorithm = usualKeyAlgorithm,
  days = 365,
}: IdentityOptions = {}): Promise<Identity> {
  const [root, own] = [await generateKey(usualKeyAlgorithm), await generateKey(algorithm)]
  const issued = { issuer: authority, days }
  const { publicKey } = own
  const certificate = await issueCertificate({ ...issued, subject, publicKey, isAuthority: false }, root)
  const top = { ...issued, subject: authority, publicKey: root.publicKey, isAuthority: true }
  return {
    privateKey: own.privateKey,
    certificate: toBase64(certificate),
    chain: [toBase64(await issueCertificate(top, root))],
  }
}

/** @throws MohurError CERTIFICATE_UNREADABLE, ALGORITHM_UNSUPPORTED */
export function signerOf({ privateKey, certificate, chain }: Identity): Signer {
  const der = fromBase64(certificate)
  const algorithm = readCertificate(der).keyAlgorithm
  if (!algorithm) throw new MohurError('ALGORITHM_UNSUPPORTED')
  return { algorithm, privateKey, certificate: der, chain: chain.map(fromBase64) }
}

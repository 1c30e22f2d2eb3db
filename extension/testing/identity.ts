/** Who signs in a test: a key and its certificate, which a project may keep in a file. */
import { fromBase64, toBase64, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import { usualKeyAlgorithm, type KeyAlgorithm } from '../../shared/key-algorithms.ts'
import type { SubjectPart } from '../../host/pki/name.ts'
import { issueCertificate, type ToCertify } from './issue-certificate.ts'
import type { TimestampKey } from './timestamps.ts'
import { generateKey } from './web-key.ts'

/** Survives JSON. The authority's key is thrown away. */
export interface Identity {
  /** Of the signing key (RFC 7517). */
  privateKey: JsonWebKey
  /** Base64 of the DER. */
  certificate: string
  /** The same of its issuers, the certificate's own first, the root last. */
  chain: string[]
  /** Of an authority for time stamps under the same root; without it none is set up, as on a new computer. */
  timestamps?: TimestampKey | undefined
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
const clock: readonly SubjectPart[] = [
  { type: 'C', value: 'AZ' },
  { type: 'CN', value: 'Mohur test time stamps, not to be trusted' },
]

export async function makeIdentity({
  subject = somebody,
  algorithm = usualKeyAlgorithm,
  days = 365,
}: IdentityOptions = {}): Promise<Identity> {
  const [root, own, stamping] = [
    await generateKey(usualKeyAlgorithm),
    await generateKey(algorithm),
    await generateKey(usualKeyAlgorithm),
  ]
  const issued = async (to: Pick<ToCertify, 'subject' | 'publicKey' | 'purpose'>): Promise<string> =>
    toBase64(await issueCertificate({ ...to, issuer: authority, days }, root))
  return {
    privateKey: own.privateKey,
    certificate: await issued({ subject, publicKey: own.publicKey, purpose: 'person' }),
    chain: [await issued({ subject: authority, publicKey: root.publicKey, purpose: 'authority' })],
    timestamps: {
      privateKey: stamping.privateKey,
      certificate: await issued({ subject: clock, publicKey: stamping.publicKey, purpose: 'timestamps' }),
    },
  }
}

/** @throws MohurError CERTIFICATE_UNREADABLE, ALGORITHM_UNSUPPORTED */
export function signerOf({ privateKey, certificate, chain }: Identity): Signer {
  const der = fromBase64(certificate)
  const algorithm = readCertificate(der).keyAlgorithm
  if (!algorithm) throw new MohurError('ALGORITHM_UNSUPPORTED')
  return { algorithm, privateKey, certificate: der, chain: chain.map(fromBase64) }
}

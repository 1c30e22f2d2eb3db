/** Why a certificate may not be used now (RFC 5280 sections 4.1.2.5, 4.2.1.3, 4.2.1.9 and 4.2.1.12), a row for each thing that keys sign. */
import type { CertificateFacts } from '../../shared/certificate.ts'
import type { ErrorCode } from '../../shared/errors.ts'

/** What the person signs, or what the server will believe: a document, or that it is they who log in. */
export type CertificateUse = 'document' | 'login'

const clientAuth = '1.3.6.1.5.5.7.3.2'

/** A person's certificate whose keyUsage, where it has one, allows signatures. */
export const isForSigning = ({ isCa, keyUsage }: CertificateFacts): boolean =>
  !isCa && (keyUsage === null || keyUsage.includes('digitalSignature') || keyUsage.includes('nonRepudiation'))

/** As Web eID's libraries for servers demand it: a key that binds to documents alone, or is meant for mail, logs nobody in. */
export const isForLogin = ({ isCa, keyUsage, extendedKeyUsage }: CertificateFacts): boolean =>
  !isCa &&
  (keyUsage === null || keyUsage.includes('digitalSignature')) &&
  (extendedKeyUsage === null || extendedKeyUsage.includes(clientAuth))

const rows: Record<CertificateUse, { suits: (facts: CertificateFacts) => boolean; obstacle: ErrorCode }> = {
  document: { suits: isForSigning, obstacle: 'CERTIFICATE_NOT_FOR_SIGNING' },
  login: { suits: isForLogin, obstacle: 'CERTIFICATE_NOT_FOR_LOGIN' },
}

/** `null` when nothing stands in the way. */
export function certificateObstacle(facts: CertificateFacts, at: Date, use: CertificateUse): ErrorCode | null {
  if (at > facts.notAfter) return 'CERTIFICATE_EXPIRED'
  if (at < facts.notBefore) return 'CERTIFICATE_NOT_YET_VALID'
  const { suits, obstacle } = rows[use]
  if (!suits(facts)) return obstacle
  return facts.keyAlgorithm === null ? 'ALGORITHM_UNSUPPORTED' : null
}

/** Why a certificate may not be used for signing now (RFC 5280 sections 4.1.2.5, 4.2.1.3 and 4.2.1.9). */
import type { CertificateFacts } from '../../shared/certificate.ts'
import type { ErrorCode } from '../../shared/errors.ts'

/** `null` when nothing stands in the way. */
export function certificateObstacle(facts: CertificateFacts, at: Date): ErrorCode | null {
  if (at > facts.notAfter) return 'CERTIFICATE_EXPIRED'
  if (at < facts.notBefore) return 'CERTIFICATE_NOT_YET_VALID'
  if (!isForSigning(facts)) return 'CERTIFICATE_NOT_FOR_SIGNING'
  return facts.keyAlgorithm === null ? 'ALGORITHM_UNSUPPORTED' : null
}

/** A person's certificate whose keyUsage, where it has one, allows signatures. */
export const isForSigning = ({ isCa, keyUsage }: CertificateFacts): boolean =>
  !isCa && (keyUsage === null || keyUsage.includes('digitalSignature') || keyUsage.includes('nonRepudiation'))

/** A certificate read from its own bytes, and the few things a person tells certificates apart by. */
import { readCertificate, type CertificateFacts } from '../../shared/certificate.ts'

/** `null` when the bytes are no certificate: then it is shown as such and cannot be chosen. */
export function certificateFacts(der: Uint8Array): CertificateFacts | null {
  try {
    return readCertificate(der)
  } catch {
    return null
  }
}

const dayMs = 86_400_000

/** Below so many days left a person is warned: renewing takes days at a certificate centre. */
export const soonDays = 30

/** Below so many it is high time. */
export const criticalDays = 7

/** Whole days until it ends; 0 on its last day. */
export const daysLeft = ({ notAfter }: Pick<CertificateFacts, 'notAfter'>, now: Date): number =>
  Math.max(0, Math.floor((notAfter.getTime() - now.getTime()) / dayMs))

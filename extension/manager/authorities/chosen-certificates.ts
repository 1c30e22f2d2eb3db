/** The file of certificates that the person chose for a new authority, each with what it can be. */
import type { Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import { certificatesIn } from '../../authorities.ts'
import { certificateFingerprint } from '../../profiles/certificate-fingerprint.ts'
import { rootFaultOf, type RootFault } from '../../root-fault.ts'

export interface ChosenCertificate {
  /** DER. */
  certificate: Bytes
  /** SHA-256, lower-case hexadecimal. */
  fingerprint: string
  /** Why it can be no root; `null` where it can be one. */
  fault: RootFault | null
}

export interface ChosenCertificates {
  /** Name of the file. */
  file: string
  /** None where there are none in it, or too many. */
  certificates: readonly ChosenCertificate[]
}

const largest = limits.certificateBytes * limits.authorityCertificates

export async function readChosenCertificates(file: File): Promise<ChosenCertificates> {
  const found = file.size > largest ? [] : certificatesIn(new Uint8Array(await file.arrayBuffer()))
  const distinct = new Map<string, ChosenCertificate>()
  for (const certificate of found) {
    const fingerprint = await certificateFingerprint(certificate)
    distinct.set(fingerprint, { certificate, fingerprint, fault: rootFaultOf(certificate) })
  }
  return { file: file.name, certificates: [...distinct.values()] }
}

export const rootsAmong = ({ certificates }: ChosenCertificates): ChosenCertificate[] =>
  certificates.filter(({ fault }) => fault === null)

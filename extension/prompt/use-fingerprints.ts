/** The certificates of a request, one by one, each with the SHA-256 of its own bytes. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { readCertificateBundle } from '../../shared/certificate-bundle.ts'
import { certificateFingerprint } from '../profiles/certificate-fingerprint.ts'

export interface NamedCertificate {
  certificate: Uint8Array
  /** Lower-case hexadecimal; empty until it is computed. */
  fingerprint: string
}

function unpack(bytes: Uint8Array): Uint8Array[] {
  try {
    return readCertificateBundle(bytes)
  } catch {
    return [bytes]
  }
}

export function useFingerprints(given: readonly Uint8Array[]): readonly NamedCertificate[] {
  const certificates = useMemo(() => given.flatMap(unpack), [given])
  const [fingerprints, setFingerprints] = useState<readonly string[]>([])
  useEffect(() => {
    let current = true
    void Promise.all(certificates.map(certificateFingerprint)).then(all => {
      if (current) setFingerprints(all)
    })
    return () => {
      current = false
    }
  }, [certificates])
  return certificates.map((certificate, index) => ({ certificate, fingerprint: fingerprints[index] ?? '' }))
}

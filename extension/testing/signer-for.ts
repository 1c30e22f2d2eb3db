/** The signer of the double, where it is one that the page accepts for this. */
import { signatureAlgorithmFor, type WantedSignature } from '../../shared/key-algorithms.ts'
import type { SignatureAlgorithm } from '../../shared/algorithms.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import type { CertificateFilter } from '../../shared/certificate-filter.ts'
import { MohurError } from '../../shared/errors.ts'
import { fitsFilter } from '../../host/pki/fits-filter.ts'
import type { Format } from '../../host/pki/format.ts'
import type { Double } from './double.ts'
import type { Signer } from './identity.ts'

interface Wanted {
  certificate?: Bytes | undefined
  filter?: CertificateFilter | undefined
}

/** @throws MohurError NO_CERTIFICATE, where a person would look in vain for one that can be chosen */
export function signerFor({ signer }: Double, { certificate, filter = {} }: Wanted): Signer {
  const isWanted =
    signer &&
    (!certificate || equalBytes(signer.certificate, certificate)) &&
    fitsFilter({ facts: readCertificate(signer.certificate), chain: signer.chain }, filter)
  if (!isWanted) throw new MohurError('NO_CERTIFICATE')
  return signer
}

/** @throws MohurError ALGORITHM_UNSUPPORTED */
export function algorithmFor(
  { algorithm: key, certificate }: Signer,
  wanted: WantedSignature,
  suits: Format['suits'],
): SignatureAlgorithm {
  const algorithm = signatureAlgorithmFor(readCertificate(certificate).signatures, wanted)
  if (!algorithm || !suits(key, algorithm)) throw new MohurError('ALGORITHM_UNSUPPORTED')
  return algorithm
}

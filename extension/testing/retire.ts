/** `retireCertificate` of the double, whose person lets nothing be removed. */
import { equalBytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Params } from '../../shared/operations/index.ts'
import type { Answer } from './double.ts'

export const retireCertificate: Answer<'retireCertificate', Params<'retireCertificate'>> = async (
  { certificate },
  double,
) => {
  if (readCertificate(certificate).isCa) throw new MohurError('NO_CERTIFICATE')
  if (double.signer && equalBytes(double.signer.certificate, certificate)) double.signer = null
  return { retired: true, removed: false }
}

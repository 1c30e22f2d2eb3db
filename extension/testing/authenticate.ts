/** `authenticate` of the double: the product's own token around a key in memory, for the origin of the page. */
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Params } from '../../shared/operations/index.ts'
import { packageToken, prepareToken, suitsToken } from '../../host/pki/authentication-token.ts'
import { isForLogin } from '../../host/pki/certificate-obstacle.ts'
import type { Answer } from './double.ts'
import { algorithmFor, signerFor } from './signer-for.ts'
import { pluggedToken } from './token.ts'
import { signWith } from './web-key.ts'

export const authenticate: Answer<'authenticate', Params<'authenticate'>> = async (params, double) => {
  pluggedToken(double)
  const signer = signerFor(double, params)
  const { certificate } = signer
  if (!isForLogin(readCertificate(certificate))) throw new MohurError('CERTIFICATE_NOT_FOR_LOGIN')
  const algorithm = algorithmFor(signer, params, suitsToken)
  const toBeSigned = prepareToken({ origin: location.origin, challenge: params.challenge }, algorithm)
  return packageToken({ certificate, algorithm }, await signWith(signer, algorithm, { toBeSigned, form: 'r‖s' }))
}

/** `renewCertificate` of the double. */
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import { subjectText } from '../../shared/names.ts'
import type { Params } from '../../shared/operations/index.ts'
import { prepareCertificationRequest } from '../../host/pki/certification-request.ts'
import type { Answer } from './double.ts'
import { makeRequest } from './enrol.ts'
import { sign } from './sign.ts'
import { signerFor } from './signer-for.ts'

export const renewCertificate: Answer<'renewCertificate', Params<'renewCertificate'>> = async (
  params,
  double,
  conversation,
) => {
  const { certificate } = signerFor(double, params)
  const { subject, subjectDer } = readCertificate(certificate)
  const infoFor = prepareCertificationRequest({ ...params, subject: params.subject ?? subjectDer })
  const made = await makeRequest(infoFor, { double, algorithm: params.key.algorithm, progress: conversation.progress })
  const name = subjectText(params.subject ?? subject)
  const documents = [{ name, type: 'application/pkcs10', content: made.request }]
  const whole = { ...conversation, progress: () => undefined, takenOut: new Set<number>(), failing: new Map() }
  const { results } = await sign({ documents, certificate, format: 'cms', detached: false }, double, whole)
  const [result] = results
  if (!result || 'error' in result || !(result.signature instanceof Uint8Array)) throw new MohurError('INTERNAL')
  return { ...made, signed: result.signature }
}

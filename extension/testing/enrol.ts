/** `requestCertificate` and `installCertificate` of the double. */
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { readCertificateBundle, toPem } from '../../shared/certificate-bundle.ts'
import { MohurError } from '../../shared/errors.ts'
import { keyAlgorithms, type KeyAlgorithm } from '../../shared/key-algorithms.ts'
import type { Params, Result } from '../../shared/operations/index.ts'
import { packageCertificationRequest, prepareCertificationRequest } from '../../host/pki/certification-request.ts'
import type { Answer, Conversation, Double } from './double.ts'
import { pluggedToken, tokenPlace } from './token.ts'
import { generateKey, signWith } from './web-key.ts'

export const requestCertificate: Answer<'requestCertificate', Params<'requestCertificate'>> = async (
  params,
  double,
  { progress },
) => makeRequest(prepareCertificationRequest(params), { double, algorithm: params.key.algorithm, progress })

interface Making {
  double: Double
  algorithm: KeyAlgorithm
  progress: Conversation<'requestCertificate'>['progress']
}

export async function makeRequest(
  infoFor: ReturnType<typeof prepareCertificationRequest>,
  { double, algorithm: wanted, progress }: Making,
): Promise<Result<'requestCertificate'>> {
  pluggedToken(double)
  const since = performance.now()
  const elapsedMs = (): number => Math.round(performance.now() - since)
  progress({ stage: 'generating', elapsedMs: elapsedMs() })
  const key = await generateKey(wanted)
  progress({ stage: 'signing', elapsedMs: elapsedMs() })
  const [algorithm] = keyAlgorithms[key.algorithm].signatures
  const info = infoFor(key.publicKey)
  const signature = await signWith(key, algorithm, { toBeSigned: info, form: 'ASN.1' })
  const request = packageCertificationRequest({ info, algorithm, signature })
  double.keys.push(key)
  return { request, pem: toPem('CERTIFICATE REQUEST', request), key: key.publicKey, token: tokenPlace }
}

/** The certificate that came last signs from then on. */
export const installCertificate: Answer<'installCertificate', Params<'installCertificate'>> = async (
  { certificates },
  double,
) => {
  pluggedToken(double)
  const bundle = certificates.flatMap(bytes => readCertificateBundle(bytes)).map(one => new Uint8Array(one))
  const leaves = bundle.filter(certificate => !readCertificate(certificate).isCa)
  if (leaves.length === 0) throw new MohurError('NO_CERTIFICATE')
  const installed = leaves.flatMap(certificate => {
    const { tokenKey, subject } = readCertificate(certificate)
    const key = double.keys.find(made => equalBytes(made.publicKey, tokenKey))
    if (!key) return []
    double.signer = { ...key, certificate, chain: issuersOf(certificate, bundle) }
    return [{ subject, token: tokenPlace }]
  })
  if (installed.length === 0) throw new MohurError('CERTIFICATE_WITHOUT_KEY')
  return { installed }
}

/** By their names; the certificate's own issuer first. */
function issuersOf(certificate: Bytes, bundle: readonly Bytes[]): Bytes[] {
  const chain: Bytes[] = []
  let name = readCertificate(certificate).issuerDer
  for (;;) {
    const issuer = bundle.find(one => !chain.includes(one) && equalBytes(readCertificate(one).subjectDer, name))
    if (!issuer) return chain
    chain.push(issuer)
    name = readCertificate(issuer).issuerDer
  }
}

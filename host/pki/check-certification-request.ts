/**
 * A second opinion on a certification request before it leaves: read by PKI.js and verified on a WebCrypto engine, neither of
 * which had a hand in making it (RFC 2986 section 4.2).
 */
import { Crypto } from '@peculiar/webcrypto'
import { CertificationRequest, CryptoEngine } from 'pkijs'
import type { Bytes } from '../../shared/bytes.ts'
import { readKeyAlgorithm } from '../../shared/certificate.ts'
import { readDer } from '../../shared/der.ts'
import { MohurError } from '../../shared/errors.ts'
import { keyAlgorithms } from '../../shared/key-algorithms.ts'

/** @throws MohurError SIGNATURE_WRONG when PKI.js cannot read the request or its signature does not hold. */
export async function checkCertificationRequest(request: Bytes): Promise<void> {
  const crypto = new Crypto()
  let holds: boolean
  try {
    const read = CertificationRequest.fromBER(request)
    holds = await (signsItWhole(read) ? verifyWhole(read, crypto) : verifyHashed(read, crypto))
  } catch (error) {
    throw new MohurError('SIGNATURE_WRONG', {}, { cause: error })
  }
  if (!holds) throw new MohurError('SIGNATURE_WRONG')
}

const verifyHashed = (request: CertificationRequest, crypto: Crypto): Promise<boolean> =>
  request.verify(new CryptoEngine({ name: 'node', crypto }))

/** The key's algorithm and the signature's are one (RFC 8410 section 3): PKI.js knows none of these. */
const signsItWhole = ({ signatureAlgorithm, subjectPublicKeyInfo }: CertificationRequest): boolean =>
  signatureAlgorithm.algorithmId === subjectPublicKeyInfo.algorithm.algorithmId

async function verifyWhole(request: CertificationRequest, { subtle }: Crypto): Promise<boolean> {
  const spki = request.subjectPublicKeyInfo.toSchema().toBER()
  const algorithm = readKeyAlgorithm(readDer(new Uint8Array(spki)))
  const namedCurve = (algorithm && keyAlgorithms[algorithm].curve?.jwk.crv) ?? ''
  const key = await subtle.importKey('spki', spki, { name: 'EdDSA', namedCurve }, true, ['verify'])
  return subtle.verify('EdDSA', key, request.signatureValue.valueBlock.valueHexView, request.tbsView)
}

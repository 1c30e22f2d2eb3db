/**
 * A second opinion on a certification request before it leaves: read and verified by PKI.js on a WebCrypto engine, neither of
 * which had a hand in making it (RFC 2986 section 4.2).
 */
import { Crypto } from '@peculiar/webcrypto'
import { CertificationRequest, CryptoEngine } from 'pkijs'
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'

/** @throws MohurError SIGNATURE_WRONG when PKI.js cannot read the request or its signature does not hold. */
export async function checkCertificationRequest(request: Bytes): Promise<void> {
  const crypto = new Crypto()
  const engine = new CryptoEngine({ name: 'node', crypto })
  let holds: boolean
  try {
    holds = await CertificationRequest.fromBER(request).verify(engine)
  } catch (error) {
    throw new MohurError('SIGNATURE_WRONG', {}, { cause: error })
  }
  if (!holds) throw new MohurError('SIGNATURE_WRONG')
}

/** The signer of a certificate whose key is on a token, within one login. */
import { readCertificate } from '../../shared/certificate.ts'
import type { Candidate } from '../../shared/token.ts'
import type { Identity } from '../pki/format.ts'
import type { Batch } from '../tokens/token-process-client.ts'
import { openSigner, type Signer, type SignerParts } from './signer.ts'
import { signerOf } from './signer-of.ts'

export interface CertificateSigner extends Pick<SignerParts, 'request' | 'form'> {
  candidate: Pick<Candidate, 'fingerprint' | 'token'>
  identity: Pick<Identity, 'certificate' | 'algorithm'>
  /** Where the key was seen. */
  keyId: string
  batch: Pick<Batch, 'sign'>
}

export function openCertificateSigner({
  request,
  form,
  candidate: { fingerprint, token },
  identity,
  keyId,
  batch,
}: CertificateSigner): Signer {
  const facts = readCertificate(identity.certificate)
  const [publicKey, tokenKey] = [new Uint8Array(facts.publicKey), new Uint8Array(facts.tokenKey)]
  return openSigner({
    request,
    signRaw: (algorithm, items, last) => batch.sign({ key: { keyId, publicKey: tokenKey }, algorithm, items, last }),
    token,
    key: { publicKey, algorithm: identity.algorithm, certificate: { fingerprint, signer: signerOf(facts) } },
    form,
  })
}

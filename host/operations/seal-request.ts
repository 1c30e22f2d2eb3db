/** The CMS around a certification request, by the key of the certificate that is renewed (RFC 5652, CAdES B-B). */
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import { concat, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Candidate } from '../../shared/token.ts'
import { digestOf } from '../digests.ts'
import type { Identity } from '../pki/format.ts'
import { formats } from '../pki/formats.ts'
import type { TokenSession } from '../token/token.ts'
import { openCertificateSigner } from './certificate-signer.ts'
import type { SignerParts } from './signer.ts'

export interface Sealing {
  request: SignerParts['request']
  session: Pick<TokenSession, 'sign'>
  candidate: Pick<Candidate, 'fingerprint' | 'token'>
  identity: Identity
  /** Of the old key, as this session found it. */
  keyId: string
  /** The new subject in text, for the journal. */
  document: string
}

/** @throws MohurError SIGNATURE_WRONG, and the token's own */
export async function sealRequest(content: Bytes, sealing: Sealing): Promise<Bytes> {
  const { request, session, candidate, identity, keyId, document } = sealing
  const form = { format: 'cms', detached: false } as const
  const digest = digestOf(signatureAlgorithms[identity.algorithm].hash, content)
  const { toBeSigned, package: packaged } = formats.cms.prepare(identity, {
    index: 0,
    digest,
    signingTime: new Date(),
    content: null,
    size: content.length,
    checksum: null,
    name: document,
    type: 'application/pkcs10',
    form,
  })
  const signer = openCertificateSigner({
    request,
    candidate,
    identity,
    keyId,
    form: formats.cms.signatureForm(form),
    batch: {
      sign: async ({ algorithm, items }) => {
        const signatures = await session.sign(keyId, algorithm, items)
        return { signatures, fault: null, pinEachTime: false }
      },
    },
  })
  const { value: signature } = await signer.sign([{ toBeSigned, documents: [{ document, digest }] }], true).next()
  if (!signature) throw new MohurError('SIGNATURE_WRONG')
  return concat(packaged(signature).map(part => (part instanceof Uint8Array ? part : content)))
}

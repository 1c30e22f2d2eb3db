/** The documents of one consent, signed in chunks within one login: prepare, sign, verify, package. */
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { HostParams } from '../../shared/operations/index.ts'
import type { SignatureParts } from '../../shared/operations/sign.ts'
import type { Candidate } from '../../shared/token.ts'
import type { Identity } from '../pki/format.ts'
import { formats } from '../pki/formats.ts'
import type { TokenSession } from '../token/token.ts'
import type { HostRequest } from './handler.ts'
import { openSigner } from './signer.ts'

/** A document that the person agreed to: its place in the request, and the digest of the bytes that were shown. */
export interface AgreedDocument {
  index: number
  digest: Bytes
}

export interface Signing {
  params: HostParams<'sign'>
  candidate: Pick<Candidate, 'fingerprint' | 'token'>
  identity: Identity
  documents: AgreedDocument[]
  request: HostRequest<'sign'>
  session: TokenSession
}

/**
 * Gives each signature as it is made and verified.
 * @throws MohurError TOKEN_CHANGED when the key is not on the token, SIGNATURE_WRONG, and the token's own.
 */
export async function* signDocuments(signing: Signing): AsyncGenerator<{ index: number; parts: SignatureParts }, void> {
  const { params, candidate, identity, documents, request, session } = signing
  const { publicKey } = readCertificate(identity.certificate)
  const found = (await session.keys()).find(key => equalBytes(key.publicKey, publicKey))
  if (!found) throw new MohurError('TOKEN_CHANGED')
  const format = formats[params.format]
  const key = { ...found, algorithm: identity.algorithm, certificate: candidate.fingerprint }
  const signer = openSigner({ request, session, token: candidate.token, key, form: format.form })
  const signingTime = new Date()
  for (let at = 0; at < documents.length; at += limits.signatureChunk) {
    request.signal.throwIfAborted()
    const chunk = documents.slice(at, at + limits.signatureChunk).map(({ index, digest }) => ({
      index,
      toBeSigned: format.prepare(identity, { digest, signingTime }),
      document: params.documents[index]?.name ?? '',
      digest,
      contentLength: params.detached ? null : (params.documents[index]?.size ?? 0),
    }))
    let place = 0
    for await (const signature of signer.sign(chunk)) {
      const document = chunk[place++]
      if (document) yield { index: document.index, parts: format.package(identity, { ...document, signature }) }
    }
    request.progress({ done: at + chunk.length, total: documents.length })
  }
}

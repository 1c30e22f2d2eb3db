/** The documents of one consent, signed in chunks within one login: prepare, sign, verify, package. */
import { signatureAlgorithms, type SignatureAlgorithm } from '../../shared/algorithms.ts'
import { equalBytes, toHex, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import type { JournalRecord } from '../../shared/journal.ts'
import { limits } from '../../shared/limits.ts'
import type { HostParams } from '../../shared/operations/index.ts'
import type { Candidate } from '../../shared/token.ts'
import { packageSignedData } from '../pki/cms/package.ts'
import { prepareSignedData } from '../pki/cms/prepare.ts'
import { ecdsaToDer } from '../pki/ecdsa-signature.ts'
import { verifySignature } from '../pki/verify-signature.ts'
import type { TokenSession } from '../token/token.ts'
import { digestOf } from './digest-of.ts'
import type { HostRequest } from './handler.ts'

/** A document that the person agreed to: its place in the request, and the digest of the bytes that were shown. */
export interface AgreedDocument {
  index: number
  digest: Bytes
}

export interface Signing {
  params: HostParams<'sign'>
  candidate: Candidate
  algorithm: SignatureAlgorithm
  documents: AgreedDocument[]
  /** By place, when the content goes inside the CMS. */
  contents: ReadonlyMap<number, Bytes>
  request: HostRequest<'sign'>
  session: TokenSession
}

/**
 * Hands each signature to `done` as it is made and verified.
 * @throws MohurError TOKEN_CHANGED when the key is not on the token, SIGNATURE_WRONG, and the token's own.
 */
export async function signDocuments(signing: Signing, done: (index: number, signature: Bytes) => void): Promise<void> {
  const { publicKey } = readCertificate(signing.candidate.certificate)
  const key = (await signing.session.keys()).find(found => equalBytes(found.publicKey, publicKey))
  if (!key) throw new MohurError('TOKEN_CHANGED')
  const signingTime = new Date()
  let count = 0
  for (let at = 0; at < signing.documents.length; at += limits.signatureChunk) {
    signing.request.signal.throwIfAborted()
    const chunk = signing.documents.slice(at, at + limits.signatureChunk)
    await signChunk({ ...signing, chunk, keyId: key.keyId, signingTime }, done)
    count += chunk.length
    signing.request.progress({ done: count, total: signing.documents.length })
  }
}

interface Chunk extends Signing {
  chunk: AgreedDocument[]
  keyId: string
  signingTime: Date
}

async function signChunk(chunk: Chunk, done: (index: number, signature: Bytes) => void): Promise<void> {
  const { algorithm, candidate, contents, request } = chunk
  const { hash, family } = signatureAlgorithms[algorithm]
  const prepared = chunk.chunk.map(({ index, digest }) => {
    const toBeSigned = prepareSignedData({
      certificate: candidate.certificate,
      hash,
      digest,
      signingTime: chunk.signingTime,
    })
    return { index, toBeSigned, record: recordOf(chunk, { index, digest }) }
  })
  const raw = await chunk.session.sign(
    chunk.keyId,
    algorithm,
    prepared.map(({ toBeSigned, record }) => ({ digest: digestOf(hash, toBeSigned), record })),
  )
  const { publicKey } = readCertificate(candidate.certificate)
  prepared.forEach(({ index, toBeSigned, record }, place) => {
    const made = raw[place] ?? new Uint8Array()
    const signature = family === 'EC' ? ecdsaToDer(made) : made
    if (!verifySignature({ publicKey, algorithm, toBeSigned, signature })) throw new MohurError('SIGNATURE_WRONG')
    request.signed.push(record)
    const { certificate, chain } = candidate
    const content = contents.get(index) ?? null
    done(index, packageSignedData({ signedAttributes: toBeSigned, signature, algorithm, certificate, chain, content }))
  })
}

function recordOf({ params, request, candidate, algorithm }: Chunk, { index, digest }: AgreedDocument): JournalRecord {
  return {
    request: request.id,
    stage: 'signing',
    origin: request.origin,
    operation: 'sign',
    document: params.documents[index]?.name ?? '',
    hash: signatureAlgorithms[algorithm].hash,
    digest: toHex(digest),
    certificate: candidate.fingerprint,
    token: { label: candidate.token.label, serialNumber: candidate.token.serialNumber },
  }
}

/** The documents of one consent, signed in chunks within one login: prepare, sign, verify, package. */
import { signatureAlgorithms, type HashName } from '../../shared/algorithms.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { MohurError, toErrorMessage, type ErrorMessage } from '../../shared/errors.ts'
import type { HostParams } from '../../shared/operations/index.ts'
import { limits } from '../../shared/limits.ts'
import { isTogether } from '../../shared/signature-place.ts'
import type { JournalEarlier } from '../../shared/journal.ts'
import type { SignatureLevel, SignatureParts } from '../../shared/operations/sign.ts'
import type { Candidate } from '../../shared/token.ts'
import type { Identity, Prepared, ToPrepare } from '../pki/format.ts'
import { formats } from '../pki/formats.ts'
import type { Batch } from '../tokens/token-process-client.ts'
import type { HostRequest } from './handler.ts'
import { digestOf } from '../digests.ts'
import { chunkSize } from './chunk-size.ts'
import { pausing } from './pausing.ts'
import { readContent } from './read-content.ts'
import { openCertificateSigner } from './certificate-signer.ts'
import type { ToBeSigned } from './signer.ts'
import { isLevelFault, openLevelling } from './levelling.ts'

/** A document that the person agreed to: its place in the request, and the digest of the bytes that were shown. */
export interface AgreedDocument {
  index: number
  digest: Bytes
  /** CRC-32, where documents are put together. */
  checksum?: number | undefined
}

export interface DocumentsToSign {
  params: HostParams<'sign'>
  candidate: Pick<Candidate, 'fingerprint' | 'token'>
  identity: Identity
  documents: AgreedDocument[]
  request: HostRequest<'sign'>
  /** Where the key was seen. */
  keyId: string
  batch: Pick<Batch, 'sign'>
  /** Of the consent, signatures that earlier logins made, and how many it has in all. */
  progress: { before: number; total: number }
  /** Content of a document that was read already, as it was then. */
  known?: ((index: number) => Promise<Bytes | null>) | undefined
  /** For the journal, who signed a document before. */
  journalled?: ((index: number) => JournalEarlier | null) | undefined
}

/** What came of one document, or of all that become one (`index` 0): `error` when it was signed and did not get the level that was asked for, and nobody gets the signature. */
export type SignedDocument = { index: number; parts: SignatureParts; level: SignatureLevel } | DocumentError
interface DocumentError {
  index: number
  error: ErrorMessage
}

/**
 * Gives each signature as it is made and verified, while the token is at the next chunk already.
 * @throws MohurError TOKEN_CHANGED when the key is not on the token, SIGNATURE_WRONG, TIMESTAMP_… and REVOCATION_… when no more is to be had, CERTIFICATE_REVOKED, and the token's own.
 */
export async function* signDocuments(signing: DocumentsToSign): AsyncGenerator<SignedDocument, void> {
  const { params, candidate, identity, keyId, documents, request, batch, known, journalled, progress } = signing
  const format = formats[params.format]
  const signer = openCertificateSigner({
    request,
    form: format.signatureForm(params),
    candidate,
    identity,
    keyId,
    batch,
  })
  const { hash } = signatureAlgorithms[identity.algorithm]
  const levelling = openLevelling(params, { request, identity })
  await format.load?.(params)
  const readsContent = format.needsContent(params) !== null
  const signingTime = new Date()
  const size = chunkSize()
  let since = performance.now()
  const pause = pausing()
  const groups = groupsOf(params, documents)
  const about = async ({ index, digest, checksum }: AgreedDocument): Promise<ToPrepare> => {
    const document = params.documents[index]
    const { name = '', type = '', size: length = 0 } = document ?? {}
    const earlier = earlierOf(params, index)
    const content = readsContent
      ? await readAgreed(request, { index, size: length, digest, hash, early: (await known?.(index)) ?? null })
      : null
    const about = { index, digest, signingTime, content, size: length, checksum: checksum ?? null }
    return { ...about, name, type, form: params, earlier }
  }
  const prepare = async ({ index, documents: [own, ...others] }: Group): Promise<Chunk['prepared'][number]> => {
    const [first, ...rest] = [await about(own), ...(await Promise.all(others.map(about)))]
    const lines = [first, ...rest].map(({ index, name, digest }) => ({
      document: name,
      digest,
      earlier: journalled?.(index) ?? null,
    }))
    return { index, ...format.prepare(identity, first, rest), documents: lines }
  }
  const begin = async (at: number): Promise<Chunk | null> => {
    if (at >= groups.length || request.signal.aborted) return null
    const prepared: Chunk['prepared'] = []
    let held = 0
    // One document shows whether authorities give what is needed, before many are signed for nobody.
    const most = levelling.isDoubtful ? 1 : size.count
    for (const group of groups.slice(at, at + most)) {
      held += readsContent ? (params.documents[group.index]?.size ?? 0) : 0
      if (held > chunkBytes && prepared.length > 0) break
      await pause()
      prepared.push(await prepare(group))
    }
    const done = at + prepared.length
    return { prepared, signatures: signer.sign(prepared, done === groups.length), done }
  }
  const finish = async (prepared: Chunk['prepared'][number], signature: Bytes): Promise<SignedDocument> => {
    const { index } = prepared
    try {
      const toStamp = { stamped: prepared.stamped(signature), room: prepared.timestampRoom }
      const { level, timestamp, validation } = await levelling.over(toStamp)
      return { index, parts: prepared.package(signature, timestamp, validation), level }
    } catch (error) {
      signer.withhold()
      if (!isLevelFault(error) || levelling.isGivenUp) throw error
      return { index, error: toErrorMessage(error) }
    }
  }
  for (let chunk = await begin(0); chunk;) {
    const next = levelling.decides ? null : begin(chunk.done)
    // What becomes of it is told when what was made before it has been handed over.
    next?.catch(() => undefined)
    let place = 0
    for await (const signature of chunk.signatures) {
      if (place === 0) {
        const now = performance.now()
        size.note(chunk.prepared.length, now - since)
        since = now
      }
      await pause()
      const document = chunk.prepared[place++]
      if (document) yield await finish(document, signature)
    }
    const { before, total } = progress
    if (total > 1) request.progress({ done: before + chunk.done, total })
    chunk = await (next ?? begin(chunk.done))
  }
  // What had begun by then is made and accounted for.
  request.signal.throwIfAborted()
}

/** What others signed before, where it was given. */
export function earlierOf(params: HostParams<'sign'>, index: number): Bytes | undefined {
  if ('signed' in params) return params.signed
  const document = params.documents[index]
  return document && 'signed' in document ? document.signed : undefined
}

/** What one signature is of. */
interface Group {
  /** The place of its result. */
  index: number
  documents: readonly [AgreedDocument, ...AgreedDocument[]]
}

function groupsOf(params: HostParams<'sign'>, documents: readonly AgreedDocument[]): Group[] {
  if (!isTogether(params)) return documents.map(one => ({ index: one.index, documents: [one] }))
  const [first, ...others] = documents.toSorted((a, b) => a.index - b.index)
  return first ? [{ index: 0, documents: [first, ...others] }] : []
}

/** Documents that are signed over themselves are held by two processes at once: no more of them, in bytes. */
const chunkBytes = limits.jwsBytes

interface Agreed {
  index: number
  size: number
  hash: HashName
  digest: Bytes
  /** What was read before the person agreed: it may have been changed until then. */
  early: Bytes | null
}

/** A document that is signed over itself: the bytes that come must be those that were shown. @throws MohurError DOCUMENT_CHANGED */
async function readAgreed(request: HostRequest<'sign'>, { hash, digest, early, ...place }: Agreed): Promise<Bytes> {
  const isAgreed = (content: Bytes): boolean => equalBytes(digestOf(hash, content), digest)
  if (early && isAgreed(early)) return early
  const content = await readContent(request, place)
  if (!isAgreed(content)) throw new MohurError('DOCUMENT_CHANGED')
  return content
}

interface Chunk {
  prepared: (ToBeSigned & Prepared & { index: number })[]
  signatures: AsyncGenerator<Bytes, void>
  /** Documents of this chunk and those before. */
  done: number
}

/** A key pair on the token that is logged in, and the certification request that it signs; both go again when it fails. */
import { setTimeout as delay } from 'node:timers/promises'
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import type { NamePart } from '../../shared/certificate.ts'
import { toPem } from '../../shared/certificate-bundle.ts'
import { MohurError } from '../../shared/errors.ts'
import { keyAlgorithms, type KeyAlgorithm } from '../../shared/key-algorithms.ts'
import { subjectText } from '../../shared/names.ts'
import type { Result } from '../../shared/operations/index.ts'
import type { TokenForPin } from '../../shared/token.ts'
import { digestOf } from '../digests.ts'
import type { EnrolmentJob } from '../enrolments/enrolments.ts'
import { packageCertificationRequest, type prepareCertificationRequest } from '../pki/certification-request.ts'
import type { TokenContents, TokenSession } from '../token/token.ts'
import type { OpenEnrolmentJob } from './enrolment-job.ts'
import type { HostRequest } from './handler.ts'
import { newKeyId } from '../token/new-key-id.ts'
import { openSigner, type SignerParts } from './signer.ts'

export interface Making {
  algorithm: KeyAlgorithm
  /** The key's label and the journal's line are made of it. */
  subject: readonly NamePart[]
  prepared: ReturnType<typeof prepareCertificationRequest>
  request: Pick<HostRequest<'requestCertificate' | 'renewCertificate'>, 'signal' | 'progress'> & SignerParts['request']
  session: TokenSession
  token: TokenForPin
  exportable: boolean
  /** `null`: the page gave it no name. */
  job: OpenEnrolmentJob | null
  /** Of a renewal: gives the CMS around the request. */
  seal: ((request: Bytes) => Promise<Bytes>) | null
}

export interface MadeRequest {
  request: Bytes
  publicKey: Bytes
  /** By `seal`; empty without one. */
  signed: Bytes
}

export const requestResult = (
  request: Bytes,
  { key, token: { label, serialNumber } }: Pick<EnrolmentJob, 'key' | 'token'>,
): Result<'requestCertificate'> => ({
  request,
  pem: toPem('CERTIFICATE REQUEST', request),
  key,
  token: { label, serialNumber },
})

interface Underway extends Making {
  tell: (stage: 'generating' | 'signing') => void
}

export async function makeRequest(making: Making): Promise<MadeRequest> {
  const { request, session, job } = making
  const since = performance.now()
  const tell: Underway['tell'] = stage => request.progress({ stage, elapsedMs: Math.round(performance.now() - since) })
  // Asked now: the token may have been pulled in this very window, and the key is on it.
  const begun = job?.begun() ?? null
  const known = await keyOf(begun, session)
  if (known) {
    const made = await withKey({ ...making, tell }, known)
    if (begun?.key.length || (await staysHere(known, session))) return made
  }
  return withNewKey({ ...making, tell })
}

async function withKey(making: Underway, key: { keyId: string; publicKey: Bytes }): Promise<MadeRequest> {
  const { token, job, seal, tell } = making
  tell('signing')
  const made = await signRequest(making, key)
  const signed = seal ? await seal(made) : new Uint8Array()
  job?.keep(token, { key: key.publicKey }, { request: made, ...(seal && { signed }) })
  return { request: made, publicKey: key.publicKey, signed }
}

async function withNewKey(making: Underway): Promise<MadeRequest> {
  const { algorithm, subject, request, session, exportable, token, job, tell } = making
  tell('generating')
  const ticking = setInterval(tell, progressMs, 'generating')
  const label = subject.find(({ type }) => type === 'CN')?.value ?? subject[0]?.value ?? ''
  let keyId = newKeyId()
  try {
    // Known before it is made: the token may be pulled before it answers.
    job?.keep(token, { key: new Uint8Array(), keyId }, null)
    const key = await session.generateKeyPair({ algorithm, label, exportable, keyId })
    clearInterval(ticking)
    keyId = key.keyId
    job?.keep(token, { key: key.publicKey }, null)
    // A page that gave it a name comes back for it.
    if (!job) request.signal.throwIfAborted()
    return await withKey(making, key)
  } catch (error) {
    // What went wrong is told, not that it could not be tidied up: a token that is gone keeps its key.
    await session
      .destroyKeyPair(keyId)
      .then(job?.forget)
      .catch(() => undefined)
    throw error
  } finally {
    clearInterval(ticking)
  }
}

/** Of a request that was broken off before it was signed, if its key is on the token. */
async function keyOf(begun: EnrolmentJob | null, session: TokenSession): Promise<TokenContents['keys'][number] | null> {
  if (!begun) return null
  const { key, keyId } = begun
  const isIt = (one: TokenContents['keys'][number]): boolean =>
    key.length > 0 ? equalBytes(one.publicKey, key) : one.keyId === keyId
  return (await session.keys()).find(isIt) ?? null
}

/** A token process whose host was killed makes its key to the end and removes it: one that nobody has heard of may be about to go. */
async function staysHere({ publicKey: key }: TokenContents['keys'][number], session: TokenSession): Promise<boolean> {
  await delay(removedWithinMs)
  return (await session.keys()).some(({ publicKey }) => equalBytes(publicKey, key))
}
const removedWithinMs = 1_000

/** A progress report at least every second. */
const progressMs = 900

async function signRequest(
  { algorithm: keyAlgorithm, subject, prepared, request, session, token }: Making,
  { keyId, publicKey }: { keyId: string; publicKey: Bytes },
): Promise<Bytes> {
  const [algorithm] = keyAlgorithms[keyAlgorithm].signatures
  const toBeSigned = prepared(publicKey)
  const key = { publicKey, algorithm, certificate: null }
  const signRaw: SignerParts['signRaw'] = async (by, items) => ({
    signatures: await session.sign(keyId, by, items),
    fault: null,
  })
  const signer = openSigner({ request, signRaw, token, key, form: 'ASN.1' })
  const document = subjectText(subject)
  const digest = digestOf(signatureAlgorithms[algorithm].hash, toBeSigned)
  const { value: signature } = await signer.sign([{ toBeSigned, documents: [{ document, digest }] }], true).next()
  if (!signature) throw new MohurError('SIGNATURE_WRONG')
  const packaged = packageCertificationRequest({ info: toBeSigned, algorithm, signature })
  // Loaded only here: PKI.js costs a hundred milliseconds that a signature must not wait for.
  const { checkCertificationRequest } = await import('../pki/check-certification-request.ts')
  await checkCertificationRequest(packaged)
  return packaged
}

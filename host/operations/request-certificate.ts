/** `requestCertificate`: a key pair on the chosen token, and a certification request signed with it (RFC 2986). */
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import { keyAlgorithms } from '../../shared/key-algorithms.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { toPem } from '../../shared/certificate-bundle.ts'
import { MohurError, type ErrorCode } from '../../shared/errors.ts'
import { subjectText } from '../../shared/names.ts'
import type { HostParams, Result } from '../../shared/operations/index.ts'
import type { Answer, Question } from '../../shared/prompts/index.ts'
import type { Problem, TokenForPin } from '../../shared/token.ts'
import { packageCertificationRequest, prepareCertificationRequest } from '../pki/certification-request.ts'
import type { TokenContents, TokenSession } from '../token/token.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import type { EnrolmentJob } from '../enrolments/enrolments.ts'
import { digestOf } from '../digests.ts'
import { openEnrolmentJob, type OpenEnrolmentJob } from './enrolment-job.ts'
import type { Handler, HostRequest } from './handler.ts'
import { openSigner, type SignerParts } from './signer.ts'

type RequestParams = HostParams<'requestCertificate'>

export const requestCertificate: Handler<'requestCertificate'> = async (params, request, { tokens, dataFolder }) => {
  const job = openEnrolmentJob(params, request, dataFolder)
  const begun = job?.begun() ?? null
  if (begun?.request) return resultOf(begun.request, begun)
  // A name that cannot be encoded must fail before the person is asked.
  const prepared = prepareCertificationRequest(params)
  const { token, made } = await askForPin(request, {
    prompt: 'requestCertificate',
    question: async problem => question(tokens, params, { problem, begun }),
    work: async (answer, asked) => {
      const place = chosen(asked, answer)
      const login = loginWith(place.token, answer.pin, place.newPin)
      const exportable = params.key.exportable === true && answer.exportable && place.token.kind === 'software'
      const made = await tokens.withLogin(
        login,
        session => makeRequest({ params, prepared, request, session, token: place.token, exportable, job, begun }),
        request.signal,
      )
      return { token: place.token, made }
    },
  })
  return resultOf(made.request, { key: made.publicKey, token })
}

const resultOf = (
  request: Bytes,
  { key, token: { label, serialNumber } }: Pick<EnrolmentJob, 'key' | 'token'>,
): Result<'requestCertificate'> => ({
  request,
  pem: toPem('CERTIFICATE REQUEST', request),
  key,
  token: { label, serialNumber },
})

async function question(
  tokens: Tokens,
  { token: wanted, key }: RequestParams,
  { problem, begun }: { problem: Problem | null; begun: EnrolmentJob | null },
): Promise<Question<'requestCertificate'>> {
  // Where its key lies already, no other token will do.
  const isPlace = ({ id, serialNumber }: TokenForPin): boolean =>
    begun ? serialNumber === begun.token.serialNumber : wanted === undefined || id === wanted
  const connected = (await tokens.list()).filter(isPlace)
  return {
    tokens: connected.map(token => ({
      token,
      newPin: token.kind === 'software' && token.state === 'uninitialized',
      obstacle: obstacleOf(token, key.algorithm),
    })),
    problem,
  }
}

function obstacleOf(token: TokenForPin, algorithm: RequestParams['key']['algorithm']): ErrorCode | null {
  if (token.state === 'locked') return 'PIN_LOCKED'
  if (token.state === 'uninitialized' && token.kind === 'pkcs11') return 'TOKEN_UNINITIALIZED'
  return token.algorithms.includes(algorithm) ? null : 'ALGORITHM_UNSUPPORTED'
}

/** As it was asked; what changed since, the login tells. */
function chosen(
  { tokens }: Question<'requestCertificate'>,
  answer: Answer<'requestCertificate'>,
): { token: TokenForPin; newPin: boolean } {
  const place = tokens.find(({ token }) => token.id === answer.token)
  if (!place) throw new MohurError('TOKEN_REMOVED')
  if (place.obstacle) throw new MohurError(place.obstacle)
  return place
}

interface Making {
  params: RequestParams
  prepared: ReturnType<typeof prepareCertificationRequest>
  request: HostRequest<'requestCertificate'>
  session: TokenSession
  token: TokenForPin
  exportable: boolean
  /** `null`: the page gave it no name. */
  job: OpenEnrolmentJob | null
  /** Its key was made before. */
  begun: EnrolmentJob | null
}

async function makeRequest(making: Making): Promise<{ request: Bytes; publicKey: Bytes }> {
  const { params, request, session, exportable, token, job, begun } = making
  const since = performance.now()
  const tell = (stage: 'generating' | 'signing'): void =>
    request.progress({ stage, elapsedMs: Math.round(performance.now() - since) })
  const finish = async (key: { keyId: string; publicKey: Bytes }): Promise<{ request: Bytes; publicKey: Bytes }> => {
    tell('signing')
    const signed = await signRequest(making, key)
    job?.keep(token, key.publicKey, signed)
    return { request: signed, publicKey: key.publicKey }
  }
  const known = await keyOf(begun, session)
  if (known) return finish(known)
  tell('generating')
  const ticking = setInterval(tell, progressMs, 'generating')
  const label = params.subject.find(({ type }) => type === 'CN')?.value ?? params.subject[0]?.value ?? ''
  const key = await session
    .generateKeyPair({ algorithm: params.key.algorithm, label, exportable })
    .finally(() => clearInterval(ticking))
  try {
    job?.keep(token, key.publicKey, null)
    // A page that gave it a name comes back for it.
    if (!job) request.signal.throwIfAborted()
    return await finish(key)
  } catch (error) {
    // What went wrong is told, not that it could not be tidied up: a token that is gone keeps its key.
    await session.destroyKeyPair(key.keyId).then(job?.forget, () => undefined)
    throw error
  }
}

/** Of a request that was broken off before it was signed, if its key is on the token. */
const keyOf = async (
  begun: EnrolmentJob | null,
  session: TokenSession,
): Promise<TokenContents['keys'][number] | null> =>
  (begun && (await session.keys()).find(({ publicKey }) => equalBytes(publicKey, begun.key))) ?? null

/** A progress report at least every second. */
const progressMs = 900

async function signRequest(
  { params, prepared, request, session, token }: Making,
  { keyId, publicKey }: { keyId: string; publicKey: Bytes },
): Promise<Bytes> {
  const [algorithm] = keyAlgorithms[params.key.algorithm].signatures
  const toBeSigned = prepared(publicKey)
  const key = { publicKey, algorithm, certificate: null }
  const signRaw: SignerParts['signRaw'] = async (by, items) => ({
    signatures: await session.sign(keyId, by, items),
    fault: null,
  })
  const signer = openSigner({ request, signRaw, token, key, form: 'ASN.1' })
  const document = subjectText(params.subject)
  const digest = digestOf(signatureAlgorithms[algorithm].hash, toBeSigned)
  const { value: signature } = await signer.sign([{ toBeSigned, documents: [{ document, digest }] }], true).next()
  if (!signature) throw new MohurError('SIGNATURE_WRONG')
  const packaged = packageCertificationRequest({ info: toBeSigned, algorithm, signature })
  // Loaded only here: PKI.js costs a hundred milliseconds that a signature must not wait for.
  const { checkCertificationRequest } = await import('../pki/check-certification-request.ts')
  await checkCertificationRequest(packaged)
  return packaged
}

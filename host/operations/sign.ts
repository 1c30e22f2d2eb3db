/** `sign`: the person's answer is the consent; what it names, and nothing else, is signed. */
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { hashes, signatureAlgorithms, type HashName } from '../../shared/algorithms.ts'
import { MohurError, toErrorMessage, type ErrorMessage } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { HostParams, Result } from '../../shared/operations/index.ts'
import type { Answer } from '../../shared/prompts/index.ts'
import type { Candidate } from '../../shared/token.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import { openCandidates, type LookForCandidates } from './candidates.ts'
import { digestOf } from './digest-of.ts'
import type { Context, Handler, HostRequest } from './handler.ts'
import { readContent } from './read-content.ts'
import { signDocuments } from './sign-documents.ts'

export const sign: Handler<'sign'> = async (params, request, context) => {
  const attached = params.detached ? 0 : params.documents.reduce((sum, { size }) => sum + size, 0)
  if (attached > limits.attachedBytes) throw new MohurError('TOO_LARGE')
  const look = openCandidates(context.tokens)
  return askForPin(request, {
    prompt: 'sign',
    question: async problem => ({ candidates: await offered(look, params), problem }),
    work: (answer, { candidates }) => signAgreed(answer, { params, request, context, candidates }),
  })
}

/** A certificate that the page named is the only one offered; when it cannot be used, that ends the request. */
async function offered(look: LookForCandidates, { certificate }: HostParams<'sign'>): Promise<Candidate[]> {
  const all = await look()
  if (!certificate) return all
  const named = all.filter(candidate => equalBytes(candidate.certificate, certificate))
  const obstacle = named.length > 0 && named.every(candidate => candidate.obstacle) ? named[0]?.obstacle : null
  if (obstacle) throw new MohurError(obstacle)
  return named
}

interface Signing {
  params: HostParams<'sign'>
  request: HostRequest<'sign'>
  context: Context
  /** As they were last offered; what changed since, the login and the token's keys tell. */
  candidates: Candidate[]
}

async function signAgreed(
  answer: Answer<'sign'>,
  { params, request, context, candidates }: Signing,
): Promise<Result<'sign'>> {
  const candidate = candidates.find(
    ({ token, fingerprint }) => token.id === answer.token && fingerprint === answer.certificate,
  )
  if (!candidate) throw new MohurError('TOKEN_REMOVED')
  if (candidate.obstacle) throw new MohurError(candidate.obstacle)
  const { algorithm } = candidate
  if (!algorithm) throw new MohurError('ALGORITHM_UNSUPPORTED')
  const { hash } = signatureAlgorithms[algorithm]
  checkAgreement(answer, params, hashes[hash].length)
  const contents = params.detached ? new Map<number, Bytes>() : await readAgreed(request, { answer, params, hash })

  const results = params.documents.map((): { signature: Bytes } | { error: ErrorMessage } => ({
    error: { code: 'USER_REJECTED', details: {} },
  }))
  const agreed = answer.documents
  const login = loginWith(candidate.token, answer.pin)
  try {
    await context.tokens.withLogin(
      login,
      session =>
        signDocuments(
          { params, candidate, algorithm, documents: agreed, contents, request, session },
          (index, signature) => {
            results[index] = { signature }
          },
        ),
      request.signal,
    )
  } catch (error) {
    // What was signed before the fault is delivered; the rest says what stopped it.
    request.signal.throwIfAborted()
    if (request.signed.length === 0) throw error
    for (const { index } of agreed)
      if (!('signature' in (results[index] ?? {}))) results[index] = { error: toErrorMessage(error) }
  }
  return { results, certificate: candidate.certificate }
}

/** Each document once, none that was not asked for, each digest of the algorithm's length. */
function checkAgreement({ documents }: Answer<'sign'>, params: HostParams<'sign'>, digestLength: number): void {
  const places = new Set(documents.map(({ index }) => index))
  const sound =
    places.size === documents.length &&
    documents.every(({ index, digest }) => index < params.documents.length && digest.length === digestLength)
  if (!sound) throw new MohurError('BAD_PARAMS')
}

/**
 * The bytes that go inside the CMS, each compared with what was agreed to, before the token is touched.
 * @throws MohurError DOCUMENT_CHANGED
 */
async function readAgreed(
  request: HostRequest<'sign'>,
  { answer, params, hash }: { answer: Answer<'sign'>; params: HostParams<'sign'>; hash: HashName },
): Promise<Map<number, Bytes>> {
  const contents = new Map<number, Bytes>()
  for (const { index, digest } of answer.documents) {
    const content = await readContent(request, { index, size: params.documents[index]?.size ?? 0 })
    if (!equalBytes(digestOf(hash, content), digest)) throw new MohurError('DOCUMENT_CHANGED')
    contents.set(index, content)
  }
  return contents
}

/** `sign`: the person's answer is the consent; what it names, and nothing else, is signed. */
import { hashes, signatureAlgorithms } from '../../shared/algorithms.ts'
import { MohurError, toErrorMessage, type ErrorMessage } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { HostParams, HostResult } from '../../shared/operations/index.ts'
import type { Answer } from '../../shared/prompts/index.ts'
import { isTogether } from '../../shared/signature-place.ts'
import type { Candidate } from '../../shared/token.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import { chainOf, keyIdOf, openCandidates } from './candidates.ts'
import { formats } from '../pki/formats.ts'
import type { Context, Handler, HostRequest } from './handler.ts'
import { openDelivering } from './delivering.ts'
import { algorithmOf, offered, taken } from './offered-candidates.ts'
import { signDocuments, type DocumentsToSign } from './sign-documents.ts'
import { lookForUnfit } from './look-for-unfit.ts'
import { checkLevel } from './levelling.ts'

export const sign: Handler<'sign'> = async (params, request, context) => {
  const size = params.documents.reduce((sum, document) => sum + document.size, 0)
  if (size > limits.documentBytes) throw new MohurError('TOO_LARGE')
  const { suits, needsContent, checkNames } = formats[params.format]
  const longest = needsContent(params)
  if (longest !== null && params.documents.some(document => document.size > longest)) {
    throw new MohurError('TOO_LARGE', { limit: longest })
  }
  checkNames?.(params.documents)
  checkLevel(params)
  const look = openCandidates(context.tokens, { ...params, suits })
  const fit = lookForUnfit(params, request)
  return askForPin(request, {
    prompt: 'sign',
    question: async problem => {
      const [candidates] = await Promise.all([offered(look, params.certificate), fit.throwIfUnfit()])
      return { candidates, problem }
    },
    work: (answer, { candidates }) => {
      fit.stop()
      return signAgreed(answer, { params, request, context, candidates, known: fit.take })
    },
  })
}

interface Agreed {
  params: HostParams<'sign'>
  request: HostRequest<'sign'>
  context: Context
  candidates: Candidate[]
  /** Of a document that was read already. */
  known: DocumentsToSign['known']
}

async function signAgreed(
  answer: Answer<'sign'>,
  { params, request, context, candidates, known }: Agreed,
): Promise<HostResult<'sign'>> {
  const candidate = taken(candidates, answer)
  const { certificate } = candidate
  const algorithm = algorithmOf(candidate)
  checkAgreement(answer, params, hashes[signatureAlgorithms[algorithm].hash].length)

  const { documents } = answer
  const identity = { certificate, chain: chainOf(candidate), algorithm }
  const made = openDelivering(request)
  const faults = new Map<number, ErrorMessage>()
  let fault = rejected
  try {
    const login = loginWith(candidate.token, answer.pin)
    await context.tokens.withBatch(
      login,
      async batch => {
        const keyId = keyIdOf(candidate)
        const signatures = signDocuments({ params, candidate, identity, keyId, documents, request, batch, known })
        for await (const { index, ...one } of signatures) {
          if ('error' in one) faults.set(index, one.error)
          else made.add(index, one)
        }
      },
      request.signal,
    )
  } catch (error) {
    // What was signed before the fault is delivered; the rest says what stopped it.
    request.signal.throwIfAborted()
    if (made.count === 0) throw error
    fault = toErrorMessage(error)
  }
  const [first] = faults.values()
  if (first && made.count === 0) throw new MohurError(first.code, first.details)
  const areJoined = isTogether(params)
  const agreed = new Set(areJoined ? [0] : documents.map(({ index }) => index))
  const results = (areJoined ? params.documents.slice(0, 1) : params.documents).map((_, index) => {
    const result = made.resultOf(index)
    return result === undefined ? { error: agreed.has(index) ? (faults.get(index) ?? fault) : rejected } : result
  })
  return { results, certificate }
}

/** Of a document that the person took out. */
const rejected: ErrorMessage = { code: 'USER_REJECTED', details: {} }

/** Each document once, with what its format wants of it, none that was not asked for, each digest of the algorithm's length. */
function checkAgreement({ documents }: Answer<'sign'>, params: HostParams<'sign'>, digestLength: number): void {
  const places = new Set(documents.map(({ index }) => index))
  const areJoined = isTogether(params)
  const sound =
    places.size === documents.length &&
    documents.every(({ checksum }) => (checksum !== undefined) === areJoined) &&
    documents.every(({ index, digest }) => index < params.documents.length && digest.length === digestLength)
  if (!sound) throw new MohurError('BAD_PARAMS')
}

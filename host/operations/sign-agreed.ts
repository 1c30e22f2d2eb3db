/**
 * What the person agreed to, signed in as many logins as it takes: a token that was pulled is waited for, and a key that wants its PIN
 * for each signature has one login for each. Each login has a PIN of its own; the agreement is the first one, and nothing else is signed.
 */
import { hashes, signatureAlgorithms } from '../../shared/algorithms.ts'
import { equalBytes } from '../../shared/bytes.ts'
import { MohurError, toErrorMessage, type ErrorCode, type ErrorMessage } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { HostParams, HostResult } from '../../shared/operations/index.ts'
import type { Answer, Question } from '../../shared/prompts/index.ts'
import type { PinEntry } from '../../shared/schemas.ts'
import { isTogether } from '../../shared/signature-place.ts'
import type { Candidate } from '../../shared/token.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import { chainOf, keyIdOf, type LookForCandidates } from './candidates.ts'
import { openDelivering } from './delivering.ts'
import { aboutToKeep, type ContentsToKeep } from './contents-to-keep.ts'
import type { Context, HostRequest } from './handler.ts'
import { algorithmOf, taken } from './offered-candidates.ts'
import type { LookIntoDocuments } from './look-into-documents.ts'
import { signDocuments } from './sign-documents.ts'

export interface Agreed {
  params: HostParams<'sign'>
  request: HostRequest<'sign'>
  context: Context
  candidates: Candidate[]
  look: LookForCandidates
  looked: LookIntoDocuments
  contents: ContentsToKeep
}

/** The person can put the token back; another one in its place is not taken. */
const pulled: ReadonlySet<ErrorCode> = new Set(['TOKEN_REMOVED', 'TOKEN_CHANGED'])

/** Why there is no further login. */
interface Ended {
  fault: ErrorMessage | null
  goesOn: boolean
}

/** @throws MohurError what the first login failed with when nothing was signed */
export async function signAgreed(answer: Answer<'sign'>, agreed: Agreed): Promise<HostResult<'sign'>> {
  const { params, request, context, looked, contents } = agreed
  const first = taken(agreed.candidates, answer)
  const { certificate } = first
  const identity = { certificate, chain: chainOf(first), algorithm: algorithmOf(first) }
  const { hash } = signatureAlgorithms[identity.algorithm]
  checkAgreement(answer, params, hashes[hash].length)
  const { documents } = answer
  looked.checkAgreed({ hash, documents })
  const areJoined = isTogether(params)
  const total = areJoined ? 1 : documents.length
  if (areManyPins(first, total)) throw new MohurError('KEY_UNSUITABLE', { attribute: 'CKA_ALWAYS_AUTHENTICATE' })

  const keeping = request.keep(aboutToKeep(answer, { params, request, certificate, hash }))
  const made = openDelivering(request, keeping)
  const faults = new Map<number, ErrorMessage>()
  const isLeft = ({ index }: { index: number }): boolean => made.resultOf(index) === undefined && !faults.has(index)
  const left = (): typeof documents => {
    if (areJoined) return made.count + faults.size > 0 ? [] : documents
    return documents.filter(isLeft)
  }
  /** @throws what stands in its way, when nothing came of it */
  const oneLogin = async (candidate: Candidate, entry: PinEntry): Promise<Ended> => {
    const before = made.count
    const rest = left()
    const now = wantsPins(candidate) && !areJoined ? rest.slice(0, 1) : rest
    const { take: known, journalled } = looked
    const about = { params, candidate, identity, keyId: keyIdOf(candidate), request, known, journalled }
    const progress = { before: total - (areJoined ? 1 : rest.length), total }
    try {
      await context.tokens.withBatch(
        loginWith(candidate.token, entry),
        async batch => {
          for await (const { index, ...one } of signDocuments({ ...about, documents: now, batch, progress })) {
            if ('error' in one) faults.set(index, one.error)
            else made.add(index, one)
          }
        },
        request.signal,
      )
      return { fault: null, goesOn: true }
    } catch (error) {
      // What was signed before the fault is delivered; the rest says what stopped it.
      request.signal.throwIfAborted()
      if (made.count === before) throw error
      const fault = toErrorMessage(error)
      return { fault, goesOn: pulled.has(fault.code) }
    } finally {
      made.keep()
      if (before === 0 && made.count > 0) keeping.add(contents.agreed(documents, hash))
    }
  }
  const again = async ({ fault }: Ended): Promise<Ended> => {
    const paused = {
      reason: fault ? 'removed' : 'pinEachTime',
      signed: made.count,
      of: total,
      candidate: first,
    } as const
    // Of what was signed of a chunk that broke off nothing was told yet.
    request.progress({ done: total - left().length, total })
    try {
      return await askForPin(request, {
        prompt: 'sign',
        question: async problem => ({ ...(await theSame(agreed, first)), problem, paused, earlier: [] }),
        work: async (typed, { candidates }) => {
          if (typed.documents.length === 0) return { fault, goesOn: false }
          checkSame(typed, answer)
          return oneLogin(taken(candidates, typed), typed.pin)
        },
      })
    } catch (error) {
      request.signal.throwIfAborted()
      return { fault: toErrorMessage(error), goesOn: false }
    }
  }

  let ended = await oneLogin(first, answer.pin)
  while (ended.goesOn && left().length > 0) ended = await again(ended)

  const [fault] = faults.values()
  if (fault && made.count === 0) throw new MohurError(fault.code, fault.details)
  const places = new Set(areJoined ? [0] : documents.map(({ index }) => index))
  const results = (areJoined ? params.documents.slice(0, 1) : params.documents).map((_, index) => {
    const result = made.resultOf(index)
    if (result !== undefined) return result
    return { error: places.has(index) ? (faults.get(index) ?? ended.fault ?? rejected) : rejected }
  })
  return { results, certificate }
}

/** Of a document that the person took out. */
const rejected: ErrorMessage = { code: 'USER_REJECTED', details: {} }

/** On the token's own pad the PIN is typed without us, as often as it is wanted. */
const wantsPins = ({ pinEachTime, token }: Candidate): boolean => pinEachTime && !token.pin.onDevice

const areManyPins = (candidate: Candidate, signatures: number): boolean =>
  wantsPins(candidate) && signatures > limits.pinsInOneRequest

/** That very certificate on that very token, as it is now. */
async function theSame(
  { look }: Agreed,
  { fingerprint, token }: Candidate,
): Promise<Pick<Question<'sign'>, 'candidates'>> {
  const isSame = (other: Candidate): boolean =>
    other.fingerprint === fingerprint && other.token.id === token.id && other.token.serialNumber === token.serialNumber
  return { candidates: (await look()).filter(isSame) }
}

/** Each document once, with what its format wants of it, none that was not asked for, each digest of the algorithm's length. */
function checkAgreement({ documents }: Answer<'sign'>, params: HostParams<'sign'>, digestLength: number): void {
  const places = new Set(documents.map(({ index }) => index))
  const areJoined = isTogether(params)
  const sound =
    documents.length > 0 &&
    places.size === documents.length &&
    documents.every(({ checksum }) => (checksum !== undefined) === areJoined) &&
    documents.every(({ index, digest }) => index < params.documents.length && digest.length === digestLength)
  if (!sound) throw new MohurError('BAD_PARAMS')
}

/** A PIN that is typed later is for what was agreed to, in the same certificate's name, and for nothing else. */
function checkSame(typed: Answer<'sign'>, agreed: Answer<'sign'>): void {
  const isSame =
    typed.certificate === agreed.certificate &&
    typed.documents.length === agreed.documents.length &&
    typed.documents.every(({ index, digest }, at) => {
      const one = agreed.documents[at]
      return one?.index === index && equalBytes(one.digest, digest)
    })
  if (!isSame) throw new MohurError('DOCUMENT_CHANGED')
}

/** The host's questions in a request: bytes of a document are answered from our own copy, what authorities know by them, everything else by the person. */
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import { MohurError } from '../../shared/errors.ts'
import type { FromHost, Part, Which } from '../../shared/messages.ts'
import { operations } from '../../shared/operations/index.ts'
import { prompts, type Answer, type PromptName, type Question, type Typed } from '../../shared/prompts/index.ts'
import type { Problem } from '../../shared/token.ts'
import type { OpenQuestion } from '../prompt-messages.ts'
import { askAuthority } from './ask-authority.ts'
import { addressFor } from './consulting.ts'
import type { Channel } from './host-link.ts'
import type { Asking } from './request.ts'
import { agree } from './standing.ts'
import type { Turns } from './turns.ts'
import { sizeOf } from './content.ts'
import { documentRowOf } from './request-documents.ts'

/** Where the questions of one request stand. */
export interface HostCall {
  request: Asking
  channel: Pick<Channel, 'answer' | 'content' | 'consulted'>
  /** The question that was put last, and the number of the one that was answered last. */
  last: Which
  answered: number
  /** An authority is being asked. */
  consulting: boolean
}

/** @throws when the host asks for what is not there */
export function answerRead({ request, channel }: HostCall, { number, piece }: Part<FromHost, 'read'>): void {
  const { index, offset, length } = piece
  const content = request.documents.contents[index]
  if (content === undefined || offset + length > sizeOf(content)) throw new MohurError('HOST_MISBEHAVED')
  request.documents.piece(index, { offset, length }).then(bytes => channel.content({ number, bytes }), request.abort)
}

/** @throws when the request may not ask that, when nobody has agreed to it yet, or one is being asked already */
export function answerConsultation(call: HostCall, { number, question }: Part<FromHost, 'consult'>): void {
  const { consulting, standing, signal, operation } = call.request
  const address = addressFor(consulting, question)
  const isAgreed = operations[operation].consent === null || standing.agreed
  if (!address || !isAgreed || call.consulting) throw new MohurError('HOST_MISBEHAVED')
  call.consulting = true
  askAuthority({ ...question, address, signal }).then(answer => {
    call.consulting = false
    call.channel.consulted({ number, answer })
  }, call.request.abort)
}

/** @throws when it is not the operation's question, not of its shape, or out of order */
export function putQuestion(call: HostCall, asked: Part<FromHost, 'ask'>, { wrongPin }: Turns): void {
  const { request } = call
  const { number, version } = asked
  const { consent } = operations[request.operation]
  if (consent === null || asked.prompt !== consent || !follows(call, asked)) throw new MohurError('HOST_MISBEHAVED')
  const open = { prompt: consent, question: prompts[consent].question.parse(asked.question) } as OpenQuestion
  call.last = { number, version }
  // It was made anew while the answer to it was on its way: the work has begun (R2).
  if (number === call.answered) return
  askedAnew(request, open, asked)
  if (problemOf(open)?.code === 'PIN_INCORRECT' && request.origin) wrongPin(request.origin)
  const answer = (value: unknown): void => {
    call.answered = number
    call.channel.answer({ number, version, value })
  }
  const answered = (typed: Typed<PromptName>): void => {
    call.answered = number
    complete(request, open, typed)
      .then(value => {
        tell(request, value)
        answer(value)
      }, request.abort)
      .finally(() => overwriteBytes(typed))
  }
  const paused = pausedOf(open)
  request.prompt?.ask(open, answered, paused ? () => answer(noMore(paused)) : undefined)
}

/**
 * The host asks once more only when nothing was done with the answer, or for the rest of what was agreed to.
 * @throws MohurError HOST_MISBEHAVED when nothing was
 */
function askedAnew(request: Asking, open: OpenQuestion, { number, version }: Which): void {
  if (pausedOf(open)) {
    if (!request.standing.agreed) throw new MohurError('HOST_MISBEHAVED')
    request.clock.start()
  } else if (version === 1 && number > 1) takeBack(request)
}

const pausedOf = (open: OpenQuestion): Question<'sign'>['paused'] =>
  open.prompt === 'sign' ? open.question.paused : null

/** The person has none of the others signed. */
const noMore = ({ candidate: { token, fingerprint } }: NonNullable<Question<'sign'>['paused']>): Answer<'sign'> => ({
  token: token.id,
  certificate: fingerprint,
  pin: { pin: null, lastTryConfirmed: false },
  documents: [],
})

/** From the next message on the host may do what was agreed to. */
function tell(request: Asking, value: unknown): void {
  const { documents } = value as { documents?: { index: number }[] }
  agree(request.standing, request, documents ?? null)
  const { agreed } = request.standing
  if (!agreed) return
  request.clock.stop()
  request.note(agreed.leaves === 'signature' ? 'signing' : 'changing')
}

function takeBack(request: Asking): void {
  request.standing.agreed = null
  request.clock.start()
  request.note('asking')
}

/** The next question after one that was answered, or the next version of one that is open. */
const follows = ({ last, answered }: HostCall, { number, version }: Which): boolean =>
  number === last.number ? version === last.version + 1 : number === answered + 1 && version === 1

const problemOf = ({ question }: OpenQuestion): Problem | null => ('problem' in question ? question.problem : null)

/** What the host receives for what the person did: to a signature belong the digests of what was shown. */
async function complete(
  request: Asking,
  { prompt, question }: OpenQuestion,
  typed: Typed<PromptName>,
): Promise<unknown> {
  if (prompt !== 'sign') return typed
  const { documents } = request
  const { documents: places, ...consent } = typed as Typed<'sign'>
  const agreed = [...new Set(places)]
  if (agreed.some(index => !documents.contents[index])) throw new MohurError('INTERNAL')
  const row = documentRowOf(request)
  const digests = await documents.digests(hashFor(question, consent), agreed)
  const checksums = row?.areJoined(request.params as never) ? await documents.checksums(agreed) : []
  return {
    ...consent,
    documents: agreed.map((index, at) => {
      const checksum = checksums[at]
      return { index, digest: digests[at] ?? new Uint8Array(), ...(checksum !== undefined && { checksum }) }
    }),
  }
}

/** @throws MohurError INTERNAL when the person cannot have chosen it: it was not offered */
function hashFor({ candidates }: Question<'sign'>, chosen: Omit<Typed<'sign'>, 'documents'>) {
  const candidate = candidates.find(
    ({ token, fingerprint }) => token.id === chosen.token && fingerprint === chosen.certificate,
  )
  if (!candidate?.algorithm || candidate.obstacle !== null) throw new MohurError('INTERNAL')
  return signatureAlgorithms[candidate.algorithm].hash
}

/** PINs and passwords have gone to the host; nothing of them stays here. Nothing else that is typed is bytes. */
function overwriteBytes(typed: object): void {
  for (const value of Object.values(typed) as unknown[]) {
    if (value instanceof Uint8Array) value.fill(0)
    else if (typeof value === 'object' && value !== null) overwriteBytes(value)
  }
}

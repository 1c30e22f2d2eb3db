/** The host's questions in a request: bytes of a document are answered from our own copy, everything else by the person. */
import { signatureAlgorithms } from '../../shared/algorithms.ts'
import { MohurError } from '../../shared/errors.ts'
import { prompts, type PersonPrompt, type Question, type Typed } from '../../shared/prompts/index.ts'
import type { Problem } from '../../shared/token.ts'
import type { OpenQuestion } from '../prompt-messages.ts'
import { readBytes, sizeOf } from './documents.ts'
import type { Agreed } from './request.ts'
import type { Turns } from './turns.ts'

/** What a question is answered with. */
export interface HostCall {
  request: Agreed
  answer: (prompt: string, value: unknown) => void
  /** The person has agreed to a signature: from now on a host that is lost may have signed. */
  agreed: boolean
  /** The question that the person answered last. */
  answered: OpenQuestion | null
}

/** @throws when the host asks for what is not there */
export function answerContent({ request, answer }: HostCall, question: unknown): void {
  const { index, offset, length } = prompts.content.question.parse(question)
  const content = request.documents.contents[index]
  if (content === undefined || offset + length > sizeOf(content)) throw new MohurError('HOST_MISBEHAVED')
  readBytes(content, offset, offset + length).then(bytes => answer('content', { bytes }), request.abort)
}

/** @throws when the question is not of the prompt's shape */
export function answerPerson(
  call: HostCall,
  asked: { prompt: PersonPrompt; question: unknown },
  { wrongPin }: Turns,
): void {
  const { request } = call
  const question = prompts[asked.prompt].question.parse(asked.question)
  const open = { prompt: asked.prompt, question } as OpenQuestion
  const problem = problemOf(open)
  // The host asks on only because of a problem: this question crossed with the answer, and the work has begun (R2).
  if (call.answered && !problem) return
  if (problem?.code === 'PIN_INCORRECT' && request.origin) wrongPin(request.origin)
  if (call.answered && !problemOf(call.answered)) call.agreed = false
  request.prompt?.ask(open, typed => {
    call.answered = open
    if (open.prompt === 'sign') {
      call.agreed = true
      request.note('signing')
    }
    complete(request, open, typed)
      .then(value => call.answer(open.prompt, value), request.abort)
      .finally(() => overwriteBytes(typed))
  })
}

const problemOf = ({ question }: OpenQuestion): Problem | null => ('problem' in question ? question.problem : null)

/** What the host receives for what the person did: to a signature belong the digests of what was shown. */
async function complete(
  { documents }: Agreed,
  { prompt, question }: OpenQuestion,
  typed: Typed<PersonPrompt>,
): Promise<unknown> {
  if (prompt !== 'sign') return typed
  const { documents: places, ...consent } = typed as Typed<'sign'>
  const agreed = [...new Set(places)]
  if (agreed.some(index => !documents.contents[index])) throw new MohurError('INTERNAL')
  const digests = await documents.digests(hashFor(question, consent), agreed)
  return {
    ...consent,
    documents: agreed.map((index, at) => ({ index, digest: digests[at] ?? new Uint8Array() })),
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

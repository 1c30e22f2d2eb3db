/** Has the work done: in the background, or by the host over a channel of the request's own. */
import { MohurError } from '../../../shared/errors.ts'
import { operations, type HostResult } from '../../../shared/operations/index.ts'
import type { Background } from '../background.ts'
import { hostParamsOf } from '../documents.ts'
import { answerContent, answerPerson, type HostCall } from '../host-questions.ts'
import { joined } from '../joined.ts'
import { handle } from '../operations/index.ts'
import type { Agreed, Outcome } from '../request.ts'

export async function hostGate(request: Agreed, background: Background): Promise<Outcome> {
  const { runs } = operations[request.operation]
  const outcome =
    runs === 'host'
      ? await askHost(request, background)
      : { result: await handle(request, background), received: () => undefined }
  request.prompt?.done(countOf(outcome.result))
  return outcome
}

async function askHost(request: Agreed, { hostLink, turns, toolbar }: Background): Promise<Outcome> {
  const { operation, origin, signal, atEnd } = request
  const { progress, result, hostResult, consent } = operations[operation]
  const host = await hostLink.ready()
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const call: HostCall = {
      request,
      answer: (prompt, value) => channel.answer(prompt, value),
      agreed: false,
      answered: null,
    }
    const channel = host.open(
      { operation, origin, params: hostParamsOf(request) },
      {
        ask: (prompt, question) => {
          if (prompt === 'content') answerContent(call, question)
          else if (prompt === consent) answerPerson(call, { prompt, question }, turns)
          else throw new MohurError('HOST_MISBEHAVED')
        },
        progress: value => {
          if (!progress) throw new MohurError('HOST_MISBEHAVED')
          const reported: unknown = progress.parse(value)
          toolbar.heard(operation, reported)
          request.prompt?.progress(reported)
          request.progress(reported)
        },
        result: value => {
          const told: unknown = (hostResult ?? result).parse(value)
          toolbar.heard(operation, told)
          finished(request, told).then(whole => resolve({ result: whole, received: channel.received }), reject)
        },
        error: error => reject(call.agreed && isLoss(error) ? new MohurError('OUTCOME_UNKNOWN') : error),
      },
    )
    atEnd(error => {
      if (error) channel.cancel()
    })
  })
}

/** What the host left to us is put in: the documents that stayed here. */
async function finished({ operation, documents }: Agreed, told: unknown): Promise<unknown> {
  if (operation !== 'sign') return told
  const signed = told as HostResult<'sign'>
  return { ...signed, results: await joined(signed, documents) }
}

const isLoss = ({ code }: MohurError): boolean => code === 'HOST_LOST' || code === 'HOST_MISBEHAVED'

/** How many things came of it, for the window's last word. */
function countOf(result: unknown): number {
  const { results, installed } = result as { results?: object[]; installed?: unknown[] }
  return results?.filter(one => 'signature' in one).length ?? installed?.length ?? 1
}

/** Has the work done: in the background, or by the host over a channel of the request's own. */
import { MohurError } from '../../../shared/errors.ts'
import { operations } from '../../../shared/operations/index.ts'
import { askingRowOf } from '../asking-rows.ts'
import type { Background } from '../background.ts'
import { openDelivery } from '../delivery.ts'
import { answerConsultation, answerRead, putQuestion, type HostCall } from '../host-questions.ts'
import { handle } from '../operations/index.ts'
import type { Channel } from '../host-link.ts'
import type { Asking, Outcome } from '../request.ts'
import { note, outOf } from '../standing.ts'
import { hostParamsOf } from '../request-documents.ts'

export async function hostGate(request: Asking, background: Background): Promise<Outcome> {
  const { runs } = operations[request.operation]
  const outcome =
    runs === 'host'
      ? await askHost(request, background)
      : { result: await handle(request, background), received: () => undefined }
  const done = askingRowOf(request)?.done(outcome.result)
  Object.assign(request.standing, { done: done?.count ?? 1, complete: true })
  return { ...outcome, tell: () => done && request.prompt?.done(done) }
}

async function askHost(
  request: Asking,
  { hostLink, keepingKey, turns, toolbar, expiryNotices }: Background,
): Promise<Omit<Outcome, 'tell'>> {
  const { operation, origin, signal, atEnd } = request
  const { progress, result, hostResult, delivery } = operations[operation]
  const delivered = openDelivery(request)
  const key = await keepingKey()
  const host = await hostLink.ready()
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const channel: Channel = host.open(
      { operation, origin, params: hostParamsOf(request, request.consulting.told), keepingKey: key },
      {
        ask: asked => putQuestion(call, asked, turns),
        read: asked => answerRead(call, asked),
        consult: asked => answerConsultation(call, asked),
        progress: value => {
          if (!progress) throw new MohurError('HOST_MISBEHAVED')
          const reported: unknown = progress.parse(value)
          toolbar.heard(operation, reported)
          note(request.standing, reported)
          request.prompt?.progress(reported)
          request.progress(reported)
        },
        delivery: value => {
          if (!delivery) throw new MohurError('HOST_MISBEHAVED')
          delivered.part(delivery.parse(value))
        },
        result: value => {
          const told: unknown = (hostResult ?? result).parse(value)
          toolbar.heard(operation, told)
          void expiryNotices.heard(operation, told)
          delivered.result(told).then(whole => resolve({ result: whole, received: channel.received }), reject)
        },
        error: error => {
          // A host that is there has told what is so; of how many things, it may not know.
          const told = isLoss(error) ? error : outOf(request.standing, error)
          if (!isLoss(error)) request.standing.agreed = null
          reject(told)
        },
      },
    )
    const call: HostCall = { request, channel, last: { number: 0, version: 0 }, answered: 0, consulting: false }
    atEnd(error => {
      if (error) channel.cancel()
    })
  })
}

const isLoss = ({ code }: MohurError): boolean => code === 'HOST_LOST' || code === 'HOST_MISBEHAVED'

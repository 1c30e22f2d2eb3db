/** The requests that are open on the port. The number of a channel is known here and nowhere deeper. */
import { MohurError } from '../../shared/errors.ts'
import { toHost, type DistributiveOmit, type FromHost, type SaidByRequest, type ToHost } from '../../shared/messages.ts'
import { openRequest, type OpenRequest } from './open-request.ts'
import type { Context } from '../operations/handler.ts'

export interface Channels {
  /** @throws MohurError BAD_PARAMS when the message is none of the protocol's. */
  receive: (message: unknown) => void
  /** A token may be making signatures that nobody but this process can keep. */
  areSigning: () => boolean
  /** Cancels every request and waits for the handlers' ends. */
  close: () => Promise<void>
}

export function openChannels({ send, context }: { send: (message: FromHost) => void; context: Context }): Channels {
  const open = new Map<number, OpenRequest>()
  return {
    receive: message => {
      const parsed = toHost.safeParse(message)
      if (!parsed.success) throw new MohurError('BAD_PARAMS')
      const { channel, ...event } = parsed.data
      if ('open' in event) {
        if (open.has(channel)) throw new MohurError('BAD_PARAMS')
        const say = (part: SaidByRequest): void => send({ channel, ...part })
        open.set(channel, openRequest(event.open, { say, context, forget: () => open.delete(channel) }))
        return
      }
      // An answer or a cancellation may cross with the end of its request: nothing is left to do then.
      const request = open.get(channel)
      if (request) tell(request, event)
    },
    areSigning: () => [...open.values()].some(request => request.isSigning()),
    close: async () => {
      const requests = [...open.values()]
      for (const request of requests) request.cancel()
      await Promise.all(requests.map(({ ended }) => ended()))
    },
  }
}

type Event = Exclude<DistributiveOmit<ToHost, 'channel'>, { open: unknown }>

function tell(request: OpenRequest, event: Event): void {
  if ('answer' in event) request.answer(event.answer)
  else if ('content' in event) request.content(event.content)
  else if ('consulted' in event) request.consulted(event.consulted)
  else if ('cancel' in event) request.cancel()
  else request.received()
}

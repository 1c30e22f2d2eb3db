/** What anybody may ask the centre about its certificates: OCSP (RFC 6960), revocation lists, time stamps (RFC 3161) over HTTP, and how many there are. */
import { BadRequest, type Route, type SiteReply } from '../../site.ts'
import { answerOcsp } from '../authority/responder.ts'
import type { PublishedList } from '../authority/published-list.ts'
import type { Delegates } from '../authority/delegates.ts'
import { answerTimestamp } from '../authority/timestamps.ts'
import type { Centre } from '../centre.ts'
import { nextOf } from '../store/counters.ts'
import { countAll } from '../store/statistics.ts'

export interface Served {
  delegates: Delegates
  /** By the name of the file. */
  lists: Record<string, PublishedList>
}

export function inquiryRoutes(
  { store, revocations, now }: Centre,
  { delegates: { responder, stamps }, lists }: Served,
): Route[] {
  const answer = (request: Uint8Array): SiteReply => {
    const asked = { standingOf: (serialNumber: Uint8Array) => revocations.standingOf(serialNumber), now: now() }
    return { body: answerOcsp(responder, request, asked), type: 'application/ocsp-response' }
  }
  return [
    {
      method: 'POST',
      path: '/ocsp',
      takes: 'application/ocsp-request',
      handle: ({ body }) => answer(body as Uint8Array),
    },
    {
      /** RFC 6960 appendix A.1: base64 in the path, its `/` and `+` escaped. */
      method: 'GET',
      path: '/ocsp/:request',
      handle: ({ params }) => answer(Buffer.from(decoded(params['request'] ?? ''), 'base64')),
    },
    {
      method: 'GET',
      path: '/lists/:file',
      handle: ({ params }) => {
        const list = Object.hasOwn(lists, params['file'] ?? '') ? lists[params['file'] ?? ''] : null
        if (!list) throw new BadRequest(404)
        return { body: list.at(now()).list, type: 'application/pkix-crl' }
      },
    },
    {
      /** In the order of their authorities. */
      method: 'GET',
      path: '/api/lists',
      handle: () => ({
        json: {
          lists: Object.entries(lists).map(([file, published]) => {
            const { number, thisUpdate, nextUpdate, entries } = published.at(now())
            return { file: `/lists/${file}`, number, thisUpdate, nextUpdate, revoked: entries.length }
          }),
        },
      }),
    },
    { method: 'GET', path: '/api/statistics', handle: () => ({ json: countAll(store) }) },
    {
      method: 'POST',
      path: '/tsp',
      takes: 'application/timestamp-query',
      handle: ({ body }) => {
        const stamping = { signer: stamps, serialNumber: nextOf(store, 'stamp'), now: now() }
        return { body: answerTimestamp(body as Uint8Array, stamping), type: 'application/timestamp-reply' }
      },
    },
  ]
}

/** @throws BadRequest */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new BadRequest(400)
  }
}

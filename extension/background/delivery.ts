/**
 * The host's results on their way to the page: completed with what was left to us, the documents that stayed here, and handed on as
 * they come, in their order. Nothing of them is kept but which places have theirs.
 */
import { MohurError } from '../../shared/errors.ts'
import type { Delivery as Part, HostResult, OperationName, Operations } from '../../shared/operations/index.ts'
import type { SignatureLevel, SignatureParts } from '../../shared/operations/sign.ts'
import { joined } from './joined.ts'
import type { Asking } from './request.ts'
import { documentRowOf } from './request-documents.ts'

export interface Delivery {
  /** A part ahead of the result. @throws MohurError HOST_MISBEHAVED when it has no place there, or came before */
  part: (told: unknown) => void
  /** The result as the page gets it, once the parts are on their way. @throws MohurError HOST_MISBEHAVED */
  result: (told: unknown) => Promise<unknown>
}

/** Operations whose host leaves something to us. */
type Unfinished = { [N in OperationName]: Operations[N]['hostResult'] extends null ? never : N }[OperationName]

interface Own extends Pick<Asking, 'documents' | 'standing'> {
  /** They lie in what others signed before. */
  areHeld: boolean
}

interface Row<N extends OperationName> {
  part: (told: Part<N>, own: Own) => Promise<unknown[]>
  result: (told: HostResult<N>, own: Own) => Promise<unknown>
  /** Whether the result leaves these places, and no others, to the parts. */
  leaves: (told: HostResult<N>, so: { delivered: ReadonlySet<number>; places: number }) => boolean
}

const rows: { [N in Unfinished]: Row<N> } = {
  sign: {
    part: async (told, own) => {
      const made: object[] = []
      for (const { index, parts, level } of told) {
        made.push({ index, ...(await whole(index, { parts, level }, own)) })
      }
      return made
    },
    result: async ({ results, certificate }, own) => {
      const made: unknown[] = []
      for (const [index, one] of results.entries()) {
        made.push(one && 'parts' in one ? await whole(index, one, own) : one)
      }
      return { results: made, certificate }
    },
    leaves: ({ results }, { delivered, places }) =>
      results.length === places && results.every((one, index) => (one === null) === delivered.has(index)),
  },
}

/** As the page gets it. @throws MohurError HOST_MISBEHAVED when it is of a document that the person took out, or was never asked about */
async function whole(
  index: number,
  { parts, level }: { parts: SignatureParts; level: SignatureLevel },
  { documents, standing, areHeld }: Own,
): Promise<object> {
  const contained = parts.flatMap(part => (typeof part === 'object' && 'document' in part ? part.document : []))
  const agreed = standing.agreed?.places ?? new Set<number>()
  const made = contained.length > 0 || areHeld ? contained : [index]
  if (!made.every(one => agreed.has(one))) throw new MohurError('HOST_MISBEHAVED')
  const within = areHeld ? [...agreed].toSorted((a, b) => a - b) : contained
  const told = within.length > 0 ? { documents: within } : {}
  return { signature: await joined(index, parts, documents), level, ...told }
}

export function openDelivery(request: Asking): Delivery {
  const { operation, documents, standing, deliver } = request
  const row = Object.hasOwn(rows, operation) ? (rows[operation as Unfinished] as Row<never>) : null
  const about = documentRowOf(request)
  const places = about?.areJoined(request.params as never) ? 1 : documents.contents.length
  const own = { documents, standing, areHeld: about?.areHeld(request.params as never) ?? false }
  const delivered = new Set<number>()
  let last: Promise<void> = Promise.resolve()
  return {
    part(told) {
      if (!row) throw new MohurError('HOST_MISBEHAVED')
      for (const { index } of told as { index: number }[]) {
        if (index >= places || delivered.has(index)) throw new MohurError('HOST_MISBEHAVED')
        delivered.add(index)
      }
      last = last.then(async () => deliver(await row.part(told as never, own)))
      // Told where the result is awaited, which may be never.
      last.catch(() => undefined)
    },
    async result(told) {
      if (!row) return told
      if (!row.leaves(told as never, { delivered, places })) throw new MohurError('HOST_MISBEHAVED')
      await last
      return row.result(told as never, own)
    },
  }
}

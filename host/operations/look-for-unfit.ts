/** Documents that cannot be signed in the format that the page wants: found while the person looks at them, and not after their PIN. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { HostParams } from '../../shared/operations/index.ts'
import { formats } from '../pki/formats.ts'
import type { HostRequest } from './handler.ts'
import { readContent } from './read-content.ts'

export interface LookForUnfit {
  /** Waits a moment for what is about to be known. @throws MohurError what is wrong with a document, `at` which */
  throwIfUnfit: () => Promise<void>
  /** The person has agreed: what was not looked at by now is found when it is prepared. */
  stop: () => void
  /** The document that was read last, or is being read, and need not be read again; once. `null`: another one, or it could not be read. */
  take: (index: number) => Promise<Bytes | null>
}

interface Read {
  index: number
  content: Promise<Bytes>
}

export function lookForUnfit(params: HostParams<'sign'>, request: Pick<HostRequest, 'read' | 'signal'>): LookForUnfit {
  const stopped = new AbortController()
  let last: Read | null = null
  const ending = AbortSignal.any([stopped.signal, request.signal])
  const looking = look(params, { request, ending, note: read => (last = read) }).then(
    () => null,
    (error: unknown) => ({ error }),
  )
  return {
    async throwIfUnfit() {
      const found = await Promise.race([looking, sleep(limits.unfitWaitMs, null, { ref: false })])
      if (found && !ending.aborted) throw found.error
    },
    stop: () => stopped.abort(),
    async take(index) {
      if (last?.index !== index) return null
      const { content } = last
      last = null
      return content.catch(() => null)
    },
  }
}

interface Looking {
  request: Pick<HostRequest, 'read'>
  ending: AbortSignal
  note: (read: Read) => void
}

async function look(params: HostParams<'sign'>, { request, ending, note }: Looking): Promise<void> {
  const { fit, needsContent, load } = formats[params.format]
  if (!fit || needsContent(params) === null) return
  await load?.(params)
  let sum = 0
  for (const [index, { size }] of params.documents.entries()) {
    sum += size
    if (sum > fit.most || ending.aborted) return
    const content = readContent(request, { index, size })
    note({ index, content })
    const bytes = await content
    if (ending.aborted) return
    try {
      fit.check(bytes, params)
    } catch (error) {
      if (!(error instanceof MohurError)) throw error
      throw new MohurError(error.code, { ...error.details, at: `documents.${index}` })
    }
  }
}

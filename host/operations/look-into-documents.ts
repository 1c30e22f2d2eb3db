/** The documents of a request, before the person is asked: whether they can be signed as the page wants, and who signed them before. */
import type { HashName } from '../../shared/algorithms.ts'
import type { Bytes } from '../../shared/bytes.ts'
import type { EarlierSigned, EarlierSigner } from '../../shared/earlier-signer.ts'
import { MohurError } from '../../shared/errors.ts'
import type { JournalEarlier } from '../../shared/journal.ts'
import type { HostParams } from '../../shared/operations/index.ts'
import { formats } from '../pki/formats.ts'
import {
  checkAgreed,
  digestsOf,
  earlierSigners,
  journalEarlierOf,
  signersInside,
  type Digests,
} from './earlier-signers.ts'
import type { HostRequest } from './handler.ts'
import { judgedBy, lookIntoContainer, type Looking } from './look-into-container.ts'
import { readContent } from './read-content.ts'
import { earlierOf } from './sign-documents.ts'

export interface LookIntoDocuments {
  /** Those that were signed before, once all were looked at that are. @throws MohurError what is wrong with a document, `at` which */
  earlier: () => Promise<EarlierSigned[]>
  /** For the journal, of those that were looked at by then: who signed the document before; `null`: nobody, or it was too long to be looked at. */
  journalled: (index: number) => JournalEarlier | null
  /** What the person agreed to. @throws MohurError DOCUMENT_CHANGED where others signed something else */
  checkAgreed: (agreed: { hash: HashName; documents: readonly { index: number; digest: Bytes }[] }) => void
  /** The document that was read last and need not be read again; once. `null`: another one, or it could not be read. */
  take: (index: number) => Promise<Bytes | null>
}

type Request = Pick<HostRequest, 'read' | 'signal'>

export function lookIntoDocuments(params: HostParams<'sign'>, request: Request): LookIntoDocuments {
  let last: { index: number; content: Promise<Bytes> } | null = null
  const digests = new Map<number, Digests>()
  const read = (index: number, size: number): Promise<Bytes> => {
    const content = readContent(request, { index, size })
    last = { index, content }
    return content
  }
  const before = new Map<number, JournalEarlier | null>()
  const looking = look(params, { read, digests, signal: request.signal }).then(found => {
    for (const { index, signers } of found) before.set(index, journalEarlierOf(signers ?? []))
    return found
  })
  // Told where it is awaited, which may be never.
  looking.catch(() => undefined)
  return {
    earlier: () => looking,
    journalled: index => before.get(index) ?? null,
    checkAgreed: agreed => checkAgreed(digests, agreed),
    async take(index) {
      if (last?.index !== index) return null
      const { content } = last
      last = null
      return content.catch(() => null)
    },
  }
}

/** So many bytes are looked at that have no signature beside them. */
function boundOf(params: HostParams<'sign'>): number {
  const { fit, needsContent } = formats[params.format]
  return fit && needsContent(params) !== null ? fit.most : 0
}

async function look(params: HostParams<'sign'>, looking: Looking): Promise<EarlierSigned[]> {
  const container = 'signed' in params ? params.signed : undefined
  return container ? lookIntoContainer(params, container, looking) : lookIntoEach(params, looking)
}

async function lookIntoEach(params: HostParams<'sign'>, { read, digests, signal }: Looking): Promise<EarlierSigned[]> {
  const { fit, load, holdsEarlier } = formats[params.format]
  const bound = boundOf(params)
  const isInside = holdsEarlier?.(params) ?? false
  if (bound > 0) await load?.(params)
  const found: EarlierSigned[] = []
  let sum = 0
  for (const [index, document] of params.documents.entries()) {
    sum += document.size
    const isLookedAt = sum <= bound
    if (isInside && !isLookedAt) found.push({ index, signers: null })
    if (!earlierOf(params, index) && !isLookedAt) continue
    const content = await read(index, document.size)
    signal.throwIfAborted()
    const signers = telling(index, () => {
      if (isLookedAt) fit?.check(content, params)
      return signersOf(params, { index, content })
    })
    if (signers.length > 0) {
      digests.set(index, digestsOf(content))
      found.push({ index, signers })
    }
  }
  return found
}

function signersOf(params: HostParams<'sign'>, { index, content }: { index: number; content: Bytes }): EarlierSigner[] {
  const format = formats[params.format]
  const known = judgedBy(params)
  const earlier = earlierOf(params, index)
  if (earlier) {
    const signers = earlierSigners(format, { ...known, signed: earlier, content })
    format.checkEarlier?.(earlier, { form: params, documents: params.documents.slice(index, index + 1) })
    return signers
  }
  return format.holdsEarlier?.(params) ? signersInside(format, { ...known, signed: content, content: null }) : []
}

function telling<T>(index: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof MohurError)) throw error
    throw new MohurError(error.code, { ...error.details, at: `documents.${index}` }, { cause: error.cause })
  }
}

/** A PDF as it is drawn: its pages, and what they do not show. */
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { isPdf } from '../files/file-types.ts'
import { pageLimits, type Pages, type Size } from '../pages/pages.ts'
import { within } from '../pages/within.ts'
import { Unreadable } from '../reading.ts'
import { findingNames, namedAtMost, type Finding, type FindingName } from './findings.ts'
import { looks } from './look-into.ts'
import { openPdf } from './pdf-engine.ts'
import { pdfPages } from './pdf-pages.ts'
import { scanPdf, type Scan } from './scan-pdf.ts'

export interface ReadPdf {
  pages: Pages
  /** Of the first page. */
  first: Size
  findings: readonly Finding[]
}

/** `null`: it is no PDF, and is not called one. @throws Unreadable; the signal's reason */
export async function readPdf(
  content: Uint8Array,
  { essence, signal }: { essence: string; signal: AbortSignal },
): Promise<ReadPdf | null> {
  if (!isPdf(content)) {
    if (!essence.endsWith('pdf')) return null
    throw new Unreadable('otherKind')
  }
  const failing = new AbortController()
  const either = AbortSignal.any([signal, failing.signal])
  try {
    const [opened, scan] = await Promise.all([
      within(openPdf(content, either), pageLimits.openMs, signal),
      scanPdf(content, signal),
    ])
    const pages = pdfPages(opened)
    // Its pages may be broken: each says so in its place.
    const first = await within(pages.sizeOf(1), pageLimits.lookMs, signal).catch(() => a4)
    return { pages, first, findings: await findingsOf(opened.document, scan, signal) }
  } catch (error) {
    // The worker that is still at it is of no use any more.
    failing.abort()
    throw error
  }
}

const a4: Size = { width: 595, height: 842 }

/** What could not be looked at in time, or at all, is told as well. @throws the signal's reason */
async function findingsOf(
  document: PDFDocumentProxy,
  { found, revisions }: Scan,
  signal: AbortSignal,
): Promise<Finding[]> {
  const counts: Partial<Record<FindingName, number>> = {
    changed: revisions.count - 1,
    changedAfterSignature: revisions.afterSignature,
  }
  const told = new Map<FindingName, Finding>()
  for (const name of found) told.set(name, { name, count: counts[name] ?? null, about: [] })
  const look = async ([name, lookFor]: (typeof looks)[number]): Promise<void> => {
    const seen = await within(lookFor(document), pageLimits.lookMs, signal)
    if (seen) told.set(name, { name, ...seen, about: seen.about.slice(0, namedAtMost) })
  }
  const outcomes = await Promise.allSettled(looks.map(look))
  signal.throwIfAborted()
  if (outcomes.some(({ status }) => status === 'rejected'))
    told.set('unread', { name: 'unread', count: null, about: [] })
  return findingNames.flatMap(name => told.get(name) ?? [])
}

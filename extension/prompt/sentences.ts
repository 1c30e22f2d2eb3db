/** What the window says of a request: what is asked, what is being done, what was done. */
import type { OperationName } from '../../shared/operations/index.ts'
import { fill, formatNumber } from '../locales/format.ts'
import type { Plural } from '../locales/text-tables.ts'
import type { PromptTexts, Texts } from '../locales/texts.ts'
import type { RequestView } from '../prompt-messages.ts'

type Choose = (forms: Plural, count: number) => string

/** The end of the sentence that begins with the origin; of our own pages, what shall be done. */
export function asksText({ prompt, care, common }: Texts, choose: Choose, request: RequestView): string {
  const asks = { ...care.asks, ...prompt.asks }[request.operation]
  if (typeof asks === 'string') return asks
  const count = countOf(request)
  return fill(choose(asks, count), { count: formatNumber(common, count) })
}

function countOf(request: RequestView): number {
  if (request.operation === 'sign') return request.documents.length
  return request.operation === 'installCertificate' ? request.certificates.length : 1
}

export function workingText({ working }: PromptTexts, operation: OperationName, progress: unknown): string {
  const { stage } = (progress ?? {}) as { stage?: unknown }
  if (operation === 'requestCertificate' && stage === 'generating') return working.generating
  if (operation === 'requestCertificate' && stage === 'signing') return working.signing
  if (operation === 'sign' || operation === 'requestCertificate' || operation === 'installCertificate') {
    return working[operation]
  }
  return working.otherwise
}

interface Outcome {
  operation: OperationName
  count: number
}

export function doneText(
  { prompt: { done }, care, common }: Texts,
  choose: Choose,
  { operation, count }: Outcome,
): string {
  if (operation === 'sign') return fill(choose(done.sign, count), { count: formatNumber(common, count) })
  const { connect, selectCertificate, requestCertificate, installCertificate } = done
  const known: Partial<Record<OperationName, string>> = {
    connect,
    selectCertificate,
    requestCertificate,
    installCertificate,
    ...care.done,
  }
  return known[operation] ?? done.otherwise
}

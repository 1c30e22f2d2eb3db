/** What the window says of a request: what is asked, what is being done, what was done. */
import type { OperationName } from '../../shared/operations/index.ts'
import { fill, formatNumber } from '../locales/format.ts'
import type { Plural, PromptTexts, Texts } from '../locales/texts.ts'
import type { RequestView } from './messages.ts'

type Choose = (forms: Plural, count: number) => string

/** The end of the sentence that begins with the origin. */
export function asksText({ prompt, common }: Texts, choose: Choose, request: RequestView): string {
  const asks = prompt.asks[request.operation]
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

export function doneText({ prompt: { done }, common }: Texts, choose: Choose, { operation, count }: Outcome): string {
  if (operation === 'sign') return fill(choose(done.sign, count), { count: formatNumber(common, count) })
  const known = ['connect', 'selectCertificate', 'requestCertificate', 'installCertificate'] as const
  const name = known.find(one => one === operation)
  return name ? done[name] : done.otherwise
}

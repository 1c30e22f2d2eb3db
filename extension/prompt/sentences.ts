/** What the window says of a request: what is asked, what is being done, what was done. */
import { fill, formatNumber } from '../locales/format.ts'
import type { Plural } from '../locales/text-tables.ts'
import type { Texts } from '../locales/texts.ts'
import type { AskingOperation, Done, RequestView } from '../prompt-messages.ts'
import { wordsFor } from './working-words.ts'

type Choose = (forms: Plural, count: number) => string

/** The end of the sentence that begins with the origin; of our own pages, what shall be done. `payments`: how many, if all is known to be some. */
export function asksText(
  { prompt, care, common }: Texts,
  choose: Choose,
  { request, payments }: { request: RequestView; payments: number | null },
): string {
  if (payments === 1) return prompt.asksToSign.payment
  const asks = payments === null ? { ...care.asks, ...prompt.asks }[request.operation] : prompt.asksToSign.payments
  return counted(asks, payments ?? countOf(request), { choose, group: common })
}

function countOf(request: RequestView): number {
  if ('documents' in request) return request.documents.length
  return 'certificates' in request ? request.certificates.length : 1
}

export const workingText = (texts: Texts, operation: AskingOperation, progress: unknown): string =>
  wordsFor(operation).working(texts.prompt.working, progress)

export const doneText = (
  { prompt, care, common }: Texts,
  choose: Choose,
  { operation, count, of }: { operation: AskingOperation } & Omit<Done, 'fault'>,
): string =>
  count < of
    ? fill(choose(prompt.signedSome.title, count), {
        count: formatNumber(common, count),
        total: formatNumber(common, of),
      })
    : counted({ ...care.done, ...prompt.done }[operation], count, { choose, group: common })

function counted(
  text: string | Plural,
  count: number,
  { choose, group }: { choose: Choose; group: Texts['common'] },
): string {
  return typeof text === 'string' ? text : fill(choose(text, count), { count: formatNumber(group, count) })
}

/** On the button that signs: what it does. `count`: of documents; `payments`: in them, if all of them are known to be some. */
export function approveText(
  { prompt, common }: Texts,
  choose: Choose,
  { count, payments }: { count: number; payments: number | null },
): string {
  if (payments === 1) return prompt.approve.payment
  const forms = payments === null ? prompt.approve.sign : prompt.approve.payments
  return counted(forms, payments ?? count, { choose, group: common })
}

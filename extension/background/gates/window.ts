/** Where the person is asked: opens the window, on the extension's own copy of the request. The answers come in `host-questions`. */
import { MohurError } from '../../../shared/errors.ts'
import type { RequestView } from '../../prompt-messages.ts'
import { askingRowOf, type AskingRowOf } from '../asking-rows.ts'
import type { Background } from '../background.ts'
import { openDocuments, type Documents } from '../documents.ts'
import { readingLengths } from '../read-through.ts'
import type { Asking, Located } from '../request.ts'
import type { PromptWindow } from '../prompt.ts'
import { documentBytesOf, documentRowOf } from '../request-documents.ts'

/** The window is open when this returns, unless the answer may be known; what it asks comes from whoever does the work. */
export function windowGate(request: Located, { prompts }: Background): Asking {
  const { origin, abort, atEnd, signal } = request
  let prompt: PromptWindow | null = null
  const documents = openDocuments(documentBytesOf(request), {
    copies: documentRowOf(request)?.goInside(request.params as never) ?? false,
    signal,
    told: bytes => prompt?.read(bytes),
    lengths: readingLengths,
  })
  const row = askingRowOf(request)
  if (!row?.asks(request)) return { ...request, documents, prompt: null }
  prompt = prompts.open({
    origin,
    operation: row.operation,
    mayBeKnown: row.mayBeKnown(request),
    view: viewOf(row, request, documents),
    outline: row.outline(request),
    contents: documents.contents,
    reject: () => abort(new MohurError('USER_REJECTED')),
    fail: abort,
  })
  atEnd(prompt.end)
  return { ...request, documents, prompt }
}

/** A view that cannot be made is told like every other failure. */
const viewOf = async ({ view }: AskingRowOf, request: Located, documents: Documents): Promise<RequestView> =>
  view(request, documents)

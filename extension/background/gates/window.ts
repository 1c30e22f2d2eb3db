/** Where the person is asked: opens the window, on the extension's own copy of the request. The answers come in `host-questions`. */
import { MohurError } from '../../../shared/errors.ts'
import type { RequestView } from '../../prompt-messages.ts'
import { askingRowOf, type AskingRowOf } from '../asking-rows.ts'
import type { Background } from '../background.ts'
import { openDocuments, type Documents } from '../documents.ts'
import type { Asking, Located } from '../request.ts'
import { documentBytesOf } from '../request-documents.ts'

/** The window is open when this returns; what it asks comes from whoever does the work. */
export function windowGate(request: Located, { prompts }: Background): Asking {
  const { origin, abort, atEnd } = request
  const documents = openDocuments(documentBytesOf(request))
  const row = askingRowOf(request)
  if (!row?.asks(request)) return { ...request, documents, prompt: null }
  const prompt = prompts.open({
    origin,
    operation: row.operation,
    view: viewOf(row, request, documents),
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

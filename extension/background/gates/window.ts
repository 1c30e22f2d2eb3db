/** Where the person is asked: opens the window, on the extension's own copy of the request. The answers come in `host-questions`. */
import { readCertificateBundle } from '../../../shared/certificate-bundle.ts'
import { MohurError } from '../../../shared/errors.ts'
import { operations } from '../../../shared/operations/index.ts'
import type { CareView, RequestView } from '../../prompt-messages.ts'
import { asksPerson } from '../asks-person.ts'
import type { Background } from '../background.ts'
import { contentsOf, openDocuments, summariesOf, type Documents } from '../documents.ts'
import type { Call } from '../call.ts'
import type { Asking, Permitted } from '../request.ts'

/** The window is open when this returns; what it asks comes from whoever does the work. */
export function windowGate(request: Permitted, { prompts }: Background): Asking {
  const { origin, abort, atEnd } = request
  const documents = openDocuments(contentsOf(request))
  if (!asksPerson(request)) return { ...request, documents, prompt: null }
  const prompt = prompts.open({
    origin,
    operation: request.operation,
    view: viewOf(request, documents),
    contents: documents.contents,
    reject: () => abort(new MohurError('USER_REJECTED')),
    fail: abort,
  })
  atEnd(prompt.end)
  return { ...request, documents, prompt }
}

/** @throws MohurError CERTIFICATE_UNREADABLE */
async function viewOf(call: Call, documents: Documents): Promise<RequestView> {
  const { operation } = call
  if (operation === 'connect') return { operation, params: call.params }
  if (operation === 'selectCertificate') return { operation, params: call.params }
  if (operation === 'requestCertificate') return { operation, params: call.params }
  if (operation === 'installCertificate') {
    return { operation, certificates: call.params.certificates.flatMap(readCertificateBundle) }
  }
  if (operation === 'sign') {
    return { operation, documents: await summariesOf(call, documents), detached: call.params.detached ?? false }
  }
  if (isCare(call)) return { operation, params: call.params } as CareView
  throw new MohurError('INTERNAL')
}

/** What our own pages ask for: everything in it was chosen there by the person. */
const isCare = (call: Call): call is Extract<Call, CareView> =>
  operations[call.operation].consent !== null && !operations[call.operation].callers.some(caller => caller === 'page')

/** Documents being written: by form or from a file, changed, removed, or given to be signed. */
import { BadRequest, readText, type Route, type SiteRequest } from '../../site.ts'
import { documentOf, entriesOf, kindOf, valuesOf, type Kind } from '../forms.ts'
import { ImportFault } from '../imports/found-payment.ts'
import { readImport } from '../imports/read-import.ts'
import { sessionCookie, type Office } from '../office.ts'
import { isOnCard } from '../signature-card.ts'
import { addDraft, changeDraft, removeDraft, type Draft } from '../store/drafts.ts'
import { personIn } from '../store/logins.ts'
import { getPayment, setStatus, type Payment } from '../store/payments.ts'
import { describe, readIds } from './payment-routes.ts'

export function draftRoutes(office: Office): Route[] {
  const { store, now } = office
  const draftOf = (kind: Kind, entries: Record<string, string>): Draft => ({
    kind,
    documentOf: number => documentOf(kind, entries, { number, day: now() }),
  })
  const described = (ids: readonly string[]) => ({
    json: { payments: ids.map(id => describe(getPayment(store, id))) },
  })
  return [
    {
      method: 'GET',
      path: '/api/drafts/:id',
      handle: request => {
        mayWrite(office, request)
        const { kind, fields } = draftAt(office, request.params['id'])
        return { json: { kind, values: valuesOf(kind, fields) } }
      },
    },
    {
      /** With `id`: one that is there is written anew. */
      method: 'POST',
      path: '/api/drafts',
      handle: request => {
        mayWrite(office, request)
        const { body } = request
        const kind = kindOf(readText(body, 'kind'))
        const draft = draftOf(kind, entriesOf(kind, body))
        const given = readText(body, 'id')
        const id = store.atOnce(() => {
          if (given === '') return addDraft(store, draft)
          const { id } = draftAt(office, given)
          changeDraft(store, id, draft.documentOf(id))
          return id
        })
        return described([id])
      },
    },
    {
      method: 'POST',
      path: '/api/imports',
      takes: 'application/octet-stream',
      handle: request => {
        mayWrite(office, request)
        const found = importOf(request.body as Uint8Array)
        const ids = store.atOnce(() => found.map(entries => addDraft(store, draftOf('payment', entries))))
        return described(ids)
      },
    },
    {
      method: 'POST',
      path: '/api/drafts/offered',
      handle: request => {
        mayWrite(office, request)
        const ids = readIds(request.body)
        store.atOnce(() => ids.forEach(id => setStatus(store, draftAt(office, id).id, 'new')))
        return described(ids)
      },
    },
    {
      method: 'POST',
      path: '/api/drafts/removed',
      handle: request => {
        mayWrite(office, request)
        const ids = readIds(request.body)
        store.atOnce(() => ids.forEach(id => removeDraft(store, draftAt(office, id).id)))
        return described([])
      },
    },
  ]
}

/** @throws BadRequest 401, 403 */
function mayWrite({ store, card, now }: Office, { cookies }: SiteRequest): void {
  const customer = personIn(store, cookies.get(sessionCookie), now())
  if (!isOnCard(card, customer)) throw new BadRequest(403, { payment: 'notOnCard' })
}

/** @throws BadRequest 404, 409 */
function draftAt({ store }: Office, id: string | undefined): Payment {
  const payment = getPayment(store, id)
  if (payment.status !== 'draft') throw new BadRequest(409, { payment: 'noDraft' })
  return payment
}

/** @throws BadRequest 422 that names line and field */
function importOf(bytes: Uint8Array): Record<string, string>[] {
  try {
    return readImport(bytes)
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error
    const { code, line, field } = error
    throw new BadRequest(422, { file: code, line: String(line), ...(field === null ? {} : { field }) })
  }
}

/** Queries on documents that are being written. */
import type { Store } from '../../open-database.ts'
import type { Kind } from '../forms.ts'

export interface Draft {
  kind: Kind
  /** The bytes, by the number that the document gets. */
  documentOf: (number: string) => Uint8Array
}

/** Resolves with the number. */
export function addDraft(store: Store, { kind, documentOf }: Draft): string {
  const [row] = store.all("INSERT INTO payments (kind, document, status) VALUES (?, x'', 'draft') RETURNING id", [kind])
  const id = String(row?.['id'])
  changeDraft(store, id, documentOf(id))
  return id
}

export const changeDraft = (store: Store, id: string, document: Uint8Array): number =>
  store.run("UPDATE payments SET document = ? WHERE id = ? AND status = 'draft'", [document, Number(id)])

export const removeDraft = (store: Store, id: string): number =>
  store.run("DELETE FROM payments WHERE id = ? AND status = 'draft'", [Number(id)])

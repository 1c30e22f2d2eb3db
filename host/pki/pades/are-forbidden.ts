/** What a signer of a PDF forbade to change afterwards (ISO 32000-2 sections 12.8.2.2 and 12.8.2.4, DocMDP and FieldMDP), and whether it was. */
import type { LaterChange } from '../../../shared/later-changes.ts'
import type { PdfDocument } from './document.ts'
import type { SignatureField } from './form.ts'
import type { Changes } from './later-changes.ts'
import { itemsOf } from './object-roles.ts'
import { textIn } from './text-string.ts'
import { nameIn, wholeIn, type Dictionary } from './values.ts'

/** What may be changed, by /P. Time stamps and what tells of revocation may always follow. */
const permitted: Readonly<Record<number, readonly LaterChange[]>> = {
  1: ['validation'],
  2: ['validation', 'signatures', 'fields'],
  3: ['validation', 'signatures', 'fields', 'annotations'],
}
const usual = 2

/** `before`: the file as it was signed. */
export function areForbidden({ signature }: SignatureField, before: PdfDocument, { kinds, fields }: Changes): boolean {
  const { resolve, dictionary } = before
  return itemsOf(resolve(signature.entries.get('Reference'))).some(one => {
    const rules = dictionary(one)
    const params = dictionary(rules?.entries.get('TransformParams'))
    const method = nameIn(resolve(rules?.entries.get('TransformMethod')))
    if (method === 'DocMDP') {
      const allowed = permitted[wholeIn(resolve(params?.entries.get('P'))) ?? usual] ?? []
      return kinds.some(kind => !allowed.includes(kind))
    }
    return method === 'FieldMDP' && params !== null && [...fields].some(field => isLocked(field, params, before))
  })
}

/** A field is named with those below it. The form itself belongs to all of them. */
function isLocked(field: string, { entries }: Dictionary, { resolve }: PdfDocument): boolean {
  const named = itemsOf(resolve(entries.get('Fields'))).map(one => textIn(resolve(one)))
  const isNamed = named.some(name => field === name || field.startsWith(`${name}.`))
  const action = nameIn(resolve(entries.get('Action')))
  return action === 'All' || (action === 'Include' ? isNamed : !isNamed)
}

/** What each object of a PDF is there for, by who refers to it (ISO 32000-2 sections 7.7 and 12.7.3); one that nobody refers to has no part in the document. */
import type { PdfDocument } from './document.ts'
import { isStampValue } from './form.ts'
import { openLabels, type ObjectLabels, type Role } from './object-labels.ts'
import { textIn } from './text-string.ts'
import { nameIn, type Dictionary, type Value } from './values.ts'

export interface ObjectRoles extends Pick<ObjectLabels, 'of' | 'fieldsOf'> {
  /** Numbers of the pages, and of the nodes above them. */
  pages: ReadonlySet<number>
}

/** @throws Unfit for an object that cannot be read */
export function objectRoles(document: PdfDocument): ObjectRoles {
  const trailer = document.sections[0]?.trailer
  const pages = pagesOf(document)
  const labels = openLabels(document, new Set([...pages.keys(), ...numbersIn(trailer?.entries.get('Root'))]))
  for (const number of pages.keys()) labels.put(number, { role: 'page' })
  labelForm(document, labels)
  for (const { entries } of pages.values()) for (const entry of entries) labelOfPage(entry, document, labels)
  labelCatalog(document, labels)
  labels.spread(trailer?.entries.get('Info'), { role: 'other' })
  return { of: labels.of, fieldsOf: labels.fieldsOf, pages: new Set(pages.keys()) }
}

/** By number. */
function pagesOf({ root, resolve, dictionary }: PdfDocument): Map<number, Dictionary> {
  const pages = new Map<number, Dictionary>()
  const left = [root.entries.get('Pages')]
  while (left.length > 0) {
    const value = left.pop()
    const node = dictionary(value)
    if (value?.kind !== 'reference' || !node || pages.has(value.number)) continue
    pages.set(value.number, node)
    for (const kid of itemsOf(resolve(node.entries.get('Kids')))) left.push(kid)
  }
  return pages
}

const upward: ReadonlySet<string> = new Set(['Parent', 'P'])

/** After the form: what is a field of it is no other annotation. */
function labelOfPage([name, value]: [string, Value], { resolve }: PdfDocument, labels: ObjectLabels): void {
  if (name === 'Annots') {
    const isField = (number: number): boolean => labels.fieldsOf(number).size > 0
    const own = itemsOf(resolve(value)).filter(one => !numbersIn(one).some(isField))
    for (const one of own) labels.spread(one, { role: 'annotation', except: upward })
  } else if (name === 'Kids') for (const number of numbersIn(value)) labels.put(number, { role: 'content' })
  else if (name !== 'Parent') labels.spread(value, { role: 'content' })
}

/** Entries of the catalog that say more than that something may be there; `null`: looked through by themselves. */
const catalogRoles: Readonly<Partial<Record<string, Role | null>>> = {
  Pages: null,
  AcroForm: null,
  DSS: 'validation',
  Extensions: 'validation',
  Perms: 'signature',
}
/** In the structure tree (section 14.7.5.3): annotations that others have. */
const named: ReadonlySet<string> = new Set(['Obj'])

function labelCatalog({ root }: PdfDocument, labels: ObjectLabels): void {
  for (const [name, value] of root.entries) {
    const role = Object.hasOwn(catalogRoles, name) ? catalogRoles[name] : 'other'
    if (role) labels.spread(value, { role, except: name === 'StructTreeRoot' ? named : upward })
  }
}

function labelForm(document: PdfDocument, labels: ObjectLabels): void {
  const { root, resolve, dictionary } = document
  const form = dictionary(root.entries.get('AcroForm'))
  for (const field of itemsOf(resolve(form?.entries.get('Fields')))) labelField(field, { document, labels })
  for (const [name, value] of form?.entries ?? []) if (name !== 'Fields') labels.spread(value, { role: 'field' })
}

interface Within {
  document: PdfDocument
  labels: ObjectLabels
  /** Of the field above. */
  type?: string | null
  name?: string
}

/** A form whose fields go round was refused before. */
function labelField(value: Value, { document, labels, type = null, name: above = '' }: Within): void {
  const { resolve, dictionary } = document
  const own = dictionary(value)
  if (value.kind !== 'reference' || !own) return
  const { entries } = own
  const kind = nameIn(resolve(entries.get('FT'))) ?? type
  const name = [above, textIn(resolve(entries.get('T')))].filter(part => part !== '').join('.')
  const isSignature = kind === 'Sig'
  const role = isSignature ? signatureRole(own, dictionary(entries.get('V'))) : 'field'
  labels.put(value.number, { role, field: name })
  const kids = entries.get('Kids')
  for (const number of numbersIn(kids)) labels.put(number, { role: 'field', field: name })
  for (const kid of itemsOf(resolve(kids))) labelField(kid, { document, labels, type: kind, name })
  if (isSignature) labels.spread(entries.get('V'), { role: role === 'validation' ? role : 'signature' })
  const except = new Set([...upward, 'Kids', ...(isSignature ? ['V'] : [])])
  labels.spread(own, { role, field: name, except })
}

/** A time stamp of the document is nobody's signature, and is not seen (ETSI EN 319 142-1 section 5.4.3). */
const signatureRole = ({ entries }: Dictionary, value: Dictionary | null): Role =>
  value && isStampValue(value) && !entries.has('AP') ? 'validation' : 'signatureField'

const numbersIn = (value: Value | undefined): number[] => (value?.kind === 'reference' ? [value.number] : [])

export const itemsOf = (value: Value | undefined): readonly Value[] => (value?.kind === 'list' ? value.items : [])

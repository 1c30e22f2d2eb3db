/** What was changed in a PDF after a revision of it was signed (ISO 32000-2 sections 7.5.6 and 12.8.2): by what the objects are there for that are others now. */
import { laterChanges as kinds, type LaterChange } from '../../../shared/later-changes.ts'
import { changedNumbers, dictionaryIn, textOf, valueAt } from './changed-numbers.ts'
import type { PdfDocument } from './document.ts'
import type { Role } from './object-labels.ts'
import { itemsOf, type ObjectRoles } from './object-roles.ts'
import { write, type Dictionary, type Value } from './values.ts'

export interface Changes {
  /** Each once, in the order of the table. */
  kinds: LaterChange[]
  /** Full names of the fields that were changed; an empty one of the form itself. */
  fields: ReadonlySet<string>
}

export interface ToCompare {
  /** The file as it was signed, and as it is. */
  before: PdfDocument
  now: PdfDocument
  /** As of now: an object that was taken away is missed by the one that referred to it. */
  roles: ObjectRoles
}

/** @throws Unfit for an object that cannot be read */
export function laterChanges(compared: ToCompare): Changes {
  const { before, now, roles } = compared
  const findings = openFindings(compared)
  const changed = changedNumbers(before, now)
  for (const number of changed) findings.tellObject(number)
  for (const number of roles.pages) {
    const pair = pairOf(compared, document => dictionaryIn(valueAt(document, number)))
    const list = pair[1]?.entries.get('Annots')
    if (changed.has(number) || (list?.kind === 'reference' && changed.has(list.number))) findings.comparePages(pair)
  }
  findings.compareCatalogs()
  findings.compareForms(pairOf(compared, ({ root, dictionary }) => dictionary(root.entries.get('AcroForm'))))
  return { kinds: kinds.filter(kind => findings.kinds.has(kind)), fields: findings.fields }
}

type Pair = [before: Dictionary | null, now: Dictionary | null]

const pairOf = ({ before, now }: ToCompare, find: (document: PdfDocument) => Dictionary | null): Pair => [
  find(before),
  find(now),
]

/** `null`: compared by itself. */
const catalogKinds: Readonly<Partial<Record<string, LaterChange | null>>> = {
  AcroForm: null,
  Pages: 'content',
  DSS: 'validation',
  Extensions: 'validation',
  Perms: 'signatures',
}
/** Entries of a form that every signature changes. */
const ownOfSigning: ReadonlySet<string> = new Set(['Fields', 'SigFlags'])

function openFindings({ before, now, roles }: ToCompare) {
  const found = new Set<LaterChange>()
  const fields = new Set<string>()
  const tell = (kind: LaterChange, names: Iterable<string> = ['']): void => {
    found.add(kind)
    if (kind === 'fields') for (const name of names) fields.add(name)
  }
  const tellObject = (number: number): void => {
    const was = valueAt(before, number)
    for (const role of roles.of(number)) if (role !== 'page') tell(kindOf(role, was), roles.fieldsOf(number))
  }
  /** `kind`: of what is missing now, and of what has no object of its own. */
  const compareLists = (name: string, pair: Pair, kind: LaterChange): void => {
    const was = itemsOf(before.resolve(pair[0]?.entries.get(name)))
    const is = itemsOf(now.resolve(pair[1]?.entries.get(name)))
    const [known, left] = [was, is].map(items => new Set(items.map(write)))
    if (was.some(one => !left?.has(write(one)))) tell(kind)
    for (const one of is.filter(item => !known?.has(write(item)))) {
      if (one.kind === 'reference') tellObject(one.number)
      else tell(kind)
    }
  }
  return {
    kinds: found,
    fields,
    tellObject,
    comparePages(pair: Pair): void {
      if (differing(pair).some(name => name !== 'Annots')) tell('content')
      compareLists('Annots', pair, 'annotations')
    },
    compareForms(pair: Pair): void {
      const isForm = (name: string): boolean => (pair[0] ? !ownOfSigning.has(name) : name === 'XFA')
      if (differing(pair).some(isForm)) tell('fields')
      compareLists('Fields', pair, 'fields')
    },
    compareCatalogs(): void {
      for (const name of differing([before.root, now.root])) {
        const kind = Object.hasOwn(catalogKinds, name) ? catalogKinds[name] : 'elsewhere'
        if (kind) tell(kind)
      }
      const [was, is] = [before, now].map(({ sections }) => sections[0]?.trailer.entries.get('Info'))
      if (textOf(was) !== textOf(is)) tell('elsewhere')
    },
  }
}

const plainKinds: Readonly<Record<Exclude<Role, 'page' | 'signature' | 'signatureField'>, LaterChange>> = {
  content: 'content',
  annotation: 'annotations',
  field: 'fields',
  validation: 'validation',
  other: 'elsewhere',
}

/** `was`: the object as it was signed. What a signature is made of is new, but for a field that waited for one. */
function kindOf(role: Exclude<Role, 'page'>, was: Value | undefined): LaterChange {
  if (role === 'signature') return was === undefined ? 'signatures' : 'elsewhere'
  if (role !== 'signatureField') return plainKinds[role]
  const waiting = dictionaryIn(was)?.entries
  const isFree = waiting !== undefined && (waiting.has('T') || waiting.has('Rect')) && !waiting.has('V')
  return was === undefined || isFree ? 'signatures' : 'fields'
}

/** Names of entries. */
function differing([was, is]: Pair): string[] {
  const names = new Set([...(was?.entries.keys() ?? []), ...(is?.entries.keys() ?? [])])
  return [...names].filter(name => textOf(was?.entries.get(name)) !== textOf(is?.entries.get(name)))
}

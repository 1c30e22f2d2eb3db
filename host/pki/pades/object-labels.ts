/** What objects of a PDF are there for, spread from where it is known to whatever is referred to from there. */
import type { PdfDocument } from './document.ts'
import type { Value } from './values.ts'

/**
 * `page`: a page or a node above it. `content`: what pages are drawn of. `field`: of a form, with what it looks like. `validation`: a time
 * stamp of the document, or what tells of revocation.
 */
export type Role = 'page' | 'content' | 'annotation' | 'field' | 'signatureField' | 'signature' | 'validation' | 'other'

export interface Label {
  role: Role
  /** Full name of the field that it belongs to (ISO 32000-2 section 12.7.4.2). */
  field?: string
  /** Names of entries that are not followed. */
  except?: ReadonlySet<string>
}

export interface ObjectLabels {
  /** Whether that is new. */
  put: (number: number, label: Label) => boolean
  /** @throws Unfit for an object that cannot be read */
  spread: (start: Value | undefined, label: Label) => void
  of: (number: number) => ReadonlySet<Role>
  fieldsOf: (number: number) => ReadonlySet<string>
}

/** `frame`: pages and the catalog; whatever else points to one of them only names it. */
export function openLabels({ resolve }: PdfDocument, frame: ReadonlySet<number>): ObjectLabels {
  const roles = new Map<number, Set<Role>>()
  const fields = new Map<number, Set<string>>()
  const put: ObjectLabels['put'] = (number, { role, field }) => {
    const isNewField = field !== undefined && addTo(fields, number, field)
    return addTo(roles, number, role) || isNewField
  }
  /** What comes next. */
  const followed = (value: Value | undefined, label: Label): Iterable<Value | undefined> => {
    if (value?.kind === 'reference') return !frame.has(value.number) && put(value.number, label) ? [resolve(value)] : []
    return value ? valuesIn(value, label.except) : []
  }
  return {
    put,
    spread(start, label) {
      const left = [start]
      while (left.length > 0) for (const one of followed(left.pop(), label)) left.push(one)
    },
    of: number => roles.get(number) ?? none,
    fieldsOf: number => fields.get(number) ?? none,
  }
}

function* valuesIn(value: Value, except: Label['except']): Iterable<Value> {
  if (value.kind === 'list') yield* value.items
  else if (value.kind === 'dictionary') for (const [name, one] of value.entries) if (!except?.has(name)) yield one
}

const none: ReadonlySet<never> = new Set()

function addTo<T>(sets: Map<number, Set<T>>, number: number, one: T): boolean {
  const known = sets.get(number) ?? new Set()
  sets.set(number, known)
  return known.size < known.add(one).size
}

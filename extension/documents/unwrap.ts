/** What stands around the fields of a document and says nothing by itself: lone wrappers, and the names of XML namespaces. */
import type { Field } from './reading.ts'

export interface Unwrapped {
  /** Names of the wrappers, the outermost first. */
  path: string[]
  inside: readonly Field[]
}

/** A wrapper holds one group and nothing else. */
export function unwrap(fields: readonly Field[]): Unwrapped {
  const inside = fields.filter(field => !isNamespace(field))
  const [only, ...others] = inside
  const isWrapper = only?.kind === 'group' && others.length === 0 && only.fields.some(isGroupOrNamed)
  if (!isWrapper) return { path: [], inside }
  const next = unwrap(only.fields)
  return { path: [only.name, ...next.path], inside: next.inside }
}

/** A declaration of a namespace (XML Namespaces 1.0 section 3). */
export const isNamespace = ({ kind, name }: Field): boolean =>
  kind === 'attribute' && (name === 'xmlns' || name.startsWith('xmlns:'))

/** A value with attributes is no wrapper: its own text has no name. */
const isGroupOrNamed = ({ name, kind }: Field): boolean => name !== '' && kind !== 'attribute'

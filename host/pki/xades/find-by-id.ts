/** The element that a same-document reference means: exactly one, or none at all, since programs differ in which of two they take. */
import { descendants, type XmlElement } from './xml-tree.ts'

const idNames: ReadonlySet<string> = new Set(['Id', 'ID', 'id'])
const xmlUri = 'http://www.w3.org/XML/1998/namespace'

/** Each element by each of its Ids; `null` for an Id that several have. */
export type Ids = ReadonlyMap<string, XmlElement | null>

/** `Id`, `ID`, `id` and `xml:id`, whatever the vocabulary: what any program could take for one. */
export function idsIn(root: XmlElement): Ids {
  const ids = new Map<string, XmlElement | null>()
  for (const element of descendants(root)) {
    if (element.attributes.length === 0) continue
    const own = element.attributes.filter(({ uri, local }) =>
      uri === '' ? idNames.has(local) : uri === xmlUri && local === 'id',
    )
    for (const value of new Set(own.map(attribute => attribute.value))) ids.set(value, ids.has(value) ? null : element)
  }
  return ids
}

export const findById = (ids: Ids, id: string): XmlElement | null => ids.get(id) ?? null

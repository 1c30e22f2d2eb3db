/** Which namespaces the names of an element are in (Namespaces in XML 1.0, third edition). */
import type { XmlAttribute } from './xml-tree.ts'
import { NotWellFormed } from './xml-text.ts'

export type Scope = ReadonlyMap<string, string>

/** An empty prefix: none. */
export interface QualifiedName {
  prefix: string
  local: string
}

/** As it stands in a tag. */
export interface RawAttribute {
  name: QualifiedName
  value: string
}

const xmlUri = 'http://www.w3.org/XML/1998/namespace'
const xmlnsUri = 'http://www.w3.org/2000/xmlns/'

export const outermost: Scope = new Map([['xml', xmlUri]])

const noAttributes: readonly XmlAttribute[] = []
const noDeclarations: Scope = new Map()

export interface Named {
  attributes: readonly XmlAttribute[]
  /** By prefix. */
  declarations: Scope
  /** Of the element and what is in it. */
  scope: Scope
}

/** @throws NotWellFormed for a prefix that means nothing, and an attribute or a declaration that stands twice */
export function namedIn(raw: readonly RawAttribute[], outer: Scope): Named {
  // Of a hundred thousand elements most have neither: nothing is made for them.
  if (raw.length === 0) return { attributes: noAttributes, declarations: noDeclarations, scope: outer }
  const declarations = declarationsIn(raw)
  const scope = declarations.size === 0 ? outer : new Map([...outer, ...declarations])
  const own = declarations.size === 0 ? raw : raw.filter(attribute => declaredBy(attribute) === null)
  const attributes = own.map(({ name: { prefix, local }, value }) => ({
    prefix,
    local,
    uri: prefix === '' ? '' : uriOf(prefix, scope),
    value,
  }))
  if (attributes.length > 1 && new Set(attributes.map(one => `${one.local} ${one.uri}`)).size < attributes.length) {
    throw new NotWellFormed()
  }
  return { attributes: attributes.length === 0 ? noAttributes : attributes, declarations, scope }
}

/** The prefix that it binds; `null`: it is no declaration. */
const declaredBy = ({ name: { prefix, local } }: RawAttribute): string | null =>
  prefix === 'xmlns' ? local : prefix === '' && local === 'xmlns' ? '' : null

function declarationsIn(raw: readonly RawAttribute[]): Scope {
  let declarations: Map<string, string> | null = null
  for (const attribute of raw) {
    const prefix = declaredBy(attribute)
    if (prefix === null) continue
    const { value } = attribute
    declarations ??= new Map()
    if (declarations.has(prefix) || !mayBind(prefix, value)) throw new NotWellFormed()
    declarations.set(prefix, value)
  }
  return declarations ?? noDeclarations
}

/** Section 3: what is bound for good, and what cannot be taken back. */
function mayBind(prefix: string, uri: string): boolean {
  if (prefix === 'xmlns' || uri === xmlnsUri) return false
  if ((prefix === 'xml') !== (uri === xmlUri)) return false
  return prefix === '' || uri !== ''
}

/** @throws NotWellFormed */
export function uriOf(prefix: string, scope: Scope): string {
  const uri = scope.get(prefix)
  if (uri === undefined && prefix !== '') throw new NotWellFormed()
  return uri ?? ''
}

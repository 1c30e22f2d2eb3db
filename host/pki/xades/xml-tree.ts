/** An XML document as a tree (XML 1.0 fifth edition, Namespaces in XML 1.0): what a canonical form and a search by Id need. */

export interface XmlDocument {
  /** As it was read, without a byte-order mark's bytes being taken away. */
  text: string
  root: XmlElement
  /** Where the root's last tag begins in the text; of an empty element, the place of its only one's `/>`. */
  endTag: number
  isEmptyTag: boolean
  /** Beside the root: what a canonical form of the whole document has as well. */
  before: XmlAside[]
  after: XmlAside[]
}

export interface XmlElement {
  kind: 'element'
  prefix: string
  local: string
  /** Of the namespace; empty: in none. */
  uri: string
  attributes: readonly XmlAttribute[]
  /** By prefix, those that stand here; the empty prefix is the default. */
  declarations: ReadonlyMap<string, string>
  children: readonly XmlNode[]
  parent: XmlElement | null
}

export interface XmlAttribute {
  prefix: string
  local: string
  uri: string
  /** Normalised as XML 1.0 section 3.3.3 has it for CDATA. */
  value: string
}

export type XmlAside = { kind: 'comment'; text: string } | { kind: 'instruction'; target: string; text: string }
/** CDATA sections and references to characters are text. */
export type XmlNode = XmlElement | XmlAside | { kind: 'text'; text: string }

export const isElement = (node: XmlNode): node is XmlElement => node.kind === 'element'

export const elementsIn = ({ children }: XmlElement): XmlElement[] => children.filter(isElement)

export const isNamed = ({ uri, local }: XmlElement, wantedUri: string, wanted: string): boolean =>
  uri === wantedUri && local === wanted

/** Itself and all below, in the order of the document. */
export function descendants(element: XmlElement): XmlElement[] {
  const all: XmlElement[] = []
  const add = (one: XmlElement): void => {
    all.push(one)
    for (const child of one.children) if (isElement(child)) add(child)
  }
  add(element)
  return all
}

/** Its parents, the nearest first. */
export function* ancestors({ parent }: XmlElement): Generator<XmlElement> {
  for (let at = parent; at; at = at.parent) yield at
}

export const isInside = (element: XmlElement, outer: XmlElement): boolean =>
  element === outer || [...ancestors(element)].includes(outer)

export const textOf = ({ children }: XmlElement): string =>
  children.map(child => (child.kind === 'text' ? child.text : '')).join('')

/** An attribute in no namespace. */
export const attributeOf = ({ attributes }: XmlElement, name: string): string | undefined =>
  attributes.find(({ uri, local }) => uri === '' && local === name)?.value

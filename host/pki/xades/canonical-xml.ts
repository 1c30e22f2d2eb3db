/**
 * Canonical XML 1.0 and 1.1 and Exclusive XML Canonicalization 1.0 of a document or of one element in it, with or without comments.
 * What two programs canonicalise differently they verify differently: xmlsec1 is the judge of this file on random documents.
 */
import { concat, utf8, type Bytes } from '../../../shared/bytes.ts'
import {
  ancestors,
  type XmlAside,
  type XmlAttribute,
  type XmlDocument,
  type XmlElement,
  type XmlNode,
} from './xml-tree.ts'

export interface CanonicalForm {
  exclusive: boolean
  comments: boolean
  /** Inclusive Canonical XML 1.1 takes over other attributes of the parents than 1.0. */
  version: '1.0' | '1.1'
  /** InclusiveNamespaces of the exclusive form; the empty prefix is the default. */
  prefixes: ReadonlySet<string>
}

export interface ToCanonicalise {
  form: CanonicalForm
  /** Elements that are left out, with all that is in them. */
  leaveOut?: (element: XmlElement) => boolean
}

type Namespaces = ReadonlyMap<string, string>
const xmlUri = 'http://www.w3.org/XML/1998/namespace'

/** In UTF-8. A whole document has what stands beside its root. */
export function canonicalXml(of: XmlDocument | XmlElement, { form, leaveOut = () => false }: ToCanonicalise): Bytes {
  const writing: Writing = { form, leaveOut, pieces: [], octets: [] }
  const { pieces } = writing
  if ('kind' in of) writeElement(of, apexOf(of, form), writing)
  else {
    for (const node of of.before) if (isWritten(node, form)) pieces.push(asideText(node), '\n')
    writeElement(of.root, apexOf(of.root, form), writing)
    for (const node of of.after) if (isWritten(node, form)) pieces.push('\n', asideText(node))
  }
  encodePieces(writing)
  return concat(writing.octets)
}

interface Writing extends Required<ToCanonicalise> {
  /** So far, and the text after that. */
  octets: Bytes[]
  pieces: string[]
}

/** One text that grows by a few letters a million times costs more than all else. */
const mostPieces = 4_096

function encodePieces({ octets, pieces }: Writing): void {
  octets.push(utf8(pieces.join('')))
  pieces.length = 0
}

interface Place {
  /** In scope around this element. */
  scope: Namespaces
  /** What the output has declared around it. */
  rendered: Namespaces
  /** `xml:` attributes of parents outside of the output (inclusive forms). */
  inherited: readonly XmlAttribute[]
  isApex: boolean
}

function apexOf(element: XmlElement, { exclusive, version }: CanonicalForm): Place {
  const outer = [...ancestors(element)].toReversed()
  const scope = new Map(outer.flatMap(({ declarations }) => [...declarations]))
  const inherited = exclusive ? [] : inheritedBy(element, outer, version)
  return { scope, rendered: new Map(), inherited, isApex: true }
}

function inheritedBy(element: XmlElement, outer: readonly XmlElement[], version: '1.0' | '1.1'): XmlAttribute[] {
  const nearest = new Map<string, XmlAttribute>()
  for (const { attributes } of outer) for (const one of attributes) if (one.uri === xmlUri) nearest.set(one.local, one)
  const own = new Set(element.attributes.filter(({ uri }) => uri === xmlUri).map(({ local }) => local))
  // Version 1.1 inherits no Id, and joins base addresses: whoever reads refuses those first.
  return [...nearest.values()].filter(({ local }) => !own.has(local) && (version === '1.0' || local !== 'id'))
}

const nothing: readonly XmlAttribute[] = []

function writeElement(element: XmlElement, place: Place, writing: Writing): void {
  const { form, leaveOut, pieces } = writing
  if (leaveOut(element)) return
  const { prefix, local, children } = element
  const changed = declaredAt(element, place, form)
  const name = qualified(prefix, local)
  pieces.push('<', name)
  for (const [own, uri] of changed) pieces.push(own === '' ? ' xmlns' : ` xmlns:${own}`, '="', escapedValue(uri), '"')
  for (const { prefix: own, local: attribute, value } of attributesAt(element, place)) {
    pieces.push(' ', qualified(own, attribute), '="', escapedValue(value), '"')
  }
  pieces.push('>')
  const below = placeBelow(element, place, changed)
  for (const child of children) writeNode(child, below, writing)
  pieces.push('</', name, '>')
  if (pieces.length > mostPieces) encodePieces(writing)
}

function writeNode(node: XmlNode, place: Place, writing: Writing): void {
  if (node.kind === 'element') writeElement(node, place, writing)
  else if (node.kind === 'text') writing.pieces.push(escapedText(node.text))
  else if (isWritten(node, writing.form)) writing.pieces.push(asideText(node))
}

function attributesAt({ attributes }: XmlElement, { inherited }: Place): readonly XmlAttribute[] {
  const all = inherited.length > 0 ? [...attributes, ...inherited] : attributes
  return all.length > 1 ? all.toSorted(inOrder) : all
}

const scopeAt = ({ declarations }: XmlElement, { scope }: Place): Namespaces =>
  declarations.size === 0 ? scope : new Map([...scope, ...declarations])

/** The same one, where nothing is declared. */
function placeBelow(element: XmlElement, place: Place, changed: readonly [string, string][]): Place {
  if (changed.length === 0 && element.declarations.size === 0 && !place.isApex) return place
  const rendered = changed.length === 0 ? place.rendered : new Map([...place.rendered, ...changed])
  return { scope: scopeAt(element, place), rendered, inherited: nothing, isApex: false }
}

/** What must be declared at this element, by prefix. */
function declaredAt(
  element: XmlElement,
  place: Place,
  { exclusive, prefixes }: CanonicalForm,
): readonly [string, string][] {
  const { rendered, isApex } = place
  const { declarations, prefix, attributes } = element
  const scope = scopeAt(element, place)
  if (!exclusive) return changedBy(isApex ? scope.keys() : declarations.keys(), scope, rendered)
  // Nearly all elements use nothing but their own prefix, as the one around them does.
  const isPlain = prefixes.size === 0 && attributes.every(one => one.prefix === '')
  if (isPlain && isDeclared(prefix, scope, rendered)) return unchanged
  return changedBy(usedBy(element, prefixes, scope), scope, rendered)
}

const unchanged: readonly [string, string][] = []

const isDeclared = (prefix: string, scope: Namespaces, rendered: Namespaces): boolean =>
  prefix === 'xml' || (scope.get(prefix) ?? '') === (rendered.get(prefix) ?? '')

const qualified = (prefix: string, local: string): string => (prefix === '' ? local : `${prefix}:${local}`)

/** Visibly utilised, or named in the list where they are in scope. */
function usedBy({ prefix, attributes }: XmlElement, listed: ReadonlySet<string>, scope: Namespaces): Iterable<string> {
  const used = new Set([prefix])
  for (const attribute of attributes)
    if (attribute.prefix !== '' && attribute.uri !== xmlUri) used.add(attribute.prefix)
  for (const one of listed) if (one === '' || scope.has(one)) used.add(one)
  return used
}

/** What must be declared here, by prefix; the default namespace is taken back only where the output has one. */
function changedBy(wanted: Iterable<string>, scope: Namespaces, rendered: Namespaces): [string, string][] {
  const changed: [string, string][] = []
  for (const prefix of wanted) {
    if (!isDeclared(prefix, scope, rendered)) changed.push([prefix, scope.get(prefix) ?? ''])
  }
  return changed.length > 1 ? changed.toSorted(([a], [b]) => compareText(a, b)) : changed
}

const inOrder = (a: XmlAttribute, b: XmlAttribute): number => compareText(a.uri, b.uri) || compareText(a.local, b.local)

/** By code points, which is not the order of UTF-16. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)]
    if (one !== other) return inCodePoints(one) - inCodePoints(other)
  }
  return a.length - b.length
}

/** Surrogates come after all other units. */
const inCodePoints = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x10000 : unit)

const isWritten = ({ kind }: XmlAside, { comments }: CanonicalForm): boolean => comments || kind !== 'comment'

const asideText = (node: XmlAside): string =>
  node.kind === 'comment' ? `<!--${node.text}-->` : `<?${node.target}${node.text === '' ? '' : ` ${node.text}`}?>`

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}
const escaped = (character: string): string => escapes[character] ?? character

export const escapedText = (text: string): string =>
  /[&<>\r]/.test(text) ? text.replaceAll(/[&<>\r]/g, escaped) : text
export const escapedValue = (text: string): string =>
  /[&<"\t\n\r]/.test(text) ? text.replaceAll(/[&<"\t\n\r]/g, escaped) : text

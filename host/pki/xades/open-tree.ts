/** The tree of a document while it is read, within its limits. */
import { limits } from '../../../shared/limits.ts'
import { namedIn, outermost, uriOf, type QualifiedName, type RawAttribute, type Scope } from './xml-names.ts'
import type { XmlAside, XmlDocument, XmlElement, XmlNode } from './xml-tree.ts'

/** What an error's `reason` says of a document that is not read. */
export type XmlReason =
  | 'notUtf8'
  | 'notWellFormed'
  | 'documentType'
  | 'otherEncoding'
  | 'otherVersion'
  | 'namespaceName'
  | 'tooDeep'
  | 'tooManyAttributes'
  | 'tooManyNodes'

export class XmlProblem extends Error {
  readonly reason: XmlReason
  constructor(reason: XmlReason) {
    super(reason)
    this.reason = reason
  }
}

export function refuse(reason: XmlReason): never {
  throw new XmlProblem(reason)
}

export interface Tree {
  /** Of a name as it is written. */
  nameOf: (written: string) => QualifiedName
  open: (written: string, attributes: readonly RawAttribute[]) => void
  /** `endTag`, `isEmptyTag`: of the element. */
  close: (endTag: number, isEmptyTag: boolean) => void
  /** Of the innermost element, as it is written. `null`: none is open. */
  openName: () => string | null
  isOpen: () => boolean
  /** No element has begun yet. */
  isBefore: () => boolean
  text: (piece: string) => void
  aside: (node: XmlAside) => void
  /** @throws XmlProblem notWellFormed unless it is whole */
  document: () => XmlDocument
}

/** An element that is open, and where its children begin among those of all. */
interface Level {
  element: XmlElement
  name: string
  scope: Scope
  begin: number
}

export function openTree(text: string): Tree {
  const before: XmlAside[] = []
  const after: XmlAside[] = []
  const levels: Level[] = []
  // Of all that are open: a list of each element's own would grow past its needs.
  const children: XmlNode[] = []
  const textNode = oneOfEach((piece): XmlNode => ({ kind: 'text', text: piece }))
  const nameOf = oneOfEach(qualifiedName)
  let root: XmlElement | null = null
  let current: Level | undefined
  let end: Pick<XmlDocument, 'endTag' | 'isEmptyTag'> | null = null
  let nodes = 0
  const count = (): void => {
    nodes += 1
    if (nodes > limits.xmlNodes) refuse('tooManyNodes')
  }
  const add = (node: XmlNode): void => {
    count()
    children.push(node)
  }
  return {
    nameOf,
    open(written, attributes) {
      if (levels.length === limits.xmlDepth) refuse('tooDeep')
      if (root && !current) refuse('notWellFormed')
      const named = namedIn(attributes, current?.scope ?? outermost)
      for (const uri of named.declarations.values()) if (!namespaceName.test(uri)) refuse('namespaceName')
      const { prefix, local } = nameOf(written)
      const element: XmlElement = {
        kind: 'element',
        prefix,
        local,
        uri: uriOf(prefix, named.scope),
        attributes: named.attributes,
        declarations: named.declarations,
        children: noChildren,
        parent: current?.element ?? null,
      }
      add(element)
      root ??= element
      current = { element, name: written, scope: named.scope, begin: children.length }
      levels.push(current)
    },
    close(endTag, isEmptyTag) {
      const { element, begin } = levels.pop() ?? refuse('notWellFormed')
      if (children.length > begin) element.children = children.slice(begin)
      children.length = begin
      current = levels.at(-1)
      if (!current) end = { endTag, isEmptyTag }
    },
    openName: () => current?.name ?? null,
    isOpen: () => current !== undefined,
    isBefore: () => root === null,
    text(piece) {
      if (piece === '' || !current) return
      const last = children.length > current.begin ? children.at(-1) : undefined
      if (last?.kind === 'text') children[children.length - 1] = { kind: 'text', text: last.text + piece }
      else add(textNode(piece))
    },
    aside(node) {
      if (current) return add(node)
      count()
      ;(root ? after : before).push(node)
    },
    document() {
      if (!root || !end) return refuse('notWellFormed')
      return { text, root, ...end, before, after }
    },
  }
}

const noChildren: readonly XmlNode[] = []

/**
 * Canonical XML refuses relative names of namespaces, and programs write other characters than these differently: libxml2 has
 * `&#38;` for an ampersand.
 */
const namespaceName = /^(?:[a-zA-Z][\w+.-]*:[!#-%'-;=?-~]*)?$/

/** What is made of the same short text is kept once: documents say little in many words. */
function oneOfEach<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const same = text.length > 24 ? undefined : known.get(text)
    if (same !== undefined) return same
    const made = make(text)
    if (text.length <= 24 && known.size < 1_000) known.set(text, made)
    return made
  }
}

function qualifiedName(written: string): QualifiedName {
  const colon = written.indexOf(':')
  return { prefix: written.slice(0, Math.max(colon, 0)), local: written.slice(colon + 1) }
}

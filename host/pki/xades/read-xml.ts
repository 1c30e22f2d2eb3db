/**
 * Reads XML 1.0 with namespaces, strictly: UTF-8 without any DTD, so that there are no entities, nothing is fetched, and every
 * program reads the same. saxes says whether it is well-formed.
 */
import type { SaxesParser, SaxesTagNS } from 'saxes'
import { fromUtf8 } from '../../../shared/bytes.ts'
import { MohurError, type ErrorCode } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
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

class XmlProblem extends Error {
  readonly reason: XmlReason
  constructor(reason: XmlReason) {
    super(reason)
    this.reason = reason
  }
}

let Parser: typeof SaxesParser | null = null

/** Must be over before anything is read: saxes takes milliseconds to load, which most starts of the host need not wait for. */
export async function loadXml(): Promise<void> {
  Parser = (await import('saxes')).SaxesParser
}

/** @throws MohurError `code` with the reason, TOO_LARGE, INTERNAL before it is loaded */
export function readXml(bytes: Uint8Array, code: ErrorCode): XmlDocument {
  if (!Parser) throw new MohurError('INTERNAL')
  const limit = code === 'SIGNED_DATA_UNREADABLE' ? limits.signedXmlBytes : limits.xmlBytes
  if (bytes.length > limit) throw new MohurError('TOO_LARGE', { limit })
  try {
    return readText(textFrom(bytes), new Parser({ xmlns: true }))
  } catch (error) {
    const reason = error instanceof XmlProblem ? error.reason : 'notWellFormed'
    throw new MohurError(code, { reason }, { cause: error })
  }
}

function textFrom(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    throw new XmlProblem('notUtf8')
  }
}

function readText(text: string, parser: SaxesParser<{ xmlns: true }>): XmlDocument {
  const building = openTree(text)
  parser.on('error', () => refuse('notWellFormed'))
  parser.on('doctype', () => refuse('documentType'))
  parser.on('xmldecl', ({ version = '1.0', encoding = 'UTF-8' }) => {
    if (version !== '1.0') refuse('otherVersion')
    if (encoding.toUpperCase() !== 'UTF-8') refuse('otherEncoding')
  })
  let attributes = 0
  parser.on('opentagstart', () => (attributes = 0))
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > limits.xmlAttributes) refuse('tooManyAttributes')
  })
  parser.on('opentag', tag => building.open(tag))
  parser.on('closetag', ({ isSelfClosing }) => building.close(parser.position, isSelfClosing))
  parser.on('text', piece => building.text(piece))
  parser.on('cdata', piece => building.text(piece))
  parser.on('comment', comment => building.aside({ kind: 'comment', text: comment }))
  parser.on('processinginstruction', ({ target, body }) => building.aside({ kind: 'instruction', target, text: body }))
  parser.write(text).close()
  return building.document()
}

function refuse(reason: XmlReason): never {
  throw new XmlProblem(reason)
}

/** What the events of one document become. */
function openTree(text: string) {
  const before: XmlAside[] = []
  const after: XmlAside[] = []
  let root: XmlElement | null = null
  let current: XmlElement | null = null
  let depth = 0
  let nodes = 0
  const count = (): void => {
    nodes += 1
    if (nodes > limits.xmlNodes) refuse('tooManyNodes')
  }
  const add = (node: XmlNode): void => {
    count()
    current?.children.push(node)
  }
  return {
    open(tag: SaxesTagNS): void {
      depth += 1
      if (depth > limits.xmlDepth) refuse('tooDeep')
      const element = elementOf(tag, current)
      add(element)
      root ??= element
      current = element
    },
    close(position: number, isEmptyTag: boolean): void {
      if (!current) return
      current.isEmptyTag = isEmptyTag
      current.endTag = isEmptyTag ? position - '/>'.length : text.lastIndexOf('<', position - 1)
      current = current.parent
      depth -= 1
    },
    text(piece: string): void {
      const last = current?.children.at(-1)
      if (last?.kind === 'text') last.text += piece
      else if (current && piece !== '') add({ kind: 'text', text: piece })
    },
    aside(node: XmlAside): void {
      if (current) add(node)
      else {
        count()
        ;(root ? after : before).push(node)
      }
    },
    document(): XmlDocument {
      if (!root) return refuse('notWellFormed')
      return { text, root, before, after }
    },
  }
}

/**
 * Canonical XML refuses relative names of namespaces, and programs write other characters than these differently: libxml2 has
 * `&#38;` for an ampersand.
 */
const namespaceName = /^(?:[a-zA-Z][\w+.-]*:[!#-%'-;=?-~]*)?$/

const xmlnsUri = 'http://www.w3.org/2000/xmlns/'

const none: ReadonlyMap<string, string> = new Map()

function elementOf({ prefix, local, uri, attributes, ns }: SaxesTagNS, parent: XmlElement | null): XmlElement {
  const all = Object.values(attributes)
  const declared = Object.entries(ns)
  if (!declared.every(([, name]) => namespaceName.test(name))) refuse('namespaceName')
  return {
    kind: 'element',
    prefix,
    local,
    uri,
    attributes: all
      .filter(attribute => attribute.uri !== xmlnsUri)
      .map(one => ({ prefix: one.prefix, local: one.local, uri: one.uri, value: one.value })),
    declarations: declared.length > 0 ? new Map(declared) : none,
    children: [],
    parent,
    endTag: 0,
    isEmptyTag: false,
  }
}

/**
 * Reads XML 1.0 with namespaces, strictly: UTF-8 without any DTD, so that there are no entities, nothing is fetched, and every
 * program reads the same. What is not well-formed is not read: in the tests saxes is the judge of that.
 */
import { fromUtf8 } from '../../../shared/bytes.ts'
import { MohurError, type ErrorCode } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { openTree, refuse, XmlProblem, type Tree } from './open-tree.ts'
import { attributeValue, contentOf, forbidden, name, withLines } from './xml-text.ts'
import type { RawAttribute } from './xml-names.ts'
import type { XmlDocument } from './xml-tree.ts'

/** @throws MohurError `code` with the reason, TOO_LARGE */
export function readXml(bytes: Uint8Array, code: ErrorCode): XmlDocument {
  const limit = code === 'SIGNED_DATA_UNREADABLE' ? limits.signedXmlBytes : limits.xmlBytes
  if (bytes.length > limit) throw new MohurError('TOO_LARGE', { limit })
  try {
    return readText(textFrom(bytes))
  } catch (error) {
    const reason = error instanceof XmlProblem ? error.reason : 'notWellFormed'
    throw new MohurError(code, { reason }, { cause: error })
  }
}

function textFrom(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    return refuse('notUtf8')
  }
}

const space = '[ \\t\\r\\n]'
const declaration = new RegExp(
  `<\\?xml${space}+version${space}*=${space}*(?:"(1\\.\\d+)"|'(1\\.\\d+)')` +
    `(?:${space}+encoding${space}*=${space}*(?:"([A-Za-z][\\w.-]*)"|'([A-Za-z][\\w.-]*)'))?` +
    `(?:${space}+standalone${space}*=${space}*(?:"(?:yes|no)"|'(?:yes|no)'))?${space}*\\?>`,
  'y',
)
const qualified = `${name}(?::${name})?`
const qualifiedName = new RegExp(qualified, 'y')
const attribute = new RegExp(`${space}+(${qualified})${space}*=${space}*(?:"([^<"]*)"|'([^<']*)')`, 'y')
const tagEnd = new RegExp(`${space}*/?>`, 'y')
const closing = new RegExp(`${space}*>`, 'y')
const instruction = new RegExp(`<\\?(${name})(?:${space}+([^]*?))?\\?>`, 'y')
const blank = new RegExp(`^${space}*$`)

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Where what must be there ends; nothing is made of it. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : refuse('notWellFormed')
}

function readText(text: string): XmlDocument {
  if (forbidden.test(text)) refuse('notWellFormed')
  const tree = openTree(text)
  for (let at = afterDeclaration(text); at < text.length;) at = readNext(text, at, tree)
  return tree.document()
}

/** Where the document begins after its mark of the byte order and its declaration. */
export function afterDeclaration(text: string): number {
  const start = text.startsWith('\ufeff') ? 1 : 0
  if (!/^<\?xml[ \t\r\n]/.test(text.slice(start, start + 6))) return start
  const found = matchAt(declaration, text, start)
  if (!found) return refuse('notWellFormed')
  const [whole, double, single, encoding, otherEncoding] = found
  if ((double ?? single) !== '1.0') refuse('otherVersion')
  if ((encoding ?? otherEncoding ?? 'UTF-8').toUpperCase() !== 'UTF-8') refuse('otherEncoding')
  return start + whole.length
}

/** Where the thing after it begins. */
function readNext(text: string, at: number, tree: Tree): number {
  if (text.charCodeAt(at) !== lessThan) return readContent(text, at, tree)
  const second = text.charCodeAt(at + 1)
  if (second === solidus) return readClosing(text, at, tree)
  if (second === exclamation) return readMarked(text, at, tree)
  return second === question ? readInstruction(text, at, tree) : readTag(text, at, tree)
}

const [lessThan, solidus, exclamation, question] = [0x3c, 0x2f, 0x21, 0x3f]

function readContent(text: string, at: number, tree: Tree): number {
  const found = text.indexOf('<', at)
  const end = found < 0 ? text.length : found
  const piece = text.slice(at, end)
  if (tree.isOpen()) tree.text(contentOf(piece))
  else if (!blank.test(piece)) refuse('notWellFormed')
  return end
}

function readTag(text: string, start: number, tree: Tree): number {
  let at = endOf(qualifiedName, text, start + 1)
  const name = text.slice(start + 1, at)
  const attributes: RawAttribute[] = []
  for (let one = readAttribute(text, at); one; one = readAttribute(text, at)) {
    const [written, own = '', double, single = ''] = one
    if (attributes.length === limits.xmlAttributes) refuse('tooManyAttributes')
    attributes.push({ name: tree.nameOf(own), value: attributeValue(double ?? single) })
    at += written.length
  }
  tree.open(name, attributes)
  if (text[at] === '>') return at + 1
  at = endOf(tagEnd, text, at)
  if (text[at - 2] === '/') tree.close(at - '/>'.length, true)
  return at
}

/** Most tags have none: they end where one would begin. */
const readAttribute = (text: string, at: number): RegExpExecArray | null =>
  text[at] === '>' ? null : matchAt(attribute, text, at)

function readClosing(text: string, at: number, tree: Tree): number {
  const name = tree.openName()
  if (name === null || !text.startsWith(name, at + 2)) return refuse('notWellFormed')
  const from = at + 2 + name.length
  const end = text[from] === '>' ? from + 1 : endOf(closing, text, from)
  tree.close(at, false)
  return end
}

const comment = '<!--'
const section = '<![CDATA['

/** Comments, CDATA sections, and what is not read. */
function readMarked(text: string, at: number, tree: Tree): number {
  if (text.startsWith(comment, at)) {
    const end = text.indexOf('--', at + comment.length)
    if (end < 0 || text[end + 2] !== '>') return refuse('notWellFormed')
    tree.aside({ kind: 'comment', text: withLines(text.slice(at + comment.length, end)) })
    return end + '-->'.length
  }
  if (text.startsWith('<!DOCTYPE', at) && tree.isBefore()) refuse('documentType')
  const end = text.startsWith(section, at) && tree.isOpen() ? text.indexOf(']]>', at) : -1
  if (end < 0) return refuse('notWellFormed')
  tree.text(withLines(text.slice(at + section.length, end)))
  return end + ']]>'.length
}

function readInstruction(text: string, at: number, tree: Tree): number {
  const found = matchAt(instruction, text, at)
  const [whole = '', target = '', body = ''] = found ?? []
  // Whatever begins like a declaration has its place at the start alone.
  if (!found || target.toLowerCase() === 'xml') return refuse('notWellFormed')
  tree.aside({ kind: 'instruction', target, text: withLines(body) })
  return at + whole.length
}

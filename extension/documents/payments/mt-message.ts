/** A SWIFT message: blocks 1 to 5 or block 4 alone, its fields and, in Kazakhstan, the `/NAME/` parts in them (SWIFT User Handbook, FIN). */
import { Unreadable, type Field } from '../reading.ts'
import { linesOf } from './lines.ts'

export interface MtField {
  /** `32A`. */
  tag: string
  /** Without the tag; lines are separated by line feeds. */
  text: string
}

export interface MtMessage {
  /** `103`, out of block 2; empty without one. */
  type: string
  /** Blocks other than the text, as written between their braces. */
  blocks: readonly Field[]
  fields: readonly MtField[]
  /** Where the next message begins, or the text ends. */
  end: number
}

/** The first two are plain; the others have parts in braces of their own and nothing beside them, or what is lost between two messages would be one. */
const block = /\{(?:([12]):([^{}\r\n]*)|([35]):((?:\{\w+:[^{}\r\n]*\})*))\}/y
const begin = /\{4:\r?\n/y
const newLines = /(?:\r?\n)*/y
const between = /\$?(?:\r?\n)*/y
const application = /^[IO](\d{3})/

/** Up to its text. @throws Unreadable */
export function beginMtMessage(text: string, at: number): { blocks: Field[]; start: number } {
  const blocks: Field[] = []
  begin.lastIndex = readBlocks(text, at, { blocks, wanted: '123' })
  const [opened = ''] = begin.exec(text) ?? []
  if (opened === '') throw new Unreadable('syntax')
  return { blocks, start: begin.lastIndex }
}

/** Block 5, whose place is `from`. Returns where the next message begins, or the text ends. @throws Unreadable */
export function endMtMessage(text: string, from: number, blocks: Field[]): number {
  between.lastIndex = readBlocks(text, from, { blocks, wanted: '5' })
  const names = blocks.map(({ name }) => name)
  if (new Set(names).size < names.length) throw new Unreadable('duplicateName')
  between.exec(text)
  return between.lastIndex
}

/** The whole message that begins at `at`. @throws Unreadable */
export function readMtMessage(text: string, at: number): MtMessage {
  const { blocks, start } = beginMtMessage(text, at)
  const reading = mtFields(text, start)
  const fields: MtField[] = []
  let next = reading.next()
  for (; !next.done; next = reading.next()) fields.push(next.value)
  const end = endMtMessage(text, next.value, blocks)
  const type = application.exec(blocks.find(({ name }) => name === '2')?.text ?? '')?.[1] ?? ''
  return { type, blocks, fields, end }
}

/** Those of `wanted`, one after the other. Returns where they end. */
function readBlocks(text: string, from: number, { blocks, wanted }: { blocks: Field[]; wanted: string }): number {
  for (let at = from; ;) {
    newLines.lastIndex = at
    newLines.exec(text)
    block.lastIndex = newLines.lastIndex
    const [, plain = '', said = '', parted = '', parts = ''] = block.exec(text) ?? []
    const [name, inside] = plain === '' ? [parted, parts] : [plain, said]
    if (name === '' || !wanted.includes(name)) return newLines.lastIndex
    blocks.push({ name, kind: 'string', text: inside, fields: [] })
    at = block.lastIndex
  }
}

const tagged = /^:(\d{2}[A-Z]?):(.*)$/

/**
 * Up to `-}`, behind which it returns the place; a line that begins with a colon and no tag could be the beginning of a field to
 * somebody. @throws Unreadable
 */
export function* mtFields(text: string, from: number): Generator<MtField, number> {
  let last: MtField | null = null
  for (const line of linesOf(text.slice(from))) {
    const [, tag = '', rest = ''] = tagged.exec(line.text) ?? []
    const ends = line.text.startsWith('-}')
    if (tag === '' && !ends) {
      if (!last || /^[:{}]|^-$/.test(line.text)) throw new Unreadable('syntax')
      last.text += `\n${line.text}`
      continue
    }
    if (last) yield last
    if (ends) return from + line.start + 2
    last = { tag, text: rest }
  }
  throw new Unreadable('cutOff')
}

const coded = /^\/{1,2}([A-Z\d]{1,12})\/(.*)$/

/**
 * `/D/KZ…` and the lines below it, each a part with its name; lines without a name go on with the part before.
 * `null` where the field does not begin so. @throws Unreadable for a name that is there twice
 */
export function partsInField(text: string): Map<string, string> | null {
  const parts = new Map<string, string>()
  let last: string | null = null
  for (const line of text.split('\n')) {
    const [, name = '', rest = ''] = coded.exec(line) ?? []
    if (name === '' && last === null) return null
    if (name === '' && last !== null) parts.set(last, `${parts.get(last)}\n${line}`)
    else if (parts.has(name)) throw new Unreadable('duplicateName')
    else {
      parts.set(name, rest)
      last = name
    }
  }
  return parts
}

/** As drawn: parts under their names where there are some. */
export function drawnField({ tag, text }: MtField): Field {
  const [first = '', ...others] = text.split('\n')
  const account = coded.test(first) ? null : first
  const parts = partsInField(account === null ? text : others.join('\n'))
  if (!parts || (account !== null && others.length === 0)) return { name: tag, kind: 'string', text, fields: [] }
  const own: Field[] = account === null ? [] : [{ name: '', kind: 'string', text: account, fields: [] }]
  const named = Array.from(parts, ([name, inner]): Field => ({ name, kind: 'string', text: inner, fields: [] }))
  return { name: tag, kind: 'group', text: '', fields: [...own, ...named] }
}

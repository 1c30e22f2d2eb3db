/** A reader of the values of a PDF (ISO 32000-2 sections 7.2 and 7.3), of text in which each character is one byte. */
import { decodeName, type Atom, type Dictionary, type Value } from './values.ts'

export interface Read<V extends Value = Value> {
  value: V
  /** Where the next thing begins. */
  end: number
}

const maxDepth = 64
const space = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*/y
const reference = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y
const atomText = /(?:[+-]?(?:\d+\.?\d*|\.\d+)|true|false|null)(?![^\0\t\n\f\r ()<>[\]{}/%])/y
const nameText = /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y
const hexText = /<[\da-fA-F\0\t\n\f\r ]*>/y

export function skipSpace(text: string, at: number): number {
  space.lastIndex = at
  return at + (space.exec(text)?.[0].length ?? 0)
}

export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** @throws Error for anything else */
export function readValue(text: string, start: number, depth = 0): Read {
  if (depth > maxDepth) throw new Error('too deep')
  const at = skipSpace(text, start)
  if (text.startsWith('<<', at)) return readDictionary(text, at, depth)
  if (text[at] === '[') return readList(text, at, depth)
  const found = matchAt(reference, text, at)
  if (found) {
    return {
      value: { kind: 'reference', number: Number(found[1]), generation: Number(found[2]) },
      end: at + found[0].length,
    }
  }
  return readAtom(text, at)
}

function readAtom(text: string, at: number): Read<Atom> {
  const made = (kind: Atom['kind'], one: string): Read<Atom> => ({
    value: { kind, text: one, from: at },
    end: at + one.length,
  })
  const name = matchAt(nameText, text, at)
  if (name) return made('name', name[0])
  if (text[at] === '(') return made('string', text.slice(at, endOfString(text, at)))
  const hex = matchAt(hexText, text, at)
  if (hex) return made('string', hex[0])
  const number = matchAt(atomText, text, at)
  if (!number) throw new Error('no value')
  return made('atom', number[0])
}

function endOfString(text: string, start: number): number {
  let open = 0
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '(') open += 1
    else if (text[at] === ')') {
      open -= 1
      if (open === 0) return at + 1
    }
  }
  throw new Error('a string without an end')
}

function readList(text: string, start: number, depth: number): Read {
  const items: Value[] = []
  for (let at = skipSpace(text, start + 1); text[at] !== ']';) {
    const { value, end } = readValue(text, at, depth + 1)
    items.push(value)
    at = skipSpace(text, end)
    if (text[at] === ']') return { value: { kind: 'list', items }, end: at + 1 }
  }
  return { value: { kind: 'list', items }, end: skipSpace(text, start + 1) + 1 }
}

/** Each name once: what two programs could read in two ways is not read. */
export function readDictionary(text: string, start: number, depth = 0): Read<Dictionary> {
  const from = skipSpace(text, start)
  if (!text.startsWith('<<', from)) throw new Error('no dictionary')
  const entries = new Map<string, Value>()
  let at = skipSpace(text, from + 2)
  while (!text.startsWith('>>', at)) {
    const key = matchAt(nameText, text, at)
    if (!key) throw new Error('no name')
    const { value, end } = readValue(text, at + key[0].length, depth + 1)
    const name = decodeName(key[0])
    if (entries.has(name)) throw new Error('a name stands twice')
    entries.set(name, value)
    at = skipSpace(text, end)
  }
  return { value: { kind: 'dictionary', entries }, end: at + 2 }
}

/** The values of a PDF (ISO 32000-2 section 7.3), each with its text as it stands, so that what is written again is written the same. */

export interface Atom {
  /** Numbers, booleans and `null`; names with their solidus; strings with their brackets. */
  kind: 'atom' | 'name' | 'string'
  text: string
  /** Where it stands, in the text that was read. */
  from: number
}
export interface Reference {
  kind: 'reference'
  number: number
  generation: number
}
export interface List {
  kind: 'list'
  items: Value[]
}
export interface Dictionary {
  kind: 'dictionary'
  /** By name, without the solidus. */
  entries: Map<string, Value>
}
export type Value = Atom | Reference | List | Dictionary

export const atom = (text: string): Atom => ({ kind: 'atom', text, from: -1 })
export const referenceTo = (number: number, generation = 0): Reference => ({ kind: 'reference', number, generation })

export function write(value: Value): string {
  if (value.kind === 'reference') return `${value.number} ${value.generation} R`
  if (value.kind === 'list') return `[${value.items.map(write).join(' ')}]`
  if (value.kind === 'dictionary') {
    return `<<${Array.from(value.entries, ([name, one]) => `${writeName(name)} ${write(one)}`).join('\n')}>>`
  }
  return value.text
}

/** What is no plain letter, digit or sign is written by its number (section 7.3.5). */
const writeName = (name: string): string =>
  `/${name.replace(/[^\w.+*:;,!?@$^&-]/g, one => `#${one.charCodeAt(0).toString(16).padStart(2, '0')}`)}`

/** A whole number that is not negative, or `null`. */
export function wholeIn(value: Value | undefined): number | null {
  return value?.kind === 'atom' && /^\d{1,10}$/.test(value.text) ? Number(value.text) : null
}

export const nameIn = (value: Value | undefined): string | null =>
  value?.kind === 'name' ? decodeName(value.text) : null

export const decodeName = (text: string): string =>
  text.slice(1).replace(/#([\da-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

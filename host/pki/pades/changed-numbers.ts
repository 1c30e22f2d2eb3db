/** Which objects of a PDF are others than they were (ISO 32000-2 section 7.5.6). */
import type { Entry } from './cross-reference.ts'
import type { PdfDocument } from './document.ts'
import { referenceTo, write, type Dictionary, type Value } from './values.ts'

/** Also those in a stream that is another one now. @throws Unfit for an object that cannot be read */
export function changedNumbers(before: PdfDocument, now: PdfDocument): Set<number> {
  const isMoved = (number: number): boolean => !isSamePlace(before.entryOf(number), now.entryOf(number))
  const changed = new Set<number>()
  for (const [number, entry] of now.entries) {
    const isElsewhere = isMoved(number) || (entry && 'inStream' in entry && isMoved(entry.inStream))
    if (isElsewhere && !isSame(valueAt(before, number), valueAt(now, number))) changed.add(number)
  }
  return changed
}

function isSamePlace(was: Entry, is: Entry): boolean {
  if (!was || !is) return was === is
  if ('offset' in was) return 'offset' in is && was.offset === is.offset
  return 'inStream' in is && was.inStream === is.inStream && was.place === is.place
}

/** What follows the dictionary of a stream is not looked at: written anew it counts as another. */
const isSame = (was: Value | undefined, is: Value | undefined): boolean =>
  textOf(was) === textOf(is) && !dictionaryIn(is)?.entries.has('Length')

export const textOf = (value: Value | undefined): string => (value ? write(value) : '')

/** `undefined` where there is none. */
export function valueAt(document: PdfDocument, number: number): Value | undefined {
  const entry = document.entryOf(number)
  return entry ? document.resolve(referenceTo(number, 'offset' in entry ? entry.generation : 0)) : undefined
}

export const dictionaryIn = (value: Value | undefined): Dictionary | null =>
  value?.kind === 'dictionary' ? value : null

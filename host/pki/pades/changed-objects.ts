/** What one revision more has of objects: changed ones, as they are written again, and new ones. */
import type { PdfDocument } from './document.ts'
import { Unfit } from './unfit.ts'
import type { NewObject } from './update.ts'
import { write, type Dictionary, type List, type Value } from './values.ts'

interface Place {
  holder: Dictionary
  at: Value | undefined
  name: string
}

export type Changed = ReturnType<typeof changedObjects>

export function changedObjects({ resolve, size }: PdfDocument) {
  const changed = new Map<number, NewObject & { value: Value | null }>()
  const put = (place: Value | undefined, value: Value): void => {
    if (place?.kind !== 'reference') throw new Unfit('objectBroken')
    const { number, generation } = place
    changed.set(number, { number, generation, text: '', value })
  }
  return {
    put,
    /** To a list in a dictionary, or in an object of its own that the dictionary refers to. */
    appendTo({ holder, at, name }: Place, one: Value): void {
      const inside = holder.entries.get(name)
      const known = resolve(inside)
      const list: List = { kind: 'list', items: known?.kind === 'list' ? [...known.items, one] : [one] }
      if (known && known.kind !== 'list') throw new Unfit('objectBroken')
      if (known && inside?.kind === 'reference') put(inside, list)
      else {
        holder.entries.set(name, list)
        put(at, holder)
      }
    },
    add: (number: number, text: string): void => {
      if (number < size) throw new Unfit('objectBroken')
      changed.set(number, { number, generation: 0, text, value: null })
    },
    all: (): NewObject[] =>
      Array.from(changed.values(), ({ value, ...one }) => (value ? { ...one, text: write(value) } : one)),
  }
}

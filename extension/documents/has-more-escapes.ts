/** How many escapes are drawn for the fields of a document: thousands would keep every window busy. */
import { escapesIn } from '../ui/visible-runs.ts'
import { labelOf, styleOf } from './labels.ts'
import type { Field } from './reading.ts'

type Style = ReturnType<typeof styleOf>

/** As `FieldsView` draws them: names in one line, and values that are set in a style of their own. */
function* escapesInFields(fields: readonly Field[], around: Style): Generator {
  for (const { name, text, fields: inner } of fields) {
    const style = name === '' ? around : styleOf(labelOf(name))
    yield* escapesIn(name, { multiline: false })
    yield* escapesIn(text, { multiline: style === 'plain' })
    yield* escapesInFields(inner, style)
  }
}

export function hasMoreEscapes(fields: readonly Field[], most: number): boolean {
  const escapes = escapesInFields(fields, 'plain')
  for (let seen = 0; seen <= most; seen++) if (escapes.next().done) return false
  return true
}

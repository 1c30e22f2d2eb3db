/** One element among the fields of an ISO 20022 message, by the way that leads to it. */
import { Unreadable, type Field } from '../reading.ts'

/** @throws Unreadable where a step of the way is there more than once: two programs would take two of them */
export function fieldAt(fields: readonly Field[], path: readonly string[]): Field | undefined {
  let found: Field | undefined
  let inside = fields
  for (const step of path) {
    const [only, ...others] = inside.filter(({ name }) => name === step)
    if (others.length > 0) throw new Unreadable('duplicateName')
    if (!only) return undefined
    found = only
    inside = only.fields
  }
  return found
}

/** The text of the element, with its attributes or without. */
export function textAt(fields: readonly Field[], path: readonly string[]): string | undefined {
  const field = fieldAt(fields, path)
  if (!field) return undefined
  return field.kind === 'group' ? fieldAt(field.fields, [''])?.text : field.text
}

/** The first of these ways on which there is something; each of them is one choice of the standard. */
export function firstTextAt(fields: readonly Field[], paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const text = textAt(fields, path.split('/'))
    if (text !== undefined) return text
  }
  return undefined
}

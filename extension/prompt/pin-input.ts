/** A PIN in its field: counted in characters, taken out as UTF-8 bytes. It never becomes part of a state. */
import { utf8, type Bytes } from '../../shared/bytes.ts'

export const lengthOf = (input: HTMLInputElement): number => Array.from(input.value).length

/** The bytes of what was typed; the field is empty afterwards. */
export function takeBytes(input: HTMLInputElement | null): Bytes {
  if (!input) return utf8('')
  const bytes = utf8(input.value)
  input.value = ''
  return bytes
}

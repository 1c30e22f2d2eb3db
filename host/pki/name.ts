/** A distinguished name from its parts (RFC 5280 section 4.1.2.4), each value held against the rules of its attribute. */
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { isIa5String, isPrintableString, nameAttributes, type NameAttribute } from '../../shared/names.ts'
import { ia5String, oid, printableString, sequence, setOf, utf8String } from './der.ts'

export interface SubjectPart {
  type: NameAttribute
  value: string
}

/** No control, format (bidi, zero-width) and surrogate characters: no name has them, and they can hide another name. */
export const isPlainText = (text: string): boolean => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(text)

const strings = {
  utf8: { allows: isPlainText, encode: utf8String },
  printable: { allows: isPrintableString, encode: printableString },
  ia5: { allows: isIa5String, encode: ia5String },
}

/** One relative distinguished name to each part, in order. @throws MohurError BAD_PARAMS with `field` */
export const encodeName = (parts: readonly SubjectPart[]): Bytes => sequence(...parts.map(encodePart))

function encodePart({ type, value }: SubjectPart, index: number): Bytes {
  const row = nameAttributes[type]
  const { allows, encode } = strings[row.string]
  if (!allows(value) || !fits(type, value))
    throw new MohurError('BAD_PARAMS', { field: `subject.${index}.value`, type })
  return setOf(sequence(oid(row.oid), encode(value)))
}

function fits(type: NameAttribute, value: string): boolean {
  if (type === 'C') return /^[A-Z]{2}$/.test(value)
  return value !== '' && textLength(value) <= nameAttributes[type].max
}

/** In characters (code points), as the upper bounds of RFC 5280 count. */
export const textLength = (text: string): number => Array.from(text).length

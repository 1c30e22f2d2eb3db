/** A zod schema as the text of a TypeScript type. Knows the kinds of schema that the table of operations is made of. */
import * as z from 'zod'
import { content, errorMessage } from '../../shared/schemas.ts'
import { tokenSummary } from '../../shared/token.ts'

/** Schemas that are types of their own in the declarations. */
export const named: Record<string, z.ZodType> = { TokenSummary: tokenSummary, ErrorMessage: errorMessage }

/** `given`: what a page may pass. `received`: what it gets. */
export type Direction = 'given' | 'received'

/** `declaring`: the name whose declaration is written. @throws Error for a kind of schema that it does not know */
export function typeText(schema: z.core.$ZodType, direction: Direction, declaring?: string): string {
  const inner = (type: z.core.$ZodType): string => typeText(type, direction)
  const name = Object.keys(named).find(key => named[key] === schema)
  if (name !== undefined && name !== declaring) return name
  if (schema === errorMessage.shape.code) return 'ErrorCode'
  if (schema === content) return 'BytesLike | Blob'
  if (schema instanceof z.ZodCustom) return direction === 'given' ? 'BytesLike' : 'Uint8Array'
  if (schema instanceof z.ZodObject) return objectText(schema, inner)
  if (schema instanceof z.ZodArray)
    return `${direction === 'given' ? 'readonly ' : ''}${grouped(inner(schema.element))}[]`
  if (schema instanceof z.ZodUnion) return schema.options.map(inner).join(' | ')
  if (schema instanceof z.ZodNullable) return `${inner(schema.unwrap())} | null`
  if (schema instanceof z.ZodOptional) return inner(schema.unwrap())
  if (schema instanceof z.ZodEnum) return schema.options.map(option => `'${option}'`).join(' | ')
  if (schema instanceof z.ZodRecord) return `Record<${inner(schema.keyType)}, ${inner(schema.valueType)}>`
  const plain = plainTexts.find(([kind]) => schema instanceof kind)
  if (!plain) throw new Error(`no type text for ${schema._zod.def.type}`)
  return plain[1]
}

const plainTexts: readonly [new (...args: never[]) => z.core.$ZodType, string][] = [
  [z.ZodString, 'string'],
  [z.ZodNumber, 'number'],
  [z.ZodBoolean, 'boolean'],
  [z.ZodDate, 'Date'],
  [z.ZodNever, 'never'],
]

function objectText(schema: z.ZodObject, inner: (type: z.core.$ZodType) => string): string {
  const members = Object.entries(schema.shape).map(
    ([key, type]) => `${key}${type instanceof z.ZodOptional ? '?' : ''}: ${inner(type)}`,
  )
  return members.length > 0 ? `{ ${members.join('; ')} }` : 'Record<string, never>'
}

const grouped = (text: string): string => (/ \| /.test(text) && !text.startsWith('{') ? `(${text})` : text)

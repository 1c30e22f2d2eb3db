/** A zod schema as the text of a TypeScript type. Knows the kinds of schema that the table of operations is made of. */
import * as z from 'zod'
import { content, errorMessage } from '../../shared/schemas.ts'
import { tokenSummary } from '../../shared/token.ts'

/** `given`: what a page may pass. `received`: what it gets. */
export type Direction = 'given' | 'received'

type Schema = z.core.$ZodType

/** Schemas that are types of their own in the declarations. */
export const named: Record<string, Schema> = { TokenSummary: tokenSummary, ErrorMessage: errorMessage }

interface Writing {
  direction: Direction
  inner: (schema: Schema) => string
}

/** One row for each kind: its class and its text. */
const row =
  <T extends Schema>(kind: abstract new (...args: never[]) => T, text: (schema: T, writing: Writing) => string) =>
  (schema: Schema, writing: Writing): string | null =>
    schema instanceof kind ? text(schema, writing) : null

const rows = [
  row(z.ZodCustom, (_, { direction }) => (direction === 'given' ? 'BytesLike' : 'Uint8Array<ArrayBuffer>')),
  row(z.ZodObject, objectText),
  row(z.ZodArray, ({ element }, { direction, inner }) => {
    const text = inner(element)
    const grouped = element instanceof z.ZodObject || !text.includes(' | ') ? text : `(${text})`
    return `${direction === 'given' ? 'readonly ' : ''}${grouped}[]`
  }),
  row(z.ZodUnion, ({ options }, { inner }) => options.map(inner).join(' | ')),
  row(z.ZodNullable, (schema, { inner }) => `${inner(schema.unwrap())} | null`),
  row(z.ZodOptional, (schema, { inner }) => inner(schema.unwrap())),
  row(z.ZodEnum, ({ options }) => options.map(option => `'${option}'`).join(' | ')),
  row(z.ZodRecord, ({ keyType, valueType }, { inner }) => `Record<${inner(keyType)}, ${inner(valueType)}>`),
  row(z.ZodString, () => 'string'),
  row(z.ZodNumber, () => 'number'),
  row(z.ZodBoolean, () => 'boolean'),
  row(z.ZodDate, () => 'Date'),
  row(z.ZodNever, () => 'never'),
]

/** `declaring`: the name whose declaration is written. @throws Error for a kind of schema that it does not know */
export function typeText(schema: Schema, direction: Direction, declaring?: string): string {
  const name = Object.keys(named).find(key => named[key] === schema)
  if (name !== undefined && name !== declaring) return name
  if (schema === errorMessage.shape.code) return 'ErrorCode'
  if (schema === content) return 'BytesLike | Blob'
  const inner = (type: Schema): string => typeText(type, direction)
  for (const write of rows) {
    const text = write(schema, { direction, inner })
    if (text !== null) return text
  }
  throw new Error(`no type text for ${schema.constructor.name}`)
}

function objectText({ shape }: z.ZodObject, { inner }: Writing): string {
  const members = Object.entries(shape).map(([key, type]) =>
    type instanceof z.ZodOptional ? `${key}?: ${inner(type)} | undefined` : `${key}: ${inner(type)}`,
  )
  return members.length > 0 ? `{ ${members.join('; ')} }` : 'Record<string, never>'
}

/** A zod schema as the text of a TypeScript type. Knows the kinds of schema that the table of operations is made of. */
import * as z from 'zod'
import { certificateFilter } from '../../shared/certificate-filter.ts'
import { mark } from '../../shared/mark.ts'
import { content, errorMessage, namePart } from '../../shared/schemas.ts'
import { tokenSummary } from '../../shared/token.ts'
import { schemaFieldDocs, type FieldDocs } from './field-docs.ts'

/** `given`: what a page may pass. `received`: what it gets. */
export type Direction = 'given' | 'received'

type Schema = z.core.$ZodType

/** Schemas that are types of their own in the declarations, and where they are written. */
export const named = {
  TokenSummary: { schema: tokenSummary, file: 'shared/token.ts', constant: 'tokenSummary' },
  ErrorMessage: { schema: errorMessage, file: 'shared/schemas.ts', constant: 'errorMessage' },
  NamePart: { schema: namePart, file: 'shared/schemas.ts', constant: 'namePart' },
  CertificateFilter: {
    schema: certificateFilter,
    file: 'shared/certificate-filter.ts',
    constant: 'certificateFilter',
    direction: 'given',
  },
  Mark: { schema: mark, file: 'shared/mark.ts', constant: 'mark', direction: 'given' },
} as const satisfies Record<string, NamedSchema>

export interface NamedSchema {
  schema: z.ZodObject
  file: string
  constant: string
  /** `received` unless told otherwise. */
  direction?: Direction
}

/** What is said of a field where it is declared, when another schema has taken it over. */
function docElsewhere(key: string, type: Schema): string | undefined {
  const home = Object.values(named).find(({ schema }) => (schema as z.ZodObject).shape[key] === type)
  return home && schemaFieldDocs(home.file, home.constant).get(key)
}

interface Writing {
  direction: Direction
  docs: FieldDocs
  inner: (schema: Schema) => string
}

export interface Wanted {
  direction: Direction
  docs: FieldDocs
  /** The name whose declaration is written. */
  declaring?: keyof typeof named
}

/** One row for each kind: its class and its text. */
const row =
  <T extends Schema>(kind: abstract new (...args: never[]) => T, text: (schema: T, writing: Writing) => string) =>
  (schema: Schema, writing: Writing): string | null =>
    schema instanceof kind ? text(schema, writing) : null

const rows = [
  row(z.ZodCustom, (_, { direction }) => (direction === 'given' ? 'BytesLike' : 'Bytes')),
  row(z.ZodObject, objectText),
  row(z.ZodArray, ({ element }, { direction, inner }) => {
    const text = inner(element)
    const grouped = element instanceof z.ZodObject || !text.includes(' | ') ? text : `(${text})`
    return `${direction === 'given' ? 'readonly ' : ''}${grouped}[]`
  }),
  row(z.ZodUnion, ({ options }, { inner }) => options.map(inner).join(' | ')),
  row(z.ZodNullable, (schema, { inner }) => `${inner(schema.unwrap())} | null`),
  row(z.ZodOptional, (schema, { inner }) => inner(schema.unwrap())),
  row(z.ZodLiteral, ({ values }) =>
    [...values].map(value => (typeof value === 'string' ? `'${value}'` : String(value))).join(' | '),
  ),
  row(z.ZodEnum, ({ options }) => options.map(option => `'${option}'`).join(' | ')),
  row(z.ZodRecord, ({ keyType, valueType }, { inner }) => `Record<${inner(keyType)}, ${inner(valueType)}>`),
  row(z.ZodString, () => 'string'),
  row(z.ZodNumber, () => 'number'),
  row(z.ZodBoolean, () => 'boolean'),
  row(z.ZodDate, () => 'Date'),
  row(z.ZodNever, () => 'never'),
]

/** @throws Error for a kind of schema that it does not know */
export function typeText(schema: Schema, { direction, docs, declaring }: Wanted): string {
  const known = Object.entries(named).find(([, row]) => row.schema === schema)
  if (known && known[0] !== declaring) return known[0]
  if (schema === errorMessage.shape.code) return 'ErrorCode'
  if (schema === content) return 'BytesLike | Blob'
  const inner = (type: Schema): string => typeText(type, { direction, docs })
  for (const write of rows) {
    const text = write(schema, { direction, docs, inner })
    if (text !== null) return text
  }
  throw new Error(`no type text for ${schema.constructor.name}`)
}

function objectText({ shape }: z.ZodObject, { docs, inner }: Writing): string {
  const members = Object.entries(shape).map(([key, type]) => {
    const doc = docs.get(key) ?? docElsewhere(key, type)
    const member = type instanceof z.ZodOptional ? `${key}?: ${inner(type)} | undefined` : `${key}: ${inner(type)}`
    return doc === undefined ? member : `/** ${doc} */\n${member}`
  })
  return members.length > 0 ? `{\n${members.join('\n')}\n}` : 'Record<string, never>'
}

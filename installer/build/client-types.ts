/**
 * Writes the page client's type declarations from the table of operations, so that a page's developer needs no zod. They are read by
 * TypeScript 5.0 and newer, and say what the tables and their comments say.
 */
import * as z from 'zod'
import { errorSentences } from '../../shared/error-sentences.ts'
import { errorCodes } from '../../shared/errors.ts'
import { operationNames, operations, type OperationName } from '../../shared/operations/index.ts'
import { scopes } from '../../shared/scopes.ts'
import { operationFile, operationPurpose } from './operation-source.ts'
import { operationFieldDocs, schemaFieldDocs, type Section } from './field-docs.ts'
import { named, typeText, type Direction, type NamedSchema } from './type-text.ts'

const words = (values: readonly string[]): string => values.map(value => `'${value}'`).join(' | ')

const isForPages = (name: OperationName): boolean => (operations[name].callers as readonly string[]).includes('page')

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** What each section of an operation is called, and in which direction it goes. */
const rows = [
  { section: 'params', suffix: 'Params', direction: 'given' },
  { section: 'progress', suffix: 'Progress', direction: 'received' },
  { section: 'result', suffix: 'Result', direction: 'received' },
] as const satisfies { section: Section; suffix: string; direction: Direction }[]

/** `null` for what nobody passes or gets. */
function typeOf(name: OperationName, { section, suffix, direction }: (typeof rows)[number]): string | null {
  const schema: z.ZodType | null = operations[name][section]
  if (schema === null || schema instanceof z.ZodNever) return null
  const text = typeText(schema, { direction, docs: operationFieldDocs(operationFile(name), section) })
  return text === 'Record<string, never>' ? null : `export type ${capital(name)}${suffix} = ${text}`
}

const typesOf = (name: OperationName): string[] => rows.flatMap(row => typeOf(name, row) ?? [])

function method(name: OperationName): string {
  const { params, progress, result }: { params: z.ZodType; progress: z.ZodType | null; result: z.ZodType } =
    operations[name]
  const nameOf = (at: 0 | 1 | 2, otherwise: string): string =>
    typeOf(name, rows[at]) === null ? otherwise : `${capital(name)}${rows[at].suffix}`
  const doc = `  /** ${operationPurpose(name)} */\n`
  const reported = nameOf(1, 'never')
  if (name === 'watchTokens') {
    return `${doc}  readonly watchTokens: (params: { /** Called now and after each change. */ onChange: (tokens: ${reported}) => void }, options?: Options) => Promise<never>`
  }
  const optional = params.safeParse({}).success ? '?' : ''
  const options = progress ? `Options<${reported}>` : 'Options'
  const ended = result instanceof z.ZodNever ? 'never' : nameOf(2, 'Record<string, never>')
  const given = nameOf(0, 'Record<string, never>')
  return `${doc}  readonly ${name}: (params${optional}: ${given}, options?: ${options}) => Promise<${ended}>`
}

const namedTypes = (): string[] =>
  Object.entries<NamedSchema>(named).map(([name, { schema, file, constant, direction = 'received' }]) => {
    const declaring = name as keyof typeof named
    const text = typeText(schema, { direction, docs: schemaFieldDocs(file, constant), declaring })
    return `export type ${name} = ${text}`
  })

export const clientTypes = (): string => `/** The page API of Mohur. Made from the table of operations. */

/** Bytes as a page may hand them over. */
export type BytesLike = Uint8Array | ArrayBuffer | ArrayBufferView
/** Bytes as a page gets them: in memory of their own, whatever this version of TypeScript calls that. */
export type Bytes = ReturnType<Uint8Array['slice']>
export type Scope = ${words(scopes)}
/** Stable names of what can go wrong; new ones may come. */
export type ErrorCode =
${errorCodes.map(code => `  /** ${errorSentences[code]} */\n  | '${code}'`).join('\n')}

${[...namedTypes(), ...operationNames.filter(isForPages).flatMap(typesOf)].join('\n\n')}

/** What every method rejects with. */
export declare class MohurError extends Error {
  readonly name: 'MohurError'
  /** In English, for the log: the code, what is the matter and what to do, the details. The person is told in their own language. */
  readonly message: string
  /** Stable: what a program decides by. */
  readonly code: ErrorCode
  /** Names and numbers for the log, never a PIN nor anything of a document. */
  readonly details: Readonly<Record<string, string | number | boolean>>
}

/**
 * Whether the same call can succeed later – for some codes only after somebody has installed, plugged in or typed something. Never repeat
 * it without a new click.
 */
export declare function isRetryable(error: { code: string }): boolean

export interface Options<Progress = never> {
  /** Cancels the request; its promise rejects with \`ABORTED\`, or with \`OUTCOME_UNKNOWN\` where the person had agreed already. */
  signal?: AbortSignal | undefined
  /** Called as the work goes on. */
  onProgress?: ((progress: Progress) => void) | undefined
}

export interface Mohur {
${operationNames.filter(isForPages).map(method).join('\n')}
}

export interface ConnectOptions {
  /** What the page wants to do; all of it when nothing is said. */
  scopes?: readonly Scope[] | undefined
  /** How long to wait for the extension itself, in milliseconds; 1,000 unless told otherwise. The person may take longer to answer. */
  timeout?: number | undefined
  /** Gives up; the promise rejects with \`ABORTED\`. */
  signal?: AbortSignal | undefined
}

/**
 * Asks the person once per origin, then hands over the API. Call it in the browser only, and when the person has just clicked.
 *
 * Resolves also when the person allowed only some of the scopes; methods of the others reject with \`NOT_ALLOWED\`. Which:
 * \`(await mohur.connect({ scopes })).scopes\`, which asks again where one is missing.
 *
 * Rejects with \`PAGE_UNSUPPORTED\` (\`details.reason\`: \`frame\`, \`insecure\`, \`address\`), \`NOT_INSTALLED\`, \`USER_GESTURE_NEEDED\`,
 * \`USER_REJECTED\`, \`REFUSED_RECENTLY\` (\`details.waitMs\`), \`ABORTED\`; and after the person has allowed the site with \`HOST_MISSING\`,
 * \`HOST_OUTDATED\`, \`EXTENSION_OUTDATED\`.
 */
export declare function connect(options?: ConnectOptions): Promise<Mohur>

declare global {
  interface Window {
    readonly mohur?: Mohur
  }
}
`

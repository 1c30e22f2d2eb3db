/** Writes the page client's type declarations from the table of operations, so that a page's developer needs no zod. */
import type * as z from 'zod'
import { errorCodes } from '../../shared/errors.ts'
import { operationNames, operations } from '../../shared/operations/index.ts'
import { scopes } from '../../shared/scopes.ts'
import { named, typeText } from './type-text.ts'

const words = (values: readonly string[]): string => values.map(value => `'${value}'`).join(' | ')

function method(name: keyof typeof operations): string {
  const { params, progress, result }: { params: z.ZodType; progress: z.ZodType | null; result: z.ZodType } =
    operations[name]
  const reported = progress ? typeText(progress, 'received') : 'never'
  if (name === 'watchTokens') {
    return `  readonly watchTokens: (params: { onChange: (tokens: ${reported}) => void }, options?: Options) => Promise<never>`
  }
  const optional = params.safeParse({}).success ? '?' : ''
  const options = progress ? `Options<${reported}>` : 'Options'
  return `  readonly ${name}: (params${optional}: ${typeText(params, 'given')}, options?: ${options}) => Promise<${typeText(result, 'received')}>`
}

const isForPages = (name: keyof typeof operations): boolean =>
  (operations[name].callers as readonly string[]).includes('page')

export const clientTypes = (): string => `/** The page API of Mohur. Made from the table of operations. */

export type BytesLike = Uint8Array | ArrayBuffer | ArrayBufferView
export type Scope = ${words(scopes)}
export type ErrorCode =
${errorCodes.map(code => `  | '${code}'`).join('\n')}

${Object.entries(named)
  .map(([name, schema]) => `export type ${name} = ${typeText(schema, 'received', name)}`)
  .join('\n\n')}

/** What every method rejects with. */
export declare class MohurError extends Error {
  readonly name: 'MohurError'
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, string | number | boolean>>
}

export interface Options<Progress = never> {
  /** Cancels the request; its promise rejects with \`ABORTED\`. */
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

export interface Mohur {
${operationNames.filter(isForPages).map(method).join('\n')}
}

export interface ConnectOptions {
  /** What the page wants to do; all of it when nothing is said. */
  scopes?: readonly Scope[]
  /** How long to wait for the extension itself, in milliseconds. The person may take longer to answer. */
  timeout?: number
  signal?: AbortSignal
}

/** Asks the person once per origin, then hands over the API. Tells \`NOT_INSTALLED\`, \`HOST_MISSING\` and \`HOST_OUTDATED\` apart. */
export declare function connect(options?: ConnectOptions): Promise<Mohur>

declare global {
  interface Window {
    readonly mohur?: Mohur
  }
}
`

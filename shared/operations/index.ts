/** The table of operations. Types, gates, handlers and documentation are derived from it. */
import type * as z from 'zod'
import type { Bytes } from '../bytes.ts'
import * as table from './table.ts'

export const operations = { ...table }
export type Operations = typeof operations
export type OperationName = keyof Operations
export const operationNames = Object.keys(operations) as readonly OperationName[]

export type Params<N extends OperationName> = z.infer<Operations[N]['params']>
/** What the host's handler receives. */
export type HostParams<N extends OperationName> = Operations[N]['hostParams'] extends z.ZodType
  ? z.infer<Operations[N]['hostParams']>
  : Params<N>
export type Result<N extends OperationName> = z.infer<Operations[N]['result']>
/** What the host's handler gives. */
export type HostResult<N extends OperationName> = Operations[N]['hostResult'] extends z.ZodType
  ? z.infer<Operations[N]['hostResult']>
  : Result<N>
/** What the host hands over before its result. */
export type Delivery<N extends OperationName> = Operations[N]['delivery'] extends z.ZodType
  ? z.infer<Operations[N]['delivery']>
  : never
export type Progress<N extends OperationName> = Operations[N]['progress'] extends z.ZodType
  ? z.infer<Operations[N]['progress']>
  : never

/** Of an operation that hands over results as they are made. */
type Made<N extends OperationName> =
  Result<N> extends { results: (infer One)[] }
    ? {
        /** Results that were made since the last progress, each with its place; a long signature comes as a Blob. The last ones come with the result alone. */
        results?: ({ index: number; signature: Bytes | Blob } & Omit<Exclude<One, { error: unknown }>, 'signature'>)[]
      }
    : unknown
/** What a caller is told meanwhile. */
export type ToldProgress<N extends OperationName> = Operations[N]['delivery'] extends null
  ? Progress<N>
  : Progress<N> & Made<N>

type Where<R extends 'background' | 'host'> = {
  [N in OperationName]: Operations[N]['runs'] extends R ? N : never
}[OperationName]
export type HostOperation = Where<'host'>
export type BackgroundOperation = Where<'background'>

type Caller<C extends 'page' | 'extension'> = {
  [N in OperationName]: C extends Operations[N]['callers'][number] ? N : never
}[OperationName]
export type PageOperation = Caller<'page'>
export type ExtensionOperation = Caller<'extension'>

export const isOperationName = (name: unknown): name is OperationName =>
  typeof name === 'string' && Object.hasOwn(operations, name)

/** The page API: `window.mohur`, and the same as a module. Types and methods are derived from the table of operations. */
import type { PageOperation, Params, Result, ToldProgress } from '../../shared/operations/index.ts'
import type { TokenSummary } from '../../shared/token.ts'
import type { Loose } from './normalize.ts'
import { pageOperations } from './operations.ts'
import { request, type Absence, type RequestOptions } from './request.ts'

export interface Options<N extends PageOperation> {
  /** Cancels the request; its promise rejects with `ABORTED`. */
  signal?: AbortSignal | undefined
  onProgress?: ((progress: ToldProgress<N>) => void) | undefined
}

type Method<N extends PageOperation> =
  Params<'status'> extends Loose<Params<N>>
    ? (params?: Loose<Params<N>>, options?: Options<N>) => Promise<Result<N>>
    : (params: Loose<Params<N>>, options?: Options<N>) => Promise<Result<N>>

interface Watching {
  /** The tokens that are connected, now and after each plug and unplug. */
  onChange: (tokens: TokenSummary[]) => void
}

/** Every method rejects with a `MohurError` and with nothing else. */
export type Mohur = { readonly [N in Exclude<PageOperation, 'watchTokens'>]: Method<N> } & {
  /** Goes on until the signal aborts, then rejects with `ABORTED` as everything does. */
  readonly watchTokens: (watching: Watching, options?: Pick<Options<'watchTokens'>, 'signal'>) => Promise<never>
}

declare global {
  interface Window {
    readonly mohur?: Mohur
  }
}

export function createClient(absence: Absence): Mohur {
  const method =
    (operation: PageOperation) =>
    (params: unknown = {}, options: RequestOptions = {}): Promise<unknown> => {
      if (operation !== 'watchTokens') return request({ operation, params }, { ...options }, absence)
      const { onChange, ...rest } = { ...(params as { onChange?: RequestOptions['onProgress'] }) }
      return request({ operation, params: rest }, { ...options, onProgress: onChange }, absence)
    }
  return Object.freeze(Object.fromEntries(pageOperations.map(name => [name, Object.freeze(method(name))]))) as Mohur
}

/** The page API as a module, `mohur/client`: tells apart what is missing on this computer. */
import { MohurError, type ErrorDetails } from '../../shared/errors.ts'
import { isPageOrigin } from '../../shared/origin.ts'
import type { Scope } from '../../shared/scopes.ts'
import { createClient, type Mohur } from './client.ts'
import { retryableCodes } from './retryable.ts'
import { connectSentences } from './sentences.ts'

export { MohurError }
export type { Mohur }

export interface ConnectOptions {
  /** What the page wants to do; all of it when nothing is said. */
  scopes?: readonly Scope[] | undefined
  /** How long to wait for the extension itself, in milliseconds; 1,000 unless told otherwise. The person may take longer to answer. */
  timeout?: number | undefined
  signal?: AbortSignal | undefined
}

/**
 * Whether the same call can succeed later – for some codes only after somebody has installed, plugged in or typed something. Never repeat
 * it without a new click.
 */
export const isRetryable = ({ code }: { code: string }): boolean => (retryableCodes as readonly string[]).includes(code)

/**
 * Asks the person once per origin, then hands over the API.
 * @throws MohurError PAGE_UNSUPPORTED (`details.reason`: `frame`, `insecure`, `address`), NOT_INSTALLED, HOST_MISSING, HOST_OUTDATED,
 * EXTENSION_OUTDATED, NOT_ALLOWED, USER_REJECTED, REFUSED_RECENTLY, ABORTED
 */
export async function connect({ scopes, timeout = 1_000, signal }: ConnectOptions = {}): Promise<Mohur> {
  const reason = unsupported()
  if (reason) throw missing('PAGE_UNSUPPORTED', { reason })
  const mohur = createClient({
    code: 'NOT_INSTALLED',
    sentence: connectSentences.NOT_INSTALLED,
    timeoutMs: timeout,
  })
  const options = signal ? { signal } : {}
  await mohur.connect(scopes ? { scopes } : {}, options)
  const { host } = await mohur.status({}, options)
  if (host === 'missing') throw missing('HOST_MISSING')
  if (host === 'outdated') throw missing('HOST_OUTDATED')
  if (host === 'newer') throw missing('EXTENSION_OUTDATED')
  return mohur
}

const missing = (code: keyof typeof connectSentences, details?: ErrorDetails): MohurError =>
  new MohurError(code, details, { sentence: connectSentences[code] })

/** Why no extension would answer here, whatever is installed: it serves tabs on https and http://localhost. */
function unsupported(): 'frame' | 'insecure' | 'address' | null {
  if (window !== top) return 'frame'
  if (isPageOrigin(location.origin)) return null
  return isSecureContext ? 'address' : 'insecure'
}

/** Calls of the page API made from a page by a test, bytes and errors included, while the test plays the person. */
import assert from 'node:assert/strict'
import type { Page } from 'puppeteer'
import type { Mohur } from '../../../extension/page/client.ts'
import { errorSentences } from '../../../shared/error-sentences.ts'
import { MohurError, type ErrorCode, type ErrorDetails } from '../../../shared/errors.ts'
import type { Params, Result } from '../../../shared/operations/index.ts'
import { fromWire, toWire } from '../../../shared/wire.ts'

/** Operations that answer once. */
type Asked = Exclude<keyof Mohur, 'watchTokens'>

/** What the page keeps for tests: the end of its last call, and its progress. */
declare global {
  interface Window {
    lastCall?: { abort: AbortController; progress: unknown[] }
  }
}

/** Resolves with what the page's promise resolved with. @throws MohurError what it was rejected with */
export async function ask<N extends Asked>(page: Page, operation: N, params: Params<N>): Promise<Result<N>> {
  // tsx names inner functions by a function of its own, which the page lacks.
  await page.evaluate('globalThis.__name ??= value => value')
  const answer = await page.evaluate(call, operation, toWire(params))
  const { error, result } = fromWire(answer) as Answer
  if (error) throw told(error)
  return result as Result<N>
}

/** Whatever goes wrong, the page's developer reads what it is and what to do. */
function told({ code, details, message }: Required<Answer>['error']): MohurError {
  const error = new MohurError(code, details, { sentence: errorSentences[code] })
  assert.equal(message, error.message)
  return error
}

/** The code that a call was rejected with, or `done`; watched from the start, since tests come to it late. */
export const codeOf = (asked: Promise<unknown>): Promise<ErrorCode | 'done'> =>
  asked.then(
    () => 'done' as const,
    (error: unknown) => (error instanceof MohurError ? error.code : Promise.reject(error as Error)),
  )

interface Answer {
  error?: { code: ErrorCode; details: ErrorDetails; message: string }
  result?: unknown
}

/** Runs in the page: the same bytes-in-JSON form as the native port's. */
async function call(operation: Asked, wire: string): Promise<string> {
  const decode = (_: string, value: unknown): unknown => {
    const { $bytes, $date } = (value ?? {}) as { $bytes?: string; $date?: string }
    if (typeof $date === 'string') return new Date($date)
    return typeof $bytes === 'string' ? Uint8Array.from(atob($bytes), letter => letter.charCodeAt(0)) : value
  }
  const encode = (value: unknown): unknown => {
    if (value instanceof Date) return { $date: value.toISOString() }
    if (Array.isArray(value)) return value.map(encode)
    if (typeof value !== 'object' || value === null) return value
    if (!(value instanceof Uint8Array)) {
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, encode(item)]))
    }
    return { $bytes: btoa([...value].map(byte => String.fromCharCode(byte)).join('')) }
  }
  const abort = new AbortController()
  const progress: unknown[] = []
  window.lastCall = { abort, progress }
  const method = (window.mohur as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>)[operation]
  if (!method) throw new Error(`the page has no mohur.${operation}`)
  const options = { signal: abort.signal, onProgress: (value: unknown) => progress.push(encode(value)) }
  try {
    return JSON.stringify({ result: encode(await method(JSON.parse(wire, decode), options)) })
  } catch (error) {
    const { code, details, message } = error as { code?: string; details?: unknown; message: string }
    return JSON.stringify({ error: { code: code ?? message, details: details ?? {}, message } })
  }
}

/** The page gives its last call up. */
export const abortLast = (page: Page): Promise<void> => page.evaluate(() => window.lastCall?.abort.abort())

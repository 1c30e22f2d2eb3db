/** Asks an authority for a time stamp over HTTP (RFC 3161 section 3.4), through the browser with its proxy and its rules. */
import { concat, type Bytes } from '../../shared/bytes.ts'
import { MohurError, type ErrorDetails } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'

/**
 * DER of TimeStampResp, or what calls itself so. Without cookies, without following the authority anywhere else, and no more than one may have.
 * @throws MohurError TIMESTAMP_UNAVAILABLE with the reason
 */
export async function askAuthority(address: string, request: Bytes, signal: AbortSignal): Promise<Bytes> {
  const tooSlow = AbortSignal.timeout(limits.timestampMs)
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: request,
      headers: { 'content-type': 'application/timestamp-query' },
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, tooSlow]),
    })
    return await bodyOf(response)
  } catch (error) {
    if (error instanceof MohurError) throw error
    throw unavailable(tooSlow.aborted ? 'tooSlow' : 'unreachable')
  }
}

async function bodyOf(response: Response): Promise<Bytes> {
  const { ok, status, headers, body } = response
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  const fault = ok ? (type === 'application/timestamp-reply' ? null : 'contentType') : 'httpStatus'
  if (fault) {
    await body?.cancel()
    throw unavailable(fault, { status })
  }
  return body ? readAtMost(body.getReader()) : new Uint8Array()
}

async function readAtMost(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Bytes> {
  const pieces: Uint8Array[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length
    if (size > limits.timestampResponse) {
      await reader.cancel()
      throw unavailable('tooLarge')
    }
    pieces.push(next.value)
  }
  return concat(pieces)
}

const unavailable = (reason: string, details: ErrorDetails = {}): MohurError =>
  new MohurError('TIMESTAMP_UNAVAILABLE', { reason, ...details })

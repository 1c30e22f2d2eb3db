/** Asks an authority over HTTP (RFC 3161 section 3.4, RFC 6960 appendix A, RFC 5280 section 4.2.1.13), through the browser with its proxy and its rules. */
import { concat, type Bytes } from '../../shared/bytes.ts'
import { inquiries, type Inquiry } from '../../shared/inquiries.ts'
import type { Consultation, Consulted } from '../../shared/messages.ts'

interface Exchange {
  method: 'GET' | 'POST'
  /** Media type of what is sent, and of what may come. */
  sends: string | null
  takes: readonly string[]
}

const exchanges: Readonly<Record<Inquiry, Exchange>> = {
  timestamp: { method: 'POST', sends: 'application/timestamp-query', takes: ['application/timestamp-reply'] },
  ocsp: { method: 'POST', sends: 'application/ocsp-request', takes: ['application/ocsp-response'] },
  /** RFC 2585 section 4.2, and what servers say that know files by their names only. */
  crl: {
    method: 'GET',
    sends: null,
    takes: ['application/pkix-crl', 'application/x-pkcs7-crl', 'application/octet-stream'],
  },
}

export interface ToAsk extends Pick<Consultation, 'inquiry' | 'request'> {
  address: string
  signal: AbortSignal
}

/** What comes, whatever it is. Without cookies, without following the authority anywhere else, and no more than the inquiry may bring. Never throws. */
export async function askAuthority({ inquiry, request, address, signal }: ToAsk): Promise<Consulted> {
  const { method, sends, takes } = exchanges[inquiry]
  const { timeLimitMs, longestResponse } = inquiries[inquiry]
  const tooSlow = AbortSignal.timeout(timeLimitMs)
  try {
    const response = await fetch(address, {
      method,
      ...(sends ? { body: request, headers: { 'content-type': sends } } : {}),
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, tooSlow]),
    })
    return await bodyOf(response, takes, longestResponse)
  } catch {
    return { unavailable: { reason: tooSlow.aborted ? 'tooSlow' : 'unreachable' } }
  }
}

async function bodyOf(response: Response, takes: readonly string[], longest: number): Promise<Consulted> {
  const { ok, status, headers, body } = response
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const reason = ok ? (takes.includes(type) ? null : 'contentType') : 'httpStatus'
  if (reason) {
    await body?.cancel()
    return { unavailable: { reason, status } }
  }
  const bytes = body ? await readAtMost(body.getReader(), longest) : new Uint8Array()
  return bytes ? { response: bytes } : { unavailable: { reason: 'tooLarge' } }
}

/** `null`: there is more. */
async function readAtMost(reader: ReadableStreamDefaultReader<Uint8Array>, longest: number): Promise<Bytes | null> {
  const pieces: Uint8Array[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length
    if (size > longest) {
      await reader.cancel()
      return null
    }
    pieces.push(next.value)
  }
  return concat(pieces)
}

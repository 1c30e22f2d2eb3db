/** What an authority that was set up may be asked over HTTP: how long the question and the answer may be, in bytes, and how long it may take. */
import { limits } from './limits.ts'

export interface InquiryRow {
  longestRequest: number
  longestResponse: number
  timeLimitMs: number
}

export const inquiries = {
  /** RFC 3161. */
  timestamp: {
    longestRequest: limits.timestampRequest,
    longestResponse: limits.timestampResponse,
    timeLimitMs: limits.timestampMs,
  },
  /** RFC 6960. */
  ocsp: {
    longestRequest: limits.ocspRequest,
    longestResponse: limits.ocspResponse,
    timeLimitMs: limits.ocspMs,
  },
  /** RFC 5280 section 5: the list is fetched, and nothing is said. */
  crl: { longestRequest: 0, longestResponse: limits.crlBytes, timeLimitMs: limits.crlMs },
} as const satisfies Record<string, InquiryRow>
export type Inquiry = keyof typeof inquiries
export const inquiryNames = Object.keys(inquiries) as [Inquiry, ...Inquiry[]]

/** Why there is no answer. */
export const unavailableReasons = ['unreachable', 'tooSlow', 'tooLarge', 'contentType', 'httpStatus'] as const
export type UnavailableReason = (typeof unavailableReasons)[number]

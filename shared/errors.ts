/**
 * Every way in which a request can fail. Codes are stable: rows are added, never renamed or reused.
 * The sentences for the person stand in the locale files under the same code.
 */

/**
 * `visible`: `anyone` may see the code; `permitted` needs the origin's permission (others see `NOT_ALLOWED`);
 * `extension` is for our own pages and the log (a page sees `INTERNAL`).
 * `retry`: whether the same request can succeed later without a change of the page's code.
 */
interface ErrorRow {
  visible: 'anyone' | 'permitted' | 'extension'
  retry: boolean
}
/* @__NO_SIDE_EFFECTS__ */
const row = (visible: ErrorRow['visible'], retry: boolean): ErrorRow => ({ visible, retry })

export const errors = {
  NOT_ALLOWED: row('anyone', false),
  USER_REJECTED: row('anyone', true),
  REFUSED_RECENTLY: row('anyone', true),
  NOT_INSTALLED: row('anyone', true),
  PAGE_UNSUPPORTED: row('anyone', false),
  EXTENSION_RELOADED: row('anyone', true),
  ABORTED: row('anyone', true),

  UNKNOWN_OPERATION: row('permitted', false),
  BAD_PARAMS: row('permitted', false),
  TOO_LARGE: row('permitted', false),
  TOO_MANY_REQUESTS: row('permitted', true),
  TIMED_OUT: row('permitted', true),
  USER_GESTURE_NEEDED: row('anyone', true),

  HOST_MISSING: row('permitted', true),
  HOST_FORBIDDEN: row('permitted', true),
  HOST_OUTDATED: row('permitted', true),
  EXTENSION_OUTDATED: row('permitted', true),
  HOST_LOST: row('permitted', true),
  HOST_MISBEHAVED: row('permitted', true),
  OUTCOME_UNKNOWN: row('permitted', false),
  TOKEN_STATE_UNKNOWN: row('permitted', false),

  TOKEN_REMOVED: row('permitted', true),
  TOKEN_CHANGED: row('permitted', true),
  TOKEN_BUSY: row('permitted', true),
  TOKEN_FULL: row('permitted', true),
  TOKEN_UNINITIALIZED: row('permitted', true),
  TOKEN_WRITE_PROTECTED: row('permitted', false),
  TOKEN_FAILED: row('permitted', true),

  PIN_INCORRECT: row('permitted', true),
  PIN_LAST_TRY: row('permitted', true),
  PIN_LOCKED: row('permitted', false),
  PIN_EXPIRED: row('permitted', true),
  PIN_LENGTH: row('permitted', true),
  PIN_NOT_SET: row('permitted', true),

  CONFIRMATION_WRONG: row('extension', true),

  MODULE_NOT_FOUND: row('permitted', true),
  MODULE_PATH_REFUSED: row('extension', false),
  MODULE_WRONG_ARCHITECTURE: row('permitted', false),
  MODULE_NOT_PKCS11: row('permitted', false),
  MODULE_FAILED: row('permitted', true),
  MODULE_CRASHED: row('permitted', true),
  MODULE_HANGS: row('permitted', true),
  MODULE_SET_ASIDE: row('permitted', true),

  NO_CERTIFICATE: row('permitted', true),
  CERTIFICATE_UNREADABLE: row('permitted', false),
  CERTIFICATE_EXPIRED: row('permitted', false),
  CERTIFICATE_NOT_YET_VALID: row('permitted', true),
  CERTIFICATE_NOT_FOR_SIGNING: row('permitted', false),
  CERTIFICATE_NOT_FOR_LOGIN: row('permitted', false),
  CERTIFICATE_NOT_ACCEPTED: row('permitted', true),
  CERTIFICATE_WITHOUT_KEY: row('permitted', true),
  CERTIFICATE_RETIRED: row('permitted', true),
  CHAIN_BROKEN: row('permitted', false),
  KEY_UNSUITABLE: row('permitted', false),
  ALGORITHM_UNSUPPORTED: row('permitted', false),

  KEY_FILE_PASSWORD: row('extension', true),
  KEY_FILE_UNREADABLE: row('extension', false),
  KEY_FILE_OUTDATED: row('extension', false),
  KEY_FILE_WITHOUT_KEY: row('extension', false),

  DOCUMENT_CHANGED: row('permitted', false),
  SIGNATURE_WRONG: row('permitted', true),
  EARLIER_SIGNATURE_BROKEN: row('permitted', false),
  TIMESTAMP_AUTHORITY_MISSING: row('permitted', true),
  TIMESTAMP_UNAVAILABLE: row('permitted', true),
  TIMESTAMP_INVALID: row('permitted', true),
  REVOCATION_AUTHORITY_MISSING: row('permitted', true),
  REVOCATION_UNAVAILABLE: row('permitted', true),
  CERTIFICATE_REVOKED: row('permitted', false),
  SIGNED_DATA_UNREADABLE: row('permitted', false),
  JOURNAL_UNWRITABLE: row('permitted', true),
  DATA_UNWRITABLE: row('extension', true),
  PIN_REFUSED: row('extension', true),

  INTERNAL: row('anyone', true),
} as const satisfies Record<string, ErrorRow>

export type ErrorCode = keyof typeof errors
export const errorCodes = /* @__PURE__ */ Object.keys(errors) as readonly ErrorCode[]
export const isErrorCode = (code: unknown): code is ErrorCode => typeof code === 'string' && Object.hasOwn(errors, code)

/** Small facts for the person's screen and the log: names and numbers, never a PIN, never document content. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>

export interface MohurErrorOptions extends ErrorOptions {
  /** For a page's developer. */
  sentence?: string | undefined
}

/** The one error class, in every process and in the page. `message` is English, for developers: code, sentence, details. */
export class MohurError extends Error {
  override readonly name = 'MohurError'

  /** A page has two copies of this class, its own module's and that of `window.mohur`, and each knows the other's. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'MohurError' && 'code' in value
  }

  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, { sentence, ...options }: MohurErrorOptions = {}) {
    const facts = Object.keys(details).length > 0 ? ` ${JSON.stringify(details)}` : ''
    super((sentence ? `${code}: ${sentence}` : code) + facts, options)
    this.code = code
    this.details = details
  }
}

/** The form in which an error crosses a process boundary. */
export interface ErrorMessage {
  code: ErrorCode
  details: ErrorDetails
}

/** Anything thrown becomes one of our codes; what is unknown becomes `INTERNAL` and says nothing more. */
export function toErrorMessage(error: unknown): ErrorMessage {
  if (error instanceof MohurError) return { code: error.code, details: error.details }
  return { code: 'INTERNAL', details: {} }
}

/**
 * What may be told: to an origin without permission only the codes for anyone, to a page never those for the extension, nor
 * which programs run on the person's computer.
 */
export function visibleError(error: ErrorMessage, viewer: 'stranger' | 'permitted' | 'extension'): ErrorMessage {
  const { visible } = errors[error.code]
  if (viewer === 'extension') return error
  const { programs: _, ...details } = error.details
  if (visible === 'anyone') return { code: error.code, details }
  if (viewer === 'stranger') return { code: 'NOT_ALLOWED', details: {} }
  return visible === 'permitted' ? { code: error.code, details } : { code: 'INTERNAL', details: {} }
}

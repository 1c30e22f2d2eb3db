/**
 * What a page's developer reads of an error, in English: what is the matter, and what the page, or whoever keeps it, does next. The
 * person never sees these; theirs stand in the locale files, in their own language.
 */
import type { ErrorCode } from './errors.ts'

export const errorSentences: Readonly<Record<ErrorCode, string>> = {
  NOT_ALLOWED: 'This origin has no permission for that; call connect() with the scope when the person clicks.',
  USER_REJECTED: 'The person refused, closed the window, or had no token, certificate or PIN that would do.',
  REFUSED_RECENTLY: 'The person has just refused; ask again after details.waitMs, and only when they click.',
  NOT_INSTALLED: 'No Mohur extension answers in this browser; show the person where to install it.',
  PAGE_UNSUPPORTED: 'Mohur serves top-level pages on https and on http://localhost alone; see details.reason.',
  EXTENSION_RELOADED: 'The extension was updated or restarted meanwhile; reload the page.',
  ABORTED: 'The page withdrew the request, or was left, before the person agreed; nothing was signed.',

  UNKNOWN_OPERATION: 'The extension that is installed does not know this method.',
  BAD_PARAMS:
    'A parameter is wrong: details.at, field or unknownKey names it; expected says what is wanted, reason why it is unfit.',
  TOO_LARGE: 'The request is larger than one may be; sign fewer documents at once, or hand them over as Blobs.',
  TOO_MANY_REQUESTS: 'This origin asks too often, or has too many requests open; wait for their answers.',
  TIMED_OUT: 'The person, the token or the program took longer than the method allows.',
  USER_GESTURE_NEEDED: 'This may be called only when the person has just clicked on the page.',

  HOST_MISSING: 'The Mohur program is not installed on this computer.',
  HOST_FORBIDDEN: 'The browser may not start the Mohur program; its registration does not name this extension.',
  HOST_OUTDATED: 'The Mohur program is older than the extension and must be updated.',
  EXTENSION_OUTDATED: 'The extension is older than the Mohur program and must be updated.',
  HOST_LOST: 'The Mohur program ended before it answered.',
  HOST_MISBEHAVED: 'The Mohur program gave an answer that breaks the contract; it was not used.',
  OUTCOME_UNKNOWN:
    'It is not known whether something was signed: do not ask again; the journal in the extension tells.',
  TOKEN_STATE_UNKNOWN: 'It is not known whether the token was changed; look at it before asking again.',

  TOKEN_REMOVED:
    'The token was taken out while it worked; before that, the window waits for it until the person gives up.',
  TOKEN_CHANGED: 'Another token is connected than the one that was chosen.',
  TOKEN_BUSY: 'Another program holds the token.',
  TOKEN_FULL: 'The token has no room for what was to be stored.',
  TOKEN_UNINITIALIZED: 'The token has not been initialised.',
  TOKEN_WRITE_PROTECTED: 'The token cannot be written to.',
  TOKEN_FAILED: 'The token, or its PKCS#11 module, reported a failure.',

  PIN_INCORRECT: 'A wrong PIN is asked for again in the window; a page gets USER_REJECTED when the person gives up.',
  PIN_LAST_TRY:
    'One more wrong PIN locks the token: told in the window; a page gets USER_REJECTED when the person gives up.',
  PIN_LOCKED: 'The PIN of the token is locked; it must be unblocked in the token manager.',
  PIN_EXPIRED: 'The token demands that its PIN be changed first.',
  PIN_LENGTH:
    'A PIN of a wrong length is asked for again in the window; a page gets USER_REJECTED when the person gives up.',
  PIN_NOT_SET: 'The token has no PIN yet.',

  CONFIRMATION_WRONG: 'What was typed to confirm does not match.',

  MODULE_NOT_FOUND: 'The library of the PKCS#11 module is not where it was registered.',
  MODULE_PATH_REFUSED: 'This path is not accepted for a PKCS#11 module.',
  MODULE_WRONG_ARCHITECTURE: 'The PKCS#11 module is made for another kind of processor or system.',
  MODULE_NOT_PKCS11: 'The library has no C_GetFunctionList and is no PKCS#11 module.',
  MODULE_FAILED: 'The PKCS#11 module could not be started.',
  MODULE_CRASHED: 'The PKCS#11 module crashed; other tokens are not touched by it.',
  MODULE_HANGS: 'The PKCS#11 module did not answer in time.',
  MODULE_SET_ASIDE: 'The PKCS#11 module crashed or hung repeatedly and is not used until the person readmits it.',

  NO_CERTIFICATE:
    'No certificate of a person was given to installCertificate. Where none fits, sign waits in its window.',
  CERTIFICATE_UNREADABLE: 'A certificate cannot be read; it must be DER, PEM or PKCS#7.',
  CERTIFICATE_EXPIRED: 'The certificate has expired.',
  CERTIFICATE_NOT_YET_VALID: 'The certificate is not valid yet; the clock of the computer may be wrong.',
  CERTIFICATE_NOT_FOR_SIGNING: 'The key usage of the certificate does not permit signing documents.',
  CERTIFICATE_NOT_FOR_LOGIN: 'The key usage or extended key usage of the certificate does not permit logging in.',
  CERTIFICATE_NOT_ACCEPTED: 'The certificate is not one of those that the page asked for.',
  CERTIFICATE_WITHOUT_KEY: 'No connected token holds the key of this certificate.',
  CERTIFICATE_RETIRED: 'The person has retired this certificate.',
  CHAIN_BROKEN: 'The issuers of the certificate are missing, or do not fit together.',
  KEY_UNSUITABLE: 'The key cannot be used for this; details.attribute says why where it is known.',
  ALGORITHM_UNSUPPORTED: 'The token, or Mohur, does not know this algorithm.',

  KEY_FILE_PASSWORD: 'The password of the key file is wrong.',
  KEY_FILE_UNREADABLE: 'The key file is no PKCS#12 that can be read.',
  KEY_FILE_OUTDATED: 'The key file is protected by algorithms that are no longer accepted.',
  KEY_FILE_WITHOUT_KEY: 'The key file holds no key.',

  DOCUMENT_CHANGED: 'The document is no longer what the person was shown; a Blob must not change while it is signed.',
  SIGNATURE_WRONG: 'The token made a signature that does not verify; it was thrown away.',
  EARLIER_SIGNATURE_BROKEN:
    'An earlier signature of the document does not hold, so nothing is put beside it; nobody was asked.',
  TIMESTAMP_AUTHORITY_MISSING: 'No authority for time stamps is set up, or none of that name; nobody was asked.',
  TIMESTAMP_UNAVAILABLE: 'The authority gave no time stamp, so no signature was handed over; one may have been made.',
  TIMESTAMP_INVALID: 'The authority gave no good time stamp, so the signature that was made was not handed over.',
  REVOCATION_AUTHORITY_MISSING: 'No authority is set up that tells of revoked certificates; nobody was asked.',
  REVOCATION_UNAVAILABLE:
    'Nobody told whether a certificate was revoked, so the signature that was made was not handed over.',
  CERTIFICATE_REVOKED:
    'The certificate, or one of its issuers, is revoked; the signature that was made was not handed over.',
  SIGNED_DATA_UNREADABLE: 'This is no CMS SignedData that can be read.',
  JOURNAL_UNWRITABLE: 'The journal cannot be written, and without a record nothing is signed.',
  DATA_UNWRITABLE: 'A file of the Mohur program cannot be written.',
  PIN_REFUSED: 'The token does not accept this new PIN.',

  INTERNAL: 'Something failed; the page is told no more, the person sees the actual error.',
}

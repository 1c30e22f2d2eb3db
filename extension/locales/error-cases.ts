/** Errors that say something else when one of their details says so: a row for each. */
import type { ErrorCode } from '../../shared/errors.ts'
import { fileNameFaults } from '../../shared/file-name-faults.ts'

export interface ErrorCaseRow {
  code: ErrorCode
  detail: string
  /** Of the detail; without it any value counts. */
  value?: string | boolean
  texts: string
}

/** Several reasons that are one thing to a person. */
const valued = <const T extends string>(code: ErrorCode, texts: T, reasons: readonly string[]) =>
  reasons.map(value => ({ code, detail: 'reason', value, texts }))

/** The first row that fits counts. */
export const errorCaseRows = [
  { code: 'PIN_INCORRECT', detail: 'role', value: 'so', texts: 'soPinIncorrect' },
  { code: 'PIN_LAST_TRY', detail: 'role', value: 'so', texts: 'soPinLastTry' },
  { code: 'PIN_LOCKED', detail: 'role', value: 'so', texts: 'soPinLocked' },
  { code: 'PIN_EXPIRED', detail: 'role', value: 'so', texts: 'soPinExpired' },
  { code: 'PIN_LENGTH', detail: 'what', value: 'keyFile', texts: 'filePasswordRule' },
  { code: 'PIN_LENGTH', detail: 'role', value: 'so', texts: 'soPinLength' },
  { code: 'PIN_LENGTH', detail: 'rule', texts: 'pinRule' },
  { code: 'PIN_REFUSED', detail: 'role', value: 'so', texts: 'soPinRefused' },
  { code: 'ALGORITHM_UNSUPPORTED', detail: 'algorithm', value: 'GOST', texts: 'gostKeyFile' },
  { code: 'TOKEN_FAILED', detail: 'reason', value: 'notSupported', texts: 'notSupported' },
  { code: 'TOKEN_FAILED', detail: 'ckr', value: 'CKR_FUNCTION_NOT_SUPPORTED', texts: 'notSupported' },
  { code: 'KEY_UNSUITABLE', detail: 'reason', value: 'notExportable', texts: 'notExportable' },
  { code: 'KEY_UNSUITABLE', detail: 'attribute', value: 'CKA_ALWAYS_AUTHENTICATE', texts: 'pinEachTime' },
  { code: 'OUTCOME_UNKNOWN', detail: 'login', value: 'unknown', texts: 'loginUnknown' },
  { code: 'OUTCOME_UNKNOWN', detail: 'login', value: 'undelivered', texts: 'loginUndelivered' },
  { code: 'OUTCOME_UNKNOWN', detail: 'delivered', value: false, texts: 'undelivered' },
  ...valued('BAD_PARAMS', 'documentName', fileNameFaults),
  { code: 'BAD_PARAMS', detail: 'reason', texts: 'documentUnfit' },
  { code: 'SIGNED_DATA_UNREADABLE', detail: 'reason', value: 'notSigned', texts: 'notSigned' },
  { code: 'SIGNED_DATA_UNREADABLE', detail: 'reason', value: 'encrypted', texts: 'signedEncrypted' },
  ...valued('SIGNED_DATA_UNREADABLE', 'noContainer', ['mimetype']),
  ...valued('SIGNED_DATA_UNREADABLE', 'containerDamaged', [
    'zipBroken',
    'headersDiffer',
    'checksum',
    'inflatedSize',
    'manifestMissing',
    'manifestMalformed',
    'signatureMissing',
    'fileNotOne',
  ]),
  ...valued('SIGNED_DATA_UNREADABLE', 'containerAmbiguous', [
    'entriesOverlap',
    'bytesBetween',
    'nameDiffers',
    'nameEncoding',
    'nameUnsafe',
    'nameTwice',
  ]),
  ...valued('SIGNED_DATA_UNREADABLE', 'containerTooLarge', [
    'inflatedRatio',
    'tooManyEntries',
    'tooManySignatureFiles',
  ]),
  ...valued('SIGNED_DATA_UNREADABLE', 'containerUnknown', ['zip64', 'zipParts', 'compression']),
  ...valued('TIMESTAMP_UNAVAILABLE', 'stampUnreached', ['unreachable', 'tooSlow']),
  ...valued('TIMESTAMP_UNAVAILABLE', 'stampNoAuthority', ['contentType', 'tooLarge']),
  { code: 'TIMESTAMP_UNAVAILABLE', detail: 'reason', value: 'rejected', texts: 'stampRejected' },
  { code: 'TIMESTAMP_INVALID', detail: 'reason', value: 'tooLarge', texts: 'stampTooLong' },
  ...valued('TIMESTAMP_INVALID', 'stampTime', ['timeWrong', 'certificateExpired']),
  ...valued('TIMESTAMP_INVALID', 'stampRoot', ['rootUnknown', 'chainBroken', 'certificateMissing']),
  { code: 'TIMESTAMP_INVALID', detail: 'reason', value: 'certificateRevoked', texts: 'stampRevoked' },
  ...valued('REVOCATION_UNAVAILABLE', 'revocationUnreached', ['unreachable', 'tooSlow', 'httpStatus']),
  { code: 'REVOCATION_UNAVAILABLE', detail: 'reason', value: 'contentType', texts: 'revocationNoAuthority' },
  ...valued('REVOCATION_UNAVAILABLE', 'revocationTooLarge', ['tooLarge', 'insideTooLarge']),
  ...valued('REVOCATION_UNAVAILABLE', 'revocationNobody', ['noAuthority', 'issuerMissing']),
  ...valued('REVOCATION_UNAVAILABLE', 'revocationTime', ['stale', 'timeWrong']),
  { code: 'TOO_LARGE', detail: 'reason', value: 'notByDigest', texts: 'tooLargeToCheck' },
  { code: 'MODULE_PATH_REFUSED', detail: 'reason', value: 'alreadyKnown', texts: 'moduleKnown' },
] as const satisfies readonly ErrorCaseRow[]

export type ErrorCase = (typeof errorCaseRows)[number]['texts']

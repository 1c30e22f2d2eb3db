/** Texts that belong to a table of the contract, complete by type; and sentences with plural forms. */
import type { KeyUsage } from '../../shared/certificate.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { NameAttribute } from '../../shared/names.ts'
import type { JournalEntry } from '../../shared/journal.ts'
import type { ErrorCase } from './error-cases.ts'
import type { CareOperation, NamedOperation } from '../prompt-messages.ts'
import type { Scope } from '../../shared/scopes.ts'
import type { VerifiedSigner, TimestampReason } from '../../shared/operations/verify.ts'
import type { TokenSummary } from '../../shared/token.ts'
import type { TokenObject } from '../../shared/token-object.ts'

/** What happened, what it means for the document, what to do next. */
export interface ErrorText {
  title: string
  meaning: string
  next: string
}

/** One sentence in the plural forms of its language (CLDR names); `other` serves where a form is missing. */
export interface Plural {
  one?: string
  few?: string
  many?: string
  other: string
}

export type ErrorTexts = Record<ErrorCode, ErrorText>
export type ErrorCaseTexts = Record<ErrorCase, ErrorText>
export type OperationTexts = Record<NamedOperation, string>
export type ScopeTexts = Record<Scope, { title: string; meaning: string }>
export type NameTexts = Record<NameAttribute, string>
export type KeyUsageTexts = Record<KeyUsage, string>
export type TokenStateTexts = Record<TokenSummary['state'], string>
export type TokenKindTexts = Record<TokenSummary['kind'], string>
export type OutcomeTexts = Record<JournalEntry['stage'], string>

/** Why a signature or a time stamp does not hold. */
export type SignatureReasonTexts = Record<TimestampReason | VerifiedSigner['reasons'][number], string>

/** A sentence for each thing that our own pages ask a PIN for. */
export type CareTable = Record<CareOperation, string>
export type ObjectKindTexts = Record<TokenObject['kind'], string>
/** What a flag of a slot or token means; those without a sentence stand by their name alone. */
export type FlagTexts = Record<
  | 'CKF_TOKEN_PRESENT'
  | 'CKF_REMOVABLE_DEVICE'
  | 'CKF_HW_SLOT'
  | 'CKF_RNG'
  | 'CKF_WRITE_PROTECTED'
  | 'CKF_LOGIN_REQUIRED'
  | 'CKF_TOKEN_INITIALIZED'
  | 'CKF_PROTECTED_AUTHENTICATION_PATH'
  | 'CKF_USER_PIN_INITIALIZED'
  | `CKF_${'USER' | 'SO'}_PIN_${'COUNT_LOW' | 'FINAL_TRY' | 'LOCKED' | 'TO_BE_CHANGED'}`,
  string
>

/** The shape that the four languages share. Tables of the contract are complete by type; everything else follows English. */
import type { KeyUsage } from '../../shared/certificate.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { NameAttribute } from '../../shared/names.ts'
import type { JournalEntry } from '../../shared/journal.ts'
import type { OperationName } from '../../shared/operations/index.ts'
import type { CareView } from '../prompt-messages.ts'
import type { Scope } from '../../shared/operations/operation.ts'
import type { TokenSummary } from '../../shared/token.ts'
import type { TokenObject } from '../../shared/token-object.ts'
import type { badge } from './en/badge.ts'
import type { care } from './en/care.ts'
import type { certificates } from './en/certificates.ts'
import type { common } from './en/common.ts'
import type { documents } from './en/documents.ts'
import type { manager } from './en/manager.ts'
import type { objects } from './en/objects.ts'
import type { popup } from './en/popup.ts'
import type { prompt } from './en/prompt.ts'
import type { tokenPage } from './en/token-page.ts'
import type { tokens } from './en/tokens.ts'

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
export type OperationTexts = Record<OperationName, string>
export type ScopeTexts = Record<Scope, { title: string; meaning: string }>
export type NameTexts = Record<NameAttribute, string>
export type KeyUsageTexts = Record<KeyUsage, string>
export type TokenStateTexts = Record<TokenSummary['state'], string>
export type TokenKindTexts = Record<TokenSummary['kind'], string>
export type OutcomeTexts = Record<JournalEntry['stage'], string>

/** A sentence for each thing that our own pages ask a PIN for. */
export type CareTable = Record<CareView['operation'], string>
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

/** The same keys with any text in them. */
export type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends Plural
      ? Plural
      : T[K] extends readonly string[]
        ? readonly string[]
        : Shape<T[K]>
}

export type BadgeTexts = Shape<typeof badge>
export type CommonTexts = Shape<typeof common>
export type CertificateTexts = Shape<typeof certificates>
export type TokenTexts = Shape<typeof tokens>
export type DocumentTexts = Shape<typeof documents>
export type PromptTexts = Shape<typeof prompt>
export type ManagerTexts = Shape<typeof manager>
export type PopupTexts = Shape<typeof popup>
export type CareTexts = Shape<typeof care>
export type ObjectTexts = Shape<typeof objects>
export type TokenPageTexts = Shape<typeof tokenPage>

export interface Texts {
  badge: BadgeTexts
  common: CommonTexts
  operations: OperationTexts
  errors: ErrorTexts
  certificates: CertificateTexts
  tokens: TokenTexts
  documents: DocumentTexts
  prompt: PromptTexts
  manager: ManagerTexts
  popup: PopupTexts
  care: CareTexts
  objects: ObjectTexts
  tokenPage: TokenPageTexts
}

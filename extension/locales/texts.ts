/** The shape that the languages share. Tables of the contract are complete by type; everything else follows English. */
import type { authorities } from './en/authorities.ts'
import type { badge } from './en/badge.ts'
import type { care } from './en/care.ts'
import type { certificates } from './en/certificates.ts'
import type { common } from './en/common.ts'
import type { documents } from './en/documents.ts'
import type { earlier } from './en/earlier.ts'
import type { expiry } from './en/expiry.ts'
import type { checkFiles, signFiles } from './en/files.ts'
import type { enrolments } from './en/enrolments.ts'
import type { kept } from './en/kept.ts'
import type { manager } from './en/manager.ts'
import type { objects } from './en/objects.ts'
import type { paths } from './en/paths.ts'
import type { popup } from './en/popup.ts'
import type { prompt } from './en/prompt.ts'
import type { tokenPage } from './en/token-page.ts'
import type { tokens } from './en/tokens.ts'
import type { ErrorCaseTexts, ErrorTexts, OperationTexts, Plural } from './text-tables.ts'

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
export type EarlierTexts = Shape<typeof earlier>
export type ExpiryTexts = Shape<typeof expiry>
export type SignFilesTexts = Shape<typeof signFiles>
export type CheckFilesTexts = Shape<typeof checkFiles>
export type EnrolmentTexts = Shape<typeof enrolments>
export type KeptTexts = Shape<typeof kept>
export type ManagerTexts = Shape<typeof manager>
export type PopupTexts = Shape<typeof popup>
export type CareTexts = Shape<typeof care>
export type ObjectTexts = Shape<typeof objects>
export type PathTexts = Shape<typeof paths>
export type AuthorityTexts = Shape<typeof authorities>
export type TokenPageTexts = Shape<typeof tokenPage>

export interface Texts {
  badge: BadgeTexts
  common: CommonTexts
  operations: OperationTexts
  errors: ErrorTexts
  errorCases: ErrorCaseTexts
  certificates: CertificateTexts
  tokens: TokenTexts
  documents: DocumentTexts
  prompt: PromptTexts
  earlier: EarlierTexts
  enrolments: EnrolmentTexts
  kept: KeptTexts
  expiry: ExpiryTexts
  manager: ManagerTexts
  signFiles: SignFilesTexts
  checkFiles: CheckFilesTexts
  popup: PopupTexts
  care: CareTexts
  objects: ObjectTexts
  paths: PathTexts
  authorities: AuthorityTexts
  tokenPage: TokenPageTexts
}

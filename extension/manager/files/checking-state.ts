/** Signed files to be checked, each with its document where it lies beside: pure steps from one state to the next. */
import type { ErrorMessage } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import type { ContainedFile, DocumentTimestamp, VerifiedSigner } from '../../../shared/operations/verify.ts'
import type { ChosenFile, FileFault } from './chosen-file.ts'

export type CheckOutcome =
  | { state: 'waiting' | 'checking' }
  | {
      state: 'checked'
      signers: readonly VerifiedSigner[]
      /** Of the file, and nobody's signature. */
      stamps: readonly DocumentTimestamp[]
      files: readonly ContainedFile[]
    }
  | { state: 'failed'; error: ErrorMessage }
  | { state: 'refused'; fault: FileFault | 'tooLarge' }

export interface CheckedFile extends ChosenFile {
  /** What was signed, where the person gave it beside. */
  document: ChosenFile | null
  outcome: CheckOutcome
}

export type CheckingState = readonly CheckedFile[]

/** A signed file goes through a port in one piece; a document beside it is read piece by piece. */
export const longestSigned = limits.pageMessage - 64 * 1024
export const longestDocument = limits.documentBytes

/** What a signature beside its document may be called after it; a browser that has the name already puts a number before the ending. */
const beside = /^(.+?)(?: ?\(\d+\))?\.(?:p7s|p7m|p7b|sig|sgn|cms|jws|xml)$/i

/** The name of the document that a signature is beside of; `null` when the name says nothing of the kind. */
export const documentName = (name: string): string | null => beside.exec(name)?.[1] ?? null

/** A document that lies beside a signature in the list, or among those that came with it, goes to it; every other file is taken for a signed one. */
export function withGiven(state: CheckingState, given: readonly ChosenFile[]): CheckingState {
  const isDocument = (file: ChosenFile, among: readonly ChosenFile[]): boolean =>
    among.some(other => other.id !== file.id && documentName(other.name) === file.name)
  const documents = given.filter(file => isDocument(file, [...state, ...given]))
  const signed = given
    .filter(file => !documents.includes(file))
    .map(file => checkable({ ...file, document: null, outcome: { state: 'waiting' } }))
  const documentOf = ({ name }: ChosenFile): ChosenFile | undefined =>
    documents.find(document => documentName(name) === document.name)
  return [...state, ...signed].map(file => {
    const document = documentOf(file)
    return document ? withDocument(file, document) : file
  })
}

/** Checked again, with what the person says was signed. */
export const withDocument = (file: CheckedFile, document: ChosenFile): CheckedFile =>
  checkable({ ...file, document, outcome: { state: 'waiting' } })

function checkable(file: CheckedFile): CheckedFile {
  const fault = faultOf(file, longestSigned) ?? (file.document && faultOf(file.document, longestDocument))
  return fault ? { ...file, outcome: { state: 'refused', fault } } : file
}

/** An empty document may have been signed elsewhere. */
function faultOf({ fault, size }: ChosenFile, longest: number): FileFault | 'tooLarge' | null {
  return fault ?? (size > longest ? 'tooLarge' : null)
}

/** Unless it was taken out, or is to be checked anew, meanwhile. */
export const withOutcome = (
  state: CheckingState,
  { id, document }: Pick<CheckedFile, 'id' | 'document'>,
  outcome: CheckOutcome,
): CheckingState => {
  const before = outcome.state === 'checking' ? 'waiting' : 'checking'
  const isMeant = (file: CheckedFile): boolean =>
    file.id === id && file.document === document && file.outcome.state === before
  return state.map(file => (isMeant(file) ? { ...file, outcome } : file))
}

/** Each is checked anew, but for those that nothing can be made of. */
export const withAllWaiting = (state: CheckingState): CheckingState =>
  state.map(file => (file.outcome.state === 'refused' ? file : { ...file, outcome: { state: 'waiting' } }))

export const withoutSigned = (state: CheckingState, id: number): CheckingState => state.filter(file => file.id !== id)

export const nextToCheck = (state: CheckingState): CheckedFile | null =>
  state.find(({ outcome }) => outcome.state === 'waiting') ?? null

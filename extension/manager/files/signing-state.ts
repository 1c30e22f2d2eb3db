/** Files to be signed, and what became of each: pure steps from one state to the next. */
import { limits } from '../../../shared/limits.ts'
import type { ErrorMessage } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/operations/index.ts'
import type { SignatureLevel } from '../../../shared/operations/sign.ts'
import type { ChosenFile } from './chosen-file.ts'
import { fileFormats, formatFor, freeName, unfitFor, type FileFormatName } from './file-formats.ts'

export interface SignedFile {
  /** Of the file that is saved; no two in the list have one. */
  name: string
  type: string
  content: Uint8Array<ArrayBuffer> | Blob
  level: SignatureLevel
  isSaved: boolean
}

export interface ListedFile extends ChosenFile {
  signed: SignedFile | null
  /** The name of the signed file that it went into, which stands at another file of the list; `null`: into none. */
  within: string | null
  /** Why it was not signed when it was tried; `null`: not tried, or signed. */
  error: ErrorMessage | null
  /** The format that cannot take it, as was found when it was tried; `null`: none is known. */
  unfitFormat: FileFormatName | null
}

export type Phase =
  /** `unfit`: nothing was signed, because of one of them. */
  | { state: 'idle' | 'rejected' | 'unfit' }
  | { state: 'signing'; done: number; total: number }
  | { state: 'done'; count: number; of: number }
  | { state: 'failed'; error: ErrorMessage }

export interface SigningState {
  files: readonly ListedFile[]
  /** So many of those that were given last were too many and left out. */
  leftOut: number
  /** `null`: the one that fits the files. */
  chosenFormat: FileFormatName | null
  /** Wanted wherever there is an authority for it. */
  wantsStamp: boolean
  /** A visible mark in each PDF that is signed inside. */
  wantsMark: boolean
  phase: Phase
}

/** A longer list is of no use to a person. */
export const mostFiles = 1_000

export const noFiles: SigningState = {
  files: [],
  leftOut: 0,
  chosenFormat: null,
  wantsStamp: true,
  wantsMark: false,
  phase: { state: 'idle' },
}

export function withFiles(state: SigningState, chosen: readonly ChosenFile[]): SigningState {
  const room = Math.max(0, mostFiles - state.files.length)
  const added = chosen
    .slice(0, room)
    .map(file => ({ ...file, signed: null, within: null, error: null, unfitFormat: null }))
  return {
    ...state,
    files: [...state.files, ...added],
    leftOut: chosen.length - added.length,
    phase: state.phase.state === 'signing' ? state.phase : { state: 'idle' },
  }
}

export const withoutFile = (state: SigningState, id: number): SigningState => ({
  ...state,
  files: state.files.filter(file => file.id !== id),
  leftOut: 0,
})

/** What was found at a second look. */
export const withFaults = (state: SigningState, looked: readonly ChosenFile[]): SigningState => ({
  ...state,
  files: state.files.map(file => ({ ...file, fault: looked.find(({ id }) => id === file.id)?.fault ?? file.fault })),
})

export const formatOf = ({ chosenFormat, files }: SigningState): FileFormatName =>
  chosenFormat ?? formatFor(files.filter(({ fault }) => fault === null))

/** Those that the button signs: not signed yet, and nothing known against them in this format. */
export const filesToSign = (state: SigningState): ListedFile[] => {
  const format = formatOf(state)
  const fitting = state.files.filter(
    file => !isSigned(file) && file.unfitFormat !== format && unfitFor(file, format) === null,
  )
  return fitting.slice(0, fileFormats[format].together ?? fitting.length)
}

export const isSigned = ({ signed, within }: ListedFile): boolean => signed !== null || within !== null

/** In bytes, for `limits.documentBytes`. */
export const areTooLarge = (files: readonly ListedFile[]): boolean =>
  files.reduce((sum, { size }) => sum + size, 0) > limits.documentBytes

/** Each of the files that were signed gets its signature or its error, in their order; of those in a container the first has it. */
export function withResults(
  state: SigningState,
  {
    files,
    format,
    results,
  }: { files: readonly ListedFile[]; format: FileFormatName; results: Result<'sign'>['results'] },
): SigningState {
  const { nameOf, type } = fileFormats[format]
  const taken = new Set(state.files.flatMap(({ signed }) => signed?.name ?? []))
  const outcomes = new Map(outcomesOf(results, files.length).map((outcome, place) => [files[place]?.id, outcome]))
  let count = 0
  let container = ''
  const listed = state.files.map(file => {
    const outcome = outcomes.get(file.id)
    if (!outcome) return file
    if ('error' in outcome) return { ...file, error: outcome.error }
    count++
    if ('within' in outcome) return { ...file, error: null, within: container }
    const name = freeName(nameOf(file.name), taken)
    taken.add(name)
    container = name
    return {
      ...file,
      error: null,
      signed: { name, type, content: outcome.signature, level: outcome.level, isSaved: false },
    }
  })
  return { ...state, files: listed, phase: { state: 'done', count, of: files.length } }
}

type Outcome = Result<'sign'>['results'][number]

const inContainer = { within: true } as const
const takenOut: Outcome = { error: { code: 'USER_REJECTED', details: {} } }

/** One for each file: in a container are those whose places it tells. */
function outcomesOf(results: readonly Outcome[], count: number): (Outcome | typeof inContainer | undefined)[] {
  const [only] = results
  if (!only || !('documents' in only) || !only.documents) return [...results]
  const [first, ...others] = only.documents
  return Array.from({ length: count }, (_, place) =>
    place === first ? only : others.includes(place) ? inContainer : takenOut,
  )
}

/** As the host names a document of a request. */
const place = /^documents\.(\d+)(?:\.|$)/

/** None was signed. The fault of one file is told at that file, and the next try goes without it. */
export function withFailure(
  state: SigningState,
  { files, format, error }: { files: readonly ListedFile[]; format: FileFormatName; error: ErrorMessage },
): SigningState {
  const [, at] = place.exec(String(error.details['at'])) ?? []
  const unfit = at === undefined ? undefined : files[Number(at)]
  if (error.code === 'USER_REJECTED') return { ...state, phase: { state: 'rejected' } }
  return {
    ...state,
    phase: unfit ? { state: 'unfit' } : { state: 'failed', error },
    files: state.files.map(file => (file.id === unfit?.id ? { ...file, error, unfitFormat: format } : file)),
  }
}

export const withSaved = (state: SigningState, id: number): SigningState => ({
  ...state,
  files: state.files.map(file =>
    file.id === id && file.signed ? { ...file, signed: { ...file.signed, isSaved: true } } : file,
  ),
})

export const unsavedFiles = ({ files }: SigningState): ListedFile[] =>
  files.filter(({ signed }) => signed !== null && !signed.isSaved)

/** Whoever closes the page now loses something. */
export const wouldBeLost = (state: SigningState): boolean =>
  state.phase.state === 'signing' || unsavedFiles(state).length > 0

/** The table of signature formats for files: what is asked of `sign`, which files it takes, what the signed file is called. */
import { limits } from '../../../shared/limits.ts'
import type { MarkLanguage } from '../../../shared/mark.ts'
import type { Params } from '../../../shared/operations/index.ts'
import type { ChosenFile, FileFault, FileKind } from './chosen-file.ts'

export const fileFormatNames = ['cmsDetached', 'cmsAttached', 'pades', 'xades', 'jws', 'asice'] as const
export type FileFormatName = (typeof fileFormatNames)[number]

export type Unfit = FileFault | 'wrongKind' | 'tooLarge' | NonNullable<ChosenFile['flaw']>

type Documents = Params<'sign'>['documents']

export interface FileFormat {
  /** The field's own name for it, the same in every language. */
  term: string
  /** The only kind that it takes; `null`: every file. */
  kind: FileKind | null
  /** The longest file, in bytes. */
  longest: number
  /** With a time stamp; `null`: this format takes none. */
  stamped: ((documents: Documents) => Params<'sign'>) | null
  plain: (documents: Documents) => Params<'sign'>
  /** How many files become one signed file; `null`: each becomes one of its own. */
  together: number | null
  /** Of the signed file, by the name of the document, or of the first of them. */
  nameOf: (name: string) => string
  /** Media type of the signed file. */
  type: string
}

const withEnding = (ending: string) => (name: string) => `${name}.${ending}`

/** Before the ending, which stays what it was. */
const withSigned =
  (ending: string) =>
  (name: string): string =>
    `${name.replace(new RegExp(`\\.${ending}$`, 'i'), '')}-signed.${ending}`

const wholeFile = { kind: null, longest: limits.documentBytes, together: null } as const

export const fileFormats: Readonly<Record<FileFormatName, FileFormat>> = {
  cmsDetached: {
    ...wholeFile,
    term: 'CMS (CAdES) .p7s',
    plain: documents => ({ format: 'cms', detached: true, documents }),
    stamped: documents => ({ format: 'cms', detached: true, level: 'B-T', documents }),
    nameOf: withEnding('p7s'),
    type: 'application/pkcs7-signature',
  },
  cmsAttached: {
    ...wholeFile,
    term: 'CMS (CAdES) .p7m',
    plain: documents => ({ format: 'cms', documents }),
    stamped: documents => ({ format: 'cms', level: 'B-T', documents }),
    nameOf: withEnding('p7m'),
    type: 'application/pkcs7-mime',
  },
  pades: {
    kind: 'pdf',
    longest: limits.pdfBytes,
    together: null,
    term: 'PDF (PAdES)',
    plain: documents => ({ format: 'pades', documents }),
    stamped: documents => ({ format: 'pades', level: 'B-T', documents }),
    nameOf: withSigned('pdf'),
    type: 'application/pdf',
  },
  xades: {
    kind: 'xml',
    longest: limits.xmlBytes,
    together: null,
    term: 'XML (XAdES)',
    plain: documents => ({ format: 'xades', packaging: 'enveloped', documents }),
    stamped: documents => ({ format: 'xades', packaging: 'enveloped', level: 'B-T', documents }),
    nameOf: withSigned('xml'),
    type: 'application/xml',
  },
  jws: {
    kind: null,
    longest: limits.jwsBytes,
    together: null,
    term: 'JWS (JAdES)',
    plain: documents => ({ format: 'jws', documents }),
    // In its compact form, which other programs read best, it has no place for one.
    stamped: null,
    nameOf: withEnding('jws'),
    type: 'application/jose',
  },
  asice: {
    ...wholeFile,
    term: 'ASiC-E (XAdES) .asice',
    plain: documents => ({ format: 'asice', inside: 'xades', documents: named(documents) }),
    stamped: documents => ({ format: 'asice', inside: 'xades', level: 'B-T', documents: named(documents) }),
    together: limits.containerFiles,
    nameOf: withEnding('asice'),
    type: 'application/vnd.etsi.asic-e+zip',
  },
}

/** A visible one on a page. */
export const takesMark = (format: FileFormatName): boolean => fileFormats[format].kind === 'pdf'

/** At the foot of the last page, in the person's own language, where the format takes one. */
export const withMark = (params: Params<'sign'>, language: MarkLanguage): Params<'sign'> =>
  params.format === 'pades' ? { ...params, mark: { page: 'last', at: 'foot', language } } : params

/** The same in every language. */
export const kindTerm = (kind: FileKind | null): string => (kind ?? '').toUpperCase()

/** Why this file cannot be signed in this format, as far as it can be told without the token; `null` when nothing is known against it. */
export function unfitFor({ kind, fault, flaw, size }: ChosenFile, format: FileFormatName): Unfit | null {
  const row = fileFormats[format]
  if (fault) return fault
  if (row.kind !== null && row.kind !== kind) return 'wrongKind'
  if (row.kind === 'pdf' && flaw) return flaw
  return size > row.longest ? 'tooLarge' : null
}

/** What is offered first: the format that is of the files' own kind, where they are all of one. */
export function formatFor(files: readonly Pick<ChosenFile, 'kind'>[]): FileFormatName {
  const [first] = files
  const isOneKind = first !== undefined && files.every(({ kind }) => kind === first.kind)
  return (isOneKind && fileFormatNames.find(name => fileFormats[name].kind === first.kind)) || 'cmsDetached'
}

/** Files of two folders may have one name, and macOS writes letters in another way than containers do. */
function named(documents: Documents): Documents {
  const taken = new Set<string>()
  return documents.map(document => {
    const name = freeName(document.name.normalize('NFC'), { has: one => taken.has(one.toLowerCase()) })
    taken.add(name.toLowerCase())
    return { ...document, name }
  })
}

/** `a.p7s`, then `a (2).p7s`: a name that is not among those taken. */
export function freeName(name: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  const dot = name.lastIndexOf('.')
  const [start, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  let free = name
  for (let number = 2; taken.has(free); number++) free = `${start} (${number})${ending}`
  return free
}

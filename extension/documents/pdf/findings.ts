/** What a PDF has that its drawn pages do not show: the table of findings, each named in words to the person. */

interface FindingRow {
  kind: 'info' | 'warning'
  /** Names in the file that tell of it. */
  names: readonly string[]
}

const row = (kind: FindingRow['kind'], names = ''): FindingRow => ({
  kind,
  names: names.split(' ').filter(name => name !== ''),
})

/** In the order in which they are told. */
export const findingRows = {
  /** Known once pages are drawn. */
  undrawn: row('warning'),
  /** Something was added after a signature: it does not cover what is shown. */
  changedAfterSignature: row('warning'),
  /** It was written in several steps, the later ones over the first. */
  changed: row('info'),
  scripts: row('warning', 'JavaScript'),
  /** It starts programs, sends or takes in forms. */
  actions: row('warning', 'Launch SubmitForm ImportData'),
  /** A form of another kind, which other programs show in place of these pages. */
  xfa: row('warning', 'XFA'),
  layers: row('warning', 'OCProperties'),
  attachments: row('warning', 'EmbeddedFile EmbeddedFiles FileAttachment Collection'),
  otherFiles: row('warning', 'GoToR GoToE'),
  /** Streams that are somewhere else (ISO 32000-1 table 5): what should be drawn of them is not there. */
  externalContent: row('warning', 'FFilter FDecodeParms'),
  media: row('warning', 'RichMedia Movie Rendition U3D PRC'),
  /** Laid over the pages. */
  notes: row('info'),
  form: row('info'),
  links: row('info', 'URI'),
  encrypted: row('info', 'Encrypt'),
  /** Another program could take the same bytes for an archive. */
  archive: row('warning'),
  /** A part of it could not be looked through. */
  unread: row('warning'),
} as const satisfies Record<string, FindingRow>

export type FindingName = keyof typeof findingRows
export const findingNames = Object.keys(findingRows) as FindingName[]

/** Kinds of notes that draw over a page (ISO 32000-1 table 169). */
export const noteKinds = new Set(
  'Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Redact Watermark'.split(
    ' ',
  ),
)

export interface Finding {
  name: FindingName
  /** How many, where that is told. */
  count: number | null
  /** Names of what it is about: layers that are not shown, attached files with their sizes in bytes. */
  about: readonly { name: string; size: number | null }[]
}

/** Most of what a finding is about that is named; the rest is counted. */
export const namedAtMost = 20

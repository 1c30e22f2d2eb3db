/** A file from the person's disk: what it is by its own first and last bytes, and why it cannot be read, before anything is asked. */

/** By content and never by name; `other` is every other file. */
export type FileKind = 'pdf' | 'xml' | 'other'

/** Why no signature at all can be made or looked for. */
export type FileFault = 'folder' | 'empty' | 'unreadable'

export interface ChosenFile {
  /** Names it in a list: two files may have one name. */
  id: number
  /** As it lies on the disk: its bytes are read when they are needed. */
  file: Blob
  name: string
  /** Media type as the browser knows it from the name; decides how the window draws it. */
  type: string
  /** In bytes. */
  size: number
  kind: FileKind
  fault: FileFault | null
  /** Of a PDF: why it cannot be written on. */
  flaw: 'pdfCut' | 'pdfEncrypted' | null
}

/** A file as the browser hands it over; a folder that is dropped looks like one. */
export interface GivenFile {
  file: File
  isFolder: boolean
}

export const chosen = (files: readonly File[]): GivenFile[] => files.map(file => ({ file, isFolder: false }))

/** Must be called while the event is handled: the browser forgets the rest of it afterwards. */
export const dropped = ({ items }: Pick<DataTransfer, 'items'>): GivenFile[] =>
  [...items].flatMap(item => {
    const file = item.kind === 'file' ? item.getAsFile() : null
    return file ? [{ file, isFolder: item.webkitGetAsEntry()?.isDirectory === true }] : []
  })

/** Bytes at the beginning that tell the kind; ISO 32000-2 annex I: at the end of a PDF, those that hold its `startxref`. */
const headBytes = 64
const tailBytes = 1_024

let last = 0

/** Never throws: what cannot be read has its fault. */
export async function readChosen({ file, isFolder }: GivenFile): Promise<ChosenFile> {
  const { name, type, size } = file
  const about = { id: ++last, file, name, type, size, kind: 'other', fault: null, flaw: null } as const
  if (isFolder) return { ...about, fault: 'folder' }
  if (size === 0) return { ...about, fault: 'empty' }
  try {
    const kind = kindOf(await textOf(file, 0, headBytes))
    return { ...about, kind, flaw: kind === 'pdf' ? await flawOf(file) : null }
  } catch {
    return { ...about, fault: 'unreadable' }
  }
}

/** Whether it can still be read as it was chosen: a browser that keeps watch over its files refuses one that was changed since. */
export async function lookAgain<F extends ChosenFile>(chosen: F): Promise<F> {
  try {
    await chosen.file.slice(0, headBytes).arrayBuffer()
    return chosen
  } catch {
    return { ...chosen, fault: 'unreadable' }
  }
}

/** One character a byte. */
async function textOf(file: Blob, from: number, to: number): Promise<string> {
  return new TextDecoder('latin1').decode(await file.slice(from, to).arrayBuffer())
}

function kindOf(head: string): FileKind {
  if (head.startsWith('%PDF-')) return 'pdf'
  return /^(?:\u00ef\u00bb\u00bf)?\s*</.test(head) ? 'xml' : 'other'
}

/** ISO 32000-2 sections 7.5.5 and 7.6: the file ends with the place of its last cross-reference, and what is encrypted says so there. */
async function flawOf(file: Blob): Promise<ChosenFile['flaw']> {
  const tail = await textOf(file, Math.max(0, file.size - tailBytes), file.size)
  const place = /startxref\s+(\d+)\s+%%EOF/.exec(tail)?.[1]
  if (place === undefined) return 'pdfCut'
  const from = Number(place)
  const reference = await textOf(file, from, Math.min(file.size, from + referenceBytes))
  return /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(reference + tail) ? 'pdfEncrypted' : null
}

/** A cross-reference stream has its dictionary at its beginning; a table is followed by its trailer, which stands at the end of the file. */
const referenceBytes = 4_096

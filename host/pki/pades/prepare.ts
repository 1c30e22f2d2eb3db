/** A signature in a PDF of level B-B or B-T (ETSI EN 319 142-1 section 6.3, ISO 32000-2 section 12.8): one revision more, whose field is invisible or has a mark on a page. */
import { signatureAlgorithms } from '../../../shared/algorithms.ts'
import { concat, toHex, utf8, type Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import type { Mark } from '../../../shared/mark.ts'
import { digestOf } from '../../digests.ts'
import { packageSignedData } from '../cms/package.ts'
import { prepareSignedData } from '../cms/prepare.ts'
import type { Form, Identity, Prepared, ToPackage, ToPrepare } from '../format.ts'
import { openDocument, type PdfDocument } from './document.ts'
import { changedObjects, type Changed } from './changed-objects.ts'
import { checkMayChange, readForm } from './form.ts'
import { latin1, latin1Bytes } from './latin1.ts'
import { drawMark, number } from './mark/draw-mark.ts'
import { loadMarkFont } from './mark/mark-font.ts'
import { placeMark } from './mark/place-mark.ts'
import { pageOf, type Box, type Page } from './pages.ts'
import { telling } from './unfit.ts'
import { writeUpdate } from './update.ts'
import { atom, referenceTo, write, type Dictionary, type Value } from './values.ts'

/** The signature's own bytes: as many as the longest has, an RSA key of 8192 bits. */
const longestSignature = 1_024

/** The font of marks, for a signature that has one. */
export async function loadForPades(form?: Form): Promise<void> {
  if (form?.mark) await loadMarkFont()
}

/** @throws MohurError BAD_PARAMS with the reason */
export function preparePades(identity: Identity, { content, digest, signingTime, form }: ToPrepare): Prepared {
  if (!content) throw new MohurError('INTERNAL')
  const { hash } = signatureAlgorithms[identity.algorithm]
  const draft = packed(identity, {
    toBeSigned: new Uint8Array(64 + hash.length),
    signature: new Uint8Array(longestSignature),
  })
  // What is signed says how large the room is, long before there is a time stamp to go into it.
  const timestampRoom = form.level === 'B-T' ? limits.pdfTimestamp : 0
  // The attributes are some 200 bytes: the certificate's digest, the document's, and identifiers; and the role.
  const hole = 2 * (draft.length + 512 + utf8(form.role ?? '').length + timestampRoom)
  // A document that is signed once more is another one, so that the name is too.
  const name = `Signature-${toHex(digest).slice(0, 16)}`
  const update = telling('BAD_PARAMS', () =>
    updateOf(openDocument(latin1(content)), {
      name,
      signingTime,
      hole,
      mark: form.mark,
      certificate: identity.certificate,
    }),
  )
  const before = latin1Bytes(update.before)
  const after = latin1Bytes(update.after)
  const toBeSigned = prepareSignedData(identity, {
    digest: digestOf(hash, content, before, after),
    signingTime: null,
    form,
  })
  return {
    toBeSigned,
    stamped: signature => signature,
    timestampRoom,
    package: (signature, timestamp) => {
      const hex = toHex(packed(identity, { toBeSigned, signature, timestamp }))
      if (hex.length > hole) throw new MohurError('INTERNAL')
      return ['content', concat([before, utf8(`<${hex.padEnd(hole, '0')}>`), after])]
    },
  }
}

/** @throws MohurError BAD_PARAMS with the reason */
export function checkPades(content: Bytes, { mark }: Form): void {
  telling('BAD_PARAMS', () => {
    const document = openDocument(latin1(content))
    if (mark) placeMark(document, mark)
    updateOf(document, { name: '', signingTime: new Date(0), hole: 0 })
  })
}

function packed(identity: Identity, signed: Pick<ToPackage, 'toBeSigned' | 'signature' | 'timestamp'>): Bytes {
  const parts = packageSignedData(identity, { ...signed, contentLength: null })
  return concat(parts.filter(part => part instanceof Uint8Array))
}

interface Wanted {
  /** Of the field: no other has it. */
  name: string
  signingTime: Date
  /** Characters of the signature in hexadecimal. */
  hole: number
  mark?: Mark | undefined
  /** DER: whose name a mark has. */
  certificate?: Bytes | undefined
}

/** What is appended before the signature in its brackets and after it. @throws Unfit */
function updateOf(document: PdfDocument, wanted: Wanted): { before: string; after: string } {
  const { name, signingTime, hole } = wanted
  const form = readForm(document)
  checkMayChange(document, form)
  const signature = referenceTo(document.size)
  const field = referenceTo(document.size + 1)
  const objects = changedObjects(document)
  const { at, page, look } = lookOf(document, wanted, objects)
  objects.appendTo({ holder: page, at, name: 'Annots' }, field)
  addToForm(document, objects, field)

  const room = '0'.repeat(hole)
  const time = signingTime.toISOString().slice(0, 19).replace(/\D/g, '')
  const range = ' '.repeat(40)
  objects.add(
    field.number,
    `<</Type /Annot\n/Subtype /Widget\n/FT /Sig\n/T (${name})\n/F 132\n${look}\n/P ${write(at)}\n/V ${write(signature)}>>`,
  )
  objects.add(
    signature.number,
    `<</Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/M (D:${time}Z)\n/ByteRange [${range}]\n/Contents <${room}>>>`,
  )
  const { text, begins } = writeUpdate(document, objects.all())
  // Looked for in our own object: the document may have anything in the others.
  const begin = begins.get(signature.number) ?? 0
  const from = text.indexOf(`<${room}>`, begin)
  const to = from + hole + 2
  const start = document.text.length
  const written = `0 ${start + from} ${start + to} ${text.length - to}`.padEnd(range.length)
  const own = text.slice(begin, from).replace(`[${range}]`, `[${written}]`)
  return { before: text.slice(0, begin) + own, after: text.slice(to) }
}

/** The field's page and how it looks there (sections 12.5.5 and 12.7.5.5): as nothing, or as a mark, whose objects come after its own. */
function lookOf(
  document: PdfDocument,
  { mark, certificate, signingTime }: Wanted,
  objects: Changed,
): Pick<Page, 'at' | 'page'> & { look: string } {
  if (!mark || !certificate) return { ...pageOf(document, 1), look: `/Rect ${rectText(nowhere)}` }
  const placed = placeMark(document, mark)
  const first = document.size + 2
  const drawn = drawMark(placed, { certificate, signingTime, language: mark.language }, first)
  for (const [place, text] of drawn.entries()) objects.add(first + place, text)
  return { ...placed, look: `/Rect ${rectText(placed.rect)}\n/AP <</N ${write(referenceTo(first))}>>` }
}

const nowhere: Box = { left: 0, bottom: 0, right: 0, top: 0 }
const rectText = ({ left, bottom, right, top }: Box): string => `[${[left, bottom, right, top].map(number).join(' ')}]`

/** SignaturesExist and AppendOnly (section 12.7.3, table 225). */
const signatureFlags = atom('3')

function addToForm({ root, sections, dictionary }: PdfDocument, objects: Changed, field: Value): void {
  const rootAt = sections[0]?.trailer.entries.get('Root')
  const at = root.entries.get('AcroForm')
  const known = dictionary(at)
  const form: Dictionary = known ?? { kind: 'dictionary', entries: new Map() }
  form.entries.set('SigFlags', signatureFlags)
  if (!known) root.entries.set('AcroForm', form)
  const own = known && at?.kind === 'reference' ? at : rootAt
  objects.appendTo({ holder: form, at: own, name: 'Fields' }, field)
  // The form's flags are new even where its list of fields is an object of its own.
  objects.put(own, own === rootAt ? root : form)
}

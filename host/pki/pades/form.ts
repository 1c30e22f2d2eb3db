/** The form of a PDF and its signature fields (ISO 32000-2 sections 12.7.3 and 12.7.5.5). */
import { limits } from '../../../shared/limits.ts'
import type { PdfDocument } from './document.ts'
import { Unfit } from './unfit.ts'
import { nameIn, referenceTo, wholeIn, type Dictionary, type Reference, type Value } from './values.ts'

export interface SignatureField {
  /** The reference to its signature. */
  value: Reference
  signature: Dictionary
}

export interface Form {
  signatures: SignatureField[]
}

/** @throws Unfit */
export function readForm(document: PdfDocument): Form {
  const { root, resolve, dictionary } = document
  const form = dictionary(root.entries.get('AcroForm'))
  const signatures: SignatureField[] = []
  const seen = new Set<number>()
  const keep = (signed: Value): void => {
    const signature = dictionary(signed)
    if (signed.kind !== 'reference' || !signature || signatures.length === limits.pdfSignatures) {
      throw new Unfit('formBroken')
    }
    if (signatures.some(({ value: { number } }) => number === signed.number)) return
    signatures.push({ value: signed, signature })
  }
  const visit = (value: Value, type: string | null, depth: number): void => {
    if (value.kind !== 'reference' || seen.has(value.number) || seen.size === limits.pdfFields || depth > 32) {
      throw new Unfit('formBroken')
    }
    seen.add(value.number)
    const field = dictionary(value)
    if (!field) throw new Unfit('formBroken')
    const own = nameIn(resolve(field.entries.get('FT'))) ?? type
    const signed = field.entries.get('V')
    if (own === 'Sig' && signed !== undefined) keep(signed)
    for (const kid of listOf(resolve(field.entries.get('Kids')))) visit(kid, own, depth + 1)
  }
  for (const field of listOf(resolve(form?.entries.get('Fields')))) visit(field, null, 0)
  // Others find them by the page: none may be passed over in silence.
  for (const one of signatureObjects(document)) keep(one)
  return { signatures }
}

/** Whatever looks like a signature, wherever it is referred to. */
function signatureObjects({ text, entries, dictionary }: PdfDocument): Reference[] {
  if (!text.includes('/ByteRange')) return []
  return Array.from(entries).flatMap(([number, entry]) => {
    if (!entry || !('offset' in entry)) return []
    const one = referenceTo(number, entry.generation)
    const found = dictionary(one)?.entries
    return found?.has('ByteRange') && found.has('Contents') ? [one] : []
  })
}

function listOf(value: Value | undefined): Value[] {
  if (value === undefined || (value.kind === 'atom' && value.text === 'null')) return []
  if (value.kind !== 'list') throw new Unfit('formBroken')
  return value.items
}

/** Section 12.8.5: a time stamp of the document, and nobody's signature. */
export const isStampValue = ({ entries }: Dictionary): boolean => nameIn(entries.get('SubFilter')) === 'ETSI.RFC3161'

/** @throws Unfit xfaForm, certifiedNoChanges */
export function checkMayChange({ root, dictionary, resolve }: PdfDocument, { signatures }: Form): void {
  if (dictionary(root.entries.get('AcroForm'))?.entries.has('XFA')) throw new Unfit('xfaForm')
  const certified = dictionary(dictionary(root.entries.get('Perms'))?.entries.get('DocMDP'))
  for (const signature of [...(certified ? [certified] : []), ...signatures.map(one => one.signature)]) {
    for (const one of listOf(resolve(signature.entries.get('Reference')))) {
      const rules = dictionary(one)
      const params = dictionary(rules?.entries.get('TransformParams'))
      if (nameIn(resolve(rules?.entries.get('TransformMethod'))) !== 'DocMDP') continue
      if (wholeIn(resolve(params?.entries.get('P'))) === 1) throw new Unfit('certifiedNoChanges')
    }
  }
}

/** Several signatures in one file beside what they are of, or each around a copy of it: what is there stays byte for byte, and one more follows. */
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import type { EarlierToCheck } from '../format.ts'
import { checkEarlier } from './earlier-signatures.ts'
import { asicUri } from './names.ts'
import { afterDeclaration, readXml } from './read-xml.ts'
import { isSignature, signaturesIn } from './read-signature.ts'
import { declarationText } from './signature-text.ts'
import { isNamed, type XmlDocument, type XmlElement } from './xml-tree.ts'

/** In no namespace, and with no prefix of its own: in every canonical form a signature in there is what it was without it. */
const listName = 'Signatures'

/** Ours, or that of containers (ETSI EN 319 162-1 section A.3), with signatures in it and nothing else. */
export function isSignatureList(root: XmlElement): boolean {
  const isNamedSo = isNamed(root, '', listName) || isNamed(root, asicUri, 'XAdESSignatures')
  return (
    isNamedSo &&
    root.attributes.length === 0 &&
    root.children.every(child => {
      if (child.kind === 'element') return isSignature(child)
      return child.kind === 'comment' || (child.kind === 'text' && child.text.trim() === '')
    })
  )
}

/** The text before and after one more signature. `undefined`: it is the first. */
export function aroundSignature(earlier: Uint8Array | undefined): { before: string; after: string } {
  if (!earlier) return { before: declarationText, after: '' }
  const { text, root, endTag } = readEarlier(earlier)
  if (!isSignature(root)) return { before: text.slice(0, endTag), after: text.slice(endTag) }
  const first = text.slice(afterDeclaration(text))
  return { before: `${declarationText}<${listName}>${first}`, after: `</${listName}>` }
}

/** @throws MohurError BAD_PARAMS with the reason where no other signature can stand beside these, TOO_LARGE where both would be */
export function checkEarlierXades(earlier: Uint8Array, { form, documents }: EarlierToCheck): void {
  const document = readEarlier(earlier)
  // One that is of the whole file would be of another file.
  checkEarlier(document)
  if (signaturesIn(document.root).length >= limits.certificates) throw unfit('tooManySigners')
  const content = form.packaging === 'enveloping' ? documents.reduce((sum, { size }) => sum + size, 0) : 0
  const limit = limits.signedXmlBytes
  if (earlier.length + (content * 4) / 3 + signatureBytes > limit) throw new MohurError('TOO_LARGE', { limit })
}

/** No signature with its certificates is longer. */
const signatureBytes = 256 * 1024

/** @throws MohurError BAD_PARAMS where it holds something else as well */
function readEarlier(earlier: Uint8Array): XmlDocument {
  const document = readXml(earlier, 'SIGNED_DATA_UNREADABLE')
  if (!isSignature(document.root) && !isSignatureList(document.root)) throw unfit('earlierPackaging')
  return document
}

const unfit = (reason: string): MohurError => new MohurError('BAD_PARAMS', { reason })

/** The octets that a reference within the document is digested from, by whitelisted transforms alone (XML Signature 1.1 section 4.4.3.2). */
import type { Bytes } from '../../../shared/bytes.ts'
import type { VerifyReason } from '../path/check-path.ts'
import { canonicalXml, type CanonicalForm } from './canonical-xml.ts'
import { isParallel } from './earlier-signatures.ts'
import { canonicalFormNamed, dsUri, plainForm, transforms } from './names.ts'
import { isSignature, octetsIn, type ReadTransform } from './read-signature.ts'
import { ancestors, attributeOf, isInside, isNamed, type XmlDocument, type XmlElement } from './xml-tree.ts'

/** `encoded`: they stood there in base64. */
export type Octets = { octets: Bytes; encoded: boolean } | { reason: VerifyReason }

/** @param own the signature that refers */
export function octetsOf(target: XmlDocument | XmlElement, steps: readonly ReadTransform[], own: XmlElement): Octets {
  const apex = 'kind' in target ? target : target.root
  const filters = firstOf(steps, isFilter)
  const [last, ...more] = steps.slice(filters.length)
  if (more.length > 0) return { reason: 'algorithmUnsupported' }
  const leaveOut = leftOutBy(filters, own)
  // Each takes signatures out of what is signed: with none in there, or nothing else, it would be about something else.
  if (filters.length > 0 && (!isInside(own, apex) || leaveOut(apex))) return { reason: 'referenceWrong' }
  if (last?.algorithm === transforms.base64 && filters.length === 0) return decoded(apex)
  const form = last ? formOf(last) : plainForm
  return form && isSimple(apex, form) ? canonicalised(target, form, leaveOut) : { reason: 'algorithmUnsupported' }
}

const canonicalised = (
  target: XmlDocument | XmlElement,
  form: CanonicalForm,
  leaveOut: (element: XmlElement) => boolean,
): Octets => ({
  // A reference within the document is one without comments, whatever the form says.
  octets: canonicalXml(target, { form: { ...form, comments: false }, leaveOut }),
  encoded: false,
})

function firstOf<T>(list: readonly T[], is: (one: T) => boolean): readonly T[] {
  const other = list.findIndex(one => !is(one))
  return other === -1 ? list : list.slice(0, other)
}

function leftOutBy(filters: readonly ReadTransform[], own: XmlElement): (element: XmlElement) => boolean {
  if (filters.length === 0) return () => false
  return filters.some(isParallel) ? isSignature : element => element === own
}

const isFilter = (step: ReadTransform): boolean => step.algorithm === transforms.enveloped || isParallel(step)

export function formOf({ algorithm, prefixes }: ReadTransform): CanonicalForm | null {
  const named = canonicalFormNamed(algorithm)
  return named && { ...named, prefixes }
}

/** Canonical XML 1.1 joins the base addresses of parents, which nobody needs. */
const isSimple = (apex: XmlElement, { exclusive, version }: CanonicalForm): boolean =>
  exclusive ||
  version === '1.0' ||
  ![...ancestors(apex)].some(({ attributes }) => attributes.some(one => one.prefix === 'xml' && one.local === 'base'))

function decoded(element: XmlElement): Octets {
  const isObject = isNamed(element, dsUri, 'Object')
  try {
    if (isObject && attributeOf(element, 'Encoding') === transforms.base64)
      return { octets: octetsIn(element), encoded: true }
  } catch {
    return { reason: 'contentChanged' }
  }
  return { reason: 'algorithmUnsupported' }
}

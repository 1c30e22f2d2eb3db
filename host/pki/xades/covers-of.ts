/** What the target of a reference is of the file: all of it, a part, or something of the signature itself. */
import type { Around, Judged } from './around.ts'
import { findById, type Ids } from './find-by-id.ts'
import { dsUri, xadesUri } from './names.ts'
import { isBeside, isSignature, type ReadSignature } from './read-signature.ts'
import { isSignatureList } from './signature-list.ts'
import { attributeOf, elementsIn, isInside, isNamed, textOf, type XmlDocument, type XmlElement } from './xml-tree.ts'

export function coversOf(target: XmlDocument | XmlElement, around: Around): Judged['covers'] {
  if (!('kind' in target)) return 'document'
  const { signature, properties, document } = around
  if (target === properties?.element) return 'properties'
  if (isWhole(target, around)) return 'document'
  const { element, objects } = signature
  const isOwn = target !== document.root && isInside(target, element)
  return isOwn && !objects.some(object => isInside(target, object)) ? 'own' : 'part'
}

/** The root, or the only thing that a signature around it holds, alone or beside others of the same; instructions beside the root are not signed with it. */
function isWhole(target: XmlElement, { document: { root, before, after }, signature }: Around): boolean {
  if ([...before, ...after].some(({ kind }) => kind === 'instruction')) return false
  if (target === root) return !isSignature(root)
  const data = dataIn(signature.element)
  if (data.length !== 1 || data[0] !== target) return false
  const { element } = signature
  // Each of several is around a copy of its own.
  return root === element || (isAmong(element, root) && elementsIn(root).flatMap(dataIn).every(isSame(target)))
}

const isAmong = (signature: XmlElement, root: XmlElement): boolean => signature.parent === root && isSignatureList(root)

const dataIn = (signature: XmlElement): XmlElement[] =>
  elementsIn(signature).filter(one => isNamed(one, dsUri, 'Object') && !isOfProperties(one))

const isSame =
  (object: XmlElement) =>
  (other: XmlElement): boolean =>
    [object, other].every(({ children }) => children.every(({ kind }) => kind === 'text')) &&
    attributeOf(object, 'Encoding') === attributeOf(other, 'Encoding') &&
    textOf(object) === textOf(other)

/**
 * Whether everything that the signature carries with it is signed: a program that looks for an element by its name would find what
 * somebody put into an object afterwards.
 */
export function carriesUnsigned({ objects, references }: ReadSignature, ids: Ids): boolean {
  // The name of a file beside it may be spelt like the Id of something inside.
  const own = references.filter(({ uri }) => !isBeside(uri))
  const targets = new Set(own.map(({ uri }) => findById(ids, uri.slice(1))))
  return !objects.every(
    object =>
      targets.has(object) ||
      (textOf(object).trim() === '' &&
        elementsIn(object).every(one => targets.has(one) || isNamed(one, xadesUri, 'QualifyingProperties'))),
  )
}

const isOfProperties = (object: XmlElement): boolean =>
  elementsIn(object).some(({ local }) => local === 'QualifyingProperties')

/** What the target of a reference is of the file: all of it, a part, or something of the signature itself. */
import type { Around, Judged } from './around.ts'
import { isSignature } from './read-signature.ts'
import { elementsIn, isInside, type XmlDocument, type XmlElement } from './xml-tree.ts'

export function coversOf(target: XmlDocument | XmlElement, around: Around): Judged['covers'] {
  if (!('kind' in target)) return 'document'
  const { signature, properties, document } = around
  if (target === properties?.element) return 'properties'
  if (isWhole(target, around)) return 'document'
  const { element, objects } = signature
  const isOwn = target !== document.root && isInside(target, element)
  return isOwn && !objects.some(object => isInside(target, object)) ? 'own' : 'part'
}

/** The root, or the only thing that a signature around it holds; instructions beside the root are not signed with it. */
function isWhole(target: XmlElement, { document: { root, before, after }, signature }: Around): boolean {
  if ([...before, ...after].some(({ kind }) => kind === 'instruction')) return false
  if (target === root) return !isSignature(root)
  const data = signature.objects.filter(object => !isOfProperties(object))
  return root === signature.element && data.length === 1 && data[0] === target
}

const isOfProperties = (object: XmlElement): boolean =>
  elementsIn(object).some(({ local }) => local === 'QualifyingProperties')

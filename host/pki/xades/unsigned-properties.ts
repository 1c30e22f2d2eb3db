/** What stands beside an XML signature and is signed by nobody (ETSI EN 319 132-1, UnsignedSignatureProperties). */
import { xadesUri } from './names.ts'
import type { ReadSignature } from './read-signature.ts'
import { elementsIn, isNamed, type XmlElement } from './xml-tree.ts'

/** The children of UnsignedSignatureProperties, whatever they are. */
export const unsignedProperties = ({ objects }: Pick<ReadSignature, 'objects'>): XmlElement[] =>
  ['QualifyingProperties', 'UnsignedProperties', 'UnsignedSignatureProperties']
    .reduce((elements, local) => below(elements, local), objects)
    .flatMap(elementsIn)

/** The elements of this name right below these. */
export const below = (elements: readonly XmlElement[], local: string): XmlElement[] =>
  elements.flatMap(elementsIn).filter(one => isNamed(one, xadesUri, local))

/** The time stamps over the value of an XML signature (ETSI EN 319 132-1 section 5.3), among what nobody signed. */
import { limits } from '../../../shared/limits.ts'
import type { Stamp } from '../tsp/timestamp-among.ts'
import { canonicalXml } from './canonical-xml.ts'
import { dsUri, plainForm, xadesUri } from './names.ts'
import { formOf } from './octets-of.ts'
import { octetsIn, onlyElements, readTransform, type ReadSignature } from './read-signature.ts'
import { unsignedProperties } from './unsigned-properties.ts'
import { isNamed, type XmlElement } from './xml-tree.ts'

/** Anybody can put something there: what is not a time stamp says nothing, and one that is broken is told of. */
export const timestampsOn = (signature: ReadSignature): Stamp[] =>
  unsignedProperties(signature)
    .filter(property => isNamed(property, xadesUri, 'SignatureTimeStamp'))
    .slice(0, limits.timestamps)
    .flatMap(timestamp => stampsIn(timestamp, signature))

/** Several authorities may have stamped the same octets. */
function stampsIn(timestamp: XmlElement, { valueElement }: ReadSignature): Stamp[] {
  try {
    const [first, ...others] = onlyElements(timestamp)
    const method = first && isNamed(first, dsUri, 'CanonicalizationMethod') ? first : null
    const tokens = method ? others : onlyElements(timestamp)
    if (tokens.length === 0) return [broken]
    // Where nothing is said it is canonical as XML Signature has it.
    const form = method ? formOf(readTransform(method)) : plainForm
    const stamped = form && canonicalXml(valueElement, { form })
    return tokens.map(token => ({ token: tokenIn(token), stamped }))
  } catch {
    return [broken]
  }
}

const broken: Stamp = { token: new Uint8Array(), stamped: null }

/** A time stamp in XML, or one that says itself what it is of, is none of this element. */
function tokenIn(element: XmlElement): Uint8Array {
  if (!isNamed(element, xadesUri, 'EncapsulatedTimeStamp')) return broken.token
  try {
    return octetsIn(element)
  } catch {
    return broken.token
  }
}

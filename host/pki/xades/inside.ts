/** What an XML signature holds to be judged by (ETSI EN 319 132-1 sections 5.4.1, 5.4.2 and 5.5.1): of the signature, and of its time stamps. */
import type { Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import type { Inside } from '../revocation/inside.ts'
import { answerValue, type RevocationValue } from '../revocation/revocation-values.ts'
import { xades141Uri, xadesUri } from './names.ts'
import { octetsIn, type ReadSignature } from './read-signature.ts'
import { below, unsignedProperties } from './unsigned-properties.ts'
import { elementsIn, isNamed, type XmlElement } from './xml-tree.ts'

/** It is not signed and anybody's: what cannot be read says nothing. */
export function insideXml(signature: ReadSignature): Inside {
  const own = unsignedProperties(signature)
  const ofTimestamps = own.filter(one => aroundValues.some(local => isNamed(one, xades141Uri, local)))
  const values = [...own, ...ofTimestamps.flatMap(elementsIn)]
  const named = (local: string): XmlElement[] => values.filter(one => isNamed(one, xadesUri, local))
  const revocation = named('RevocationValues')
  const certificates = below(named('CertificateValues'), 'EncapsulatedX509Certificate')
  const lists = below(below(revocation, 'CRLValues'), 'EncapsulatedCRLValue')
  const answers = below(below(revocation, 'OCSPValues'), 'EncapsulatedOCSPValue')
  return {
    certificates: certificates.slice(0, limits.certificatesInside).flatMap(readable(octets => octets)),
    values: [
      ...lists.slice(0, limits.revocationValues).flatMap(readable(listValue)),
      ...answers.slice(0, limits.revocationValues).flatMap(readable(answerValue)),
    ],
  }
}

/** The newer name goes with any later time stamp. */
const aroundValues = ['TimeStampValidationData', 'AnyValidationData']

const listValue = (value: Bytes): RevocationValue => ({ kind: 'list', value })

const readable =
  <T>(read: (octets: Bytes) => T) =>
  (element: XmlElement): T[] => {
    try {
      return [read(octetsIn(element))]
    } catch {
      return []
    }
  }

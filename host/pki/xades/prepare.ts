/** What an XML signature of level B-B or B-T is made over, and everything around it (ETSI EN 319 132-1 section 6.3). */
import { signatureAlgorithms } from '../../../shared/algorithms.ts'
import { toHex, utf8, type Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { digestOf } from '../../digests.ts'
import type { SignatureParts } from '../../../shared/operations/sign.ts'
import type { Form, Identity, Prepared, ToPrepare } from '../format.ts'
import { canonicalXml } from './canonical-xml.ts'
import { dsUri, exclusiveForm, referenceTypes, xadesUri } from './names.ts'
import { placings } from './places.ts'
import { readXml } from './read-xml.ts'
import {
  openSignatureText,
  signedInfoText,
  signatureValueText,
  signedPropertiesText,
  transformTexts,
  type ReferenceText,
} from './signature-text.ts'
import { elementsIn } from './xml-tree.ts'

/** @throws MohurError BAD_PARAMS with the reason, TOO_LARGE */
export function prepareXades(identity: Identity, document: ToPrepare): Prepared {
  const { packaging } = document.form
  if (!packaging) throw new MohurError('INTERNAL')
  const id = signatureId(identity, document)
  const place = placings[packaging](identity, document, id)
  const { signingTime, type, form } = document
  const documents = [{ reference: { ...place.reference, id: `${id}-reference` }, type }]
  return prepareXmlSignature(identity, { id, signingTime, role: form.role, documents, package: place.package })
}

export interface XmlSignatureToPrepare {
  /** Of the signature. */
  id: string
  signingTime: Date
  /** In which the signer says to sign. */
  role: string | undefined
  /** What is signed, one at least: its reference, and its media type. */
  documents: readonly { reference: Omit<ReferenceText, 'hash'> & { id: string }; type: string }[]
  /** Puts the signature, whose last tag is not there yet, where it belongs. */
  package: (openSignature: string) => SignatureParts
}

export function prepareXmlSignature(identity: Identity, toPrepare: XmlSignatureToPrepare): Prepared {
  const { id, signingTime, role, documents, package: packageOpen } = toPrepare
  const { hash } = signatureAlgorithms[identity.algorithm]
  const signedProperties = signedPropertiesText(identity, {
    id: `${id}-properties`,
    signingTime,
    role,
    documents: documents.map(({ reference, type }) => ({ reference: reference.id, type })),
  })
  const references: ReferenceText[] = [
    ...documents.map(({ reference }) => ({ ...reference, hash })),
    {
      uri: `#${id}-properties`,
      type: referenceTypes.signedProperties,
      transforms: [transformTexts.exclusive],
      hash,
      digest: digestOf(hash, canonical(signedProperties)),
    },
  ]
  const signedInfo = signedInfoText(identity, references)
  return {
    toBeSigned: canonical(signedInfo),
    stamped: signature => canonical(signatureValueText(signature)),
    timestampRoom: null,
    package: (signature, timestamp) =>
      packageOpen(openSignatureText({ id, signedInfo, signature, signedProperties, timestamp, identity })),
  }
}

/** A signature beside a file is made over its digest; an XML document is read, and what goes inside is as long as an XML document may be. */
export const contentOfXades = ({ packaging }: Form): number | null =>
  packaging === 'detached' ? null : limits.xmlBytes

/** Of an element in a signature: its exclusive form is the same wherever the signature will stand. */
function canonical(text: string): Bytes {
  const around = `<around xmlns:ds="${dsUri}" xmlns:xades="${xadesUri}">${text}</around>`
  const [element] = elementsIn(readXml(utf8(around), 'BAD_PARAMS').root)
  if (!element) throw new MohurError('INTERNAL')
  return canonicalXml(element, { form: exclusiveForm })
}

/** Begins with a letter, and stands in no document before: it comes of what is signed, by whom and when. */
export const signatureId = (
  { certificate }: Identity,
  { digest, signingTime }: Pick<ToPrepare, 'digest' | 'signingTime'>,
): string => {
  const parts = [certificate, digest, utf8(signingTime.toISOString())]
  return `s-${toHex(digestOf('SHA-256', utf8(parts.map(toHex).join(' ')))).slice(0, 32)}`
}

/** ASiCManifest (ETSI EN 319 162-1 section A.4): the files that a CAdES signature is of, by their digests. */
import { hashes, type HashName } from '../../../shared/algorithms.ts'
import { toBase64, utf8, type Bytes } from '../../../shared/bytes.ts'
import { attributeOf, descendants, elementsIn, isNamed, type XmlElement } from '../xades/xml-tree.ts'
import { escapedValue } from '../xades/canonical-xml.ts'
import { asicUri, dsUri } from '../xades/names.ts'
import { octetsIn, onlyElements } from '../xades/read-signature.ts'
import { readXml } from '../xades/read-xml.ts'
import { declarationText } from '../xades/signature-text.ts'
import { isStampEntry, nameOf, signatureType, timestampType, uriOf } from './names.ts'
import { unreadable } from './unreadable.ts'

export interface ManifestFile {
  name: string
  /** Media type. */
  type: string
  digest: Bytes
}

/** `signature`: the name of the entry with the signature. */
export const manifestBytes = (
  files: readonly ManifestFile[],
  { hash, signature }: { hash: HashName; signature: string },
): Bytes =>
  utf8(
    `${declarationText}<asic:ASiCManifest xmlns:asic="${asicUri}" xmlns:ds="${dsUri}">` +
      `<asic:SigReference URI="${signature}" MimeType="${signatureType}"/>` +
      `${files.map(file => referenceText(file, hash)).join('')}</asic:ASiCManifest>`,
  )

const referenceText = ({ name, type, digest }: ManifestFile, hash: HashName): string =>
  `<asic:DataObjectReference URI="${escapedValue(uriOf(name))}"${type === '' ? '' : ` MimeType="${escapedValue(type)}"`}>` +
  `<ds:DigestMethod Algorithm="${hashes[hash].xml}"/><ds:DigestValue>${toBase64(digest)}</ds:DigestValue>` +
  `</asic:DataObjectReference>`

export interface ReadManifest {
  /** Address of the signature, or of the time stamp. */
  signature: string
  signatureType: string | null
  references: { uri: string; digestAlgorithm: string; digest: Bytes }[]
}

/** Of a time stamp of files, which is nobody's signature. */
export const isStamping = ({ signature, signatureType: type }: ReadManifest): boolean =>
  type === timestampType || (type === null && isStampEntry(nameOf(signature) ?? ''))

/** @throws MohurError SIGNED_DATA_UNREADABLE */
export function readManifest(bytes: Uint8Array): ReadManifest {
  const { root } = readXml(bytes, 'SIGNED_DATA_UNREADABLE')
  try {
    return readRoot(root)
  } catch (error) {
    throw unreadable('manifestMalformed', error)
  }
}

function readRoot(root: XmlElement): ReadManifest {
  const [signature, ...rest] = onlyElements(root)
  if (!isNamed(root, asicUri, 'ASiCManifest') || !signature || !isNamed(signature, asicUri, 'SigReference'))
    throw new Error('no manifest')
  const references = rest.filter(one => isNamed(one, asicUri, 'DataObjectReference'))
  const others = rest.slice(references.length)
  // Extensions stand behind; one that must be understood is not.
  const isRead = others.every(
    one => isNamed(one, asicUri, 'ASiCManifestExtensions') && !descendants(one).some(isCritical),
  )
  if (references.length === 0 || !isRead) throw new Error('more than references')
  return {
    signature: uriIn(signature),
    signatureType: attributeOf(signature, 'MimeType') ?? null,
    references: references.map(readReference),
  }
}

function readReference(element: XmlElement): ReadManifest['references'][number] {
  const [method, value, ...more] = onlyElements(element)
  const isDigest = method && value && isNamed(method, dsUri, 'DigestMethod') && isNamed(value, dsUri, 'DigestValue')
  if (!isDigest || elementsIn(method).length > 0 || more.some(one => descendants(one).some(isCritical)))
    throw new Error('no digest')
  return { uri: uriIn(element), digestAlgorithm: attributeOf(method, 'Algorithm') ?? '', digest: octetsIn(value) }
}

const isCritical = (element: XmlElement): boolean => /^(?:true|1)$/.test(attributeOf(element, 'Critical') ?? '')

function uriIn(element: XmlElement): string {
  const uri = attributeOf(element, 'URI')
  if (uri === undefined) throw new Error('no address')
  return uri
}

/** A signature as its parts (XML Signature 1.1 section 4), read without any leniency: what is not understood is not passed over. */
import { fromBase64, type Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { dsUri, transforms as names } from './names.ts'
import { ancestors, attributeOf, descendants, elementsIn, isNamed, textOf, type XmlElement } from './xml-tree.ts'

export interface ReadTransform {
  algorithm: string
  /** InclusiveNamespaces. */
  prefixes: ReadonlySet<string>
  /** The expression, where it is one whose `ds` means signatures. */
  xpath: string | null
}

export interface ReadReference {
  uri: string
  type: string | null
  transforms: ReadTransform[]
  digestAlgorithm: string
  digest: Bytes
}

export interface ReadSignature {
  element: XmlElement
  signedInfo: XmlElement
  canonicalisation: ReadTransform
  method: string
  /** One at least. */
  references: ReadReference[]
  value: Bytes
  /** What a time stamp is over. */
  valueElement: XmlElement
  keyInfo: XmlElement | null
  /** In the order of the file, which says nothing. */
  certificates: Bytes[]
  objects: XmlElement[]
}

export const isSignature = (element: XmlElement): boolean => isNamed(element, dsUri, 'Signature')

/** All of them, wherever they are. @throws MohurError SIGNED_DATA_UNREADABLE */
export function signaturesIn(root: XmlElement): ReadSignature[] {
  const elements = descendants(root).filter(isSignature)
  if (elements.length > limits.certificates) throw unreadable('tooManySignatures')
  const signatures = elements.map(readSignature)
  // What lies beside is digested once.
  const inside = signatures.flatMap(({ references }) => references).filter(({ uri }) => !isBeside(uri))
  if (inside.length > limits.xmlReferences) throw unreadable('tooManyReferences')
  return signatures
}

/** Whether an address means something outside of its document. */
export const isBeside = (uri: string): boolean => uri !== '' && !uri.startsWith('#')

function readSignature(element: XmlElement): ReadSignature {
  try {
    return readParts(element)
  } catch (error) {
    throw new MohurError('SIGNED_DATA_UNREADABLE', { reason: 'signatureMalformed' }, { cause: error })
  }
}

function readParts(element: XmlElement): ReadSignature {
  const [signedInfo, value, ...rest] = onlyElements(element)
  const keyInfo = rest[0] && isNamed(rest[0], dsUri, 'KeyInfo') ? rest[0] : null
  const objects = keyInfo ? rest.slice(1) : rest
  if (!objects.every(object => isNamed(object, dsUri, 'Object'))) throw new Error('not an object')
  const info = expect(signedInfo, 'SignedInfo')
  const valueElement = expect(value, 'SignatureValue')
  const [canonicalisation, method, ...references] = onlyElements(info)
  if (references.length === 0) throw new Error('nothing is referred to')
  return {
    element,
    signedInfo: info,
    canonicalisation: readTransform(expect(canonicalisation, 'CanonicalizationMethod')),
    method: plainAlgorithm(expect(method, 'SignatureMethod')),
    references: references.map(readReference),
    value: octetsIn(valueElement),
    valueElement,
    keyInfo,
    certificates: keyInfo ? certificatesIn(keyInfo) : [],
    objects,
  }
}

function readReference(element: XmlElement): ReadReference {
  expect(element, 'Reference')
  const uri = attributeOf(element, 'URI')
  if (uri === undefined) throw new Error('a reference to what the program knows')
  const parts = onlyElements(element)
  const list = parts[0] && isNamed(parts[0], dsUri, 'Transforms') ? parts[0] : null
  const [method, value, ...more] = list ? parts.slice(1) : parts
  if (more.length > 0) throw new Error('more than a digest')
  return {
    uri,
    type: attributeOf(element, 'Type') ?? null,
    transforms: list ? onlyElements(list).map(one => readTransform(expect(one, 'Transform'))) : [],
    digestAlgorithm: plainAlgorithm(expect(method, 'DigestMethod')),
    digest: octetsIn(expect(value, 'DigestValue')),
  }
}

export function readTransform(element: XmlElement): ReadTransform {
  const algorithm = algorithmOf(element)
  const [inside, ...more] = onlyElements(element)
  if (more.length > 0) throw new Error('two parameters')
  const plain = { algorithm, prefixes: new Set<string>(), xpath: null }
  if (!inside) return plain
  if (isNamed(inside, dsUri, 'XPath')) return { ...plain, xpath: meansSignatures(inside) ? onlyText(inside) : '' }
  if (!isNamed(inside, names.exclusive, 'InclusiveNamespaces') || !algorithm.startsWith(names.exclusive)) {
    // What it says could change what is signed: a transform that nobody has heard of.
    return { ...plain, algorithm: '' }
  }
  const list = (attributeOf(inside, 'PrefixList') ?? '').split(/\s+/).filter(prefix => prefix !== '')
  return { ...plain, prefixes: new Set(list.map(prefix => (prefix === '#default' ? '' : prefix))) }
}

/** Whether `ds` stands for the namespace of signatures there. */
const meansSignatures = (element: XmlElement): boolean =>
  [element, ...ancestors(element)].find(({ declarations }) => declarations.has('ds'))?.declarations.get('ds') === dsUri

function certificatesIn(keyInfo: XmlElement): Bytes[] {
  const certificates = elementsIn(keyInfo)
    .filter(one => isNamed(one, dsUri, 'X509Data'))
    .flatMap(elementsIn)
    .filter(one => isNamed(one, dsUri, 'X509Certificate'))
  if (certificates.length > limits.certificates) throw new Error('so many certificates')
  return certificates.map(octetsIn)
}

/** The elements inside, where there is nothing else: a comment could cut in two what another program reads as one. */
export function onlyElements(element: XmlElement): XmlElement[] {
  const isRead = element.children.every(
    child => child.kind === 'element' || (child.kind === 'text' && /^[ \t\r\n]*$/.test(child.text)),
  )
  if (!isRead) throw new Error('something beside the elements')
  return elementsIn(element)
}

/** The one text of an element that has nothing else. */
export function onlyText(element: XmlElement): string {
  if (!element.children.every(({ kind }) => kind === 'text')) throw new Error('something beside the text')
  return textOf(element)
}

/** Of base64 with white space anywhere; otherwise the one way to write these bytes. */
export const octetsIn = (element: XmlElement): Bytes => fromBase64(onlyText(element).replaceAll(/[ \t\r\n]/g, ''))

function expect(element: XmlElement | undefined, local: string): XmlElement {
  if (!element || !isNamed(element, dsUri, local)) throw new Error(`no ${local}`)
  return element
}

/** Without parameters, which none of ours has. */
function plainAlgorithm(element: XmlElement): string {
  if (onlyElements(element).length > 0) throw new Error('with parameters')
  return algorithmOf(element)
}

function algorithmOf(element: XmlElement): string {
  const algorithm = attributeOf(element, 'Algorithm')
  if (algorithm === undefined) throw new Error('no algorithm')
  return algorithm
}

const unreadable = (reason: string): MohurError => new MohurError('SIGNED_DATA_UNREADABLE', { reason })

/** What a signer says of itself and of the time (ETSI EN 319 132-1 section 5.2), and whether it speaks of this signature. */
import { createHash } from 'node:crypto'
import { hashes } from '../../../shared/algorithms.ts'
import { readDer } from '../../../shared/der.ts'
import { equalBytes } from '../../../shared/bytes.ts'
import { isNamed as namesLink, readIssuerSerial, type NamedCertificate } from '../cms/signing-certificate.ts'
import type { Link } from '../path/link.ts'
import { dsUri, hashByUri, xadesUri } from './names.ts'
import { octetsIn, onlyElements, onlyText, type ReadSignature } from './read-signature.ts'
import { attributeOf, elementsIn, isNamed, type XmlElement } from './xml-tree.ts'

export interface SignedProperties {
  element: XmlElement
  signingTime: Date | null
  /** SigningCertificateV2, and the attribute that it took the place of. */
  certificate: NamedCertificate | null
  oldCertificate: NamedCertificate | null
  /** In which the signer says to sign. */
  roles: string[]
}

/** `null`: there are none. @throws Error for what is not as it should be, or speaks of another signature */
export function readSignedProperties({ element, objects }: ReadSignature): SignedProperties | null {
  const [qualifying, ...more] = objects
    .flatMap(elementsIn)
    .filter(one => isNamed(one, xadesUri, 'QualifyingProperties'))
  if (!qualifying) return null
  const id = attributeOf(element, 'Id')
  if (more.length > 0 || id === undefined || attributeOf(qualifying, 'Target') !== `#${id}`)
    throw new Error('of another')
  const properties = childNamed(qualifying, 'SignedProperties')
  if (!properties) return null
  const about = childNamed(properties, 'SignedSignatureProperties')
  const time = about && childNamed(about, 'SigningTime')
  const named = about && childNamed(about, 'SigningCertificateV2')
  const namedOfOld = about && childNamed(about, 'SigningCertificate')
  return {
    element: properties,
    signingTime: time ? readTime(onlyText(time)) : null,
    certificate: named ? readCertificate(named) : null,
    oldCertificate: namedOfOld ? readCertificate(namedOfOld) : null,
    roles: claimedRoles(about),
  }
}

/** One at most. */
function childNamed(element: XmlElement, local: string): XmlElement | null {
  const [first, ...more] = onlyElements(element).filter(one => isNamed(one, xadesUri, local))
  if (more.length > 0) throw new Error(`${local} stands twice`)
  return first ?? null
}

/** As text, in either version; what holds elements is not read. */
const claimedRoles = (about: XmlElement | null): string[] =>
  (about ? elementsIn(about) : [])
    .filter(one => isNamed(one, xadesUri, 'SignerRole') || isNamed(one, xadesUri, 'SignerRoleV2'))
    .flatMap(elementsIn)
    .filter(one => isNamed(one, xadesUri, 'ClaimedRoles'))
    .flatMap(elementsIn)
    .filter(one => isNamed(one, xadesUri, 'ClaimedRole') && elementsIn(one).length === 0)
    .map(one => onlyText(one).trim())

/** The first one is the signer's. */
function readCertificate(element: XmlElement): NamedCertificate {
  const [first] = onlyElements(element)
  const digest = first && childNamed(first, 'CertDigest')
  if (!first || !digest) throw new Error('no certificate')
  const [method, value] = onlyElements(digest)
  if (!method || !value || !isNamed(value, dsUri, 'DigestValue')) throw new Error('no digest')
  const serial = childNamed(first, 'IssuerSerialV2')
  return {
    hash: hashNamed(attributeOf(method, 'Algorithm') ?? ''),
    digest: octetsIn(value),
    issuerSerial: serial ? readIssuerSerial(readDer(octetsIn(serial))) : null,
  }
}

/** As of node:crypto. SHA-1 is enough to name a certificate, and never makes a level. */
function hashNamed(algorithm: string): string {
  const hash = hashByUri(algorithm)
  if (hash) return hashes[hash].node
  if (algorithm === `${dsUri}sha1`) return 'sha1'
  throw new Error('not a hash')
}

/** XML Schema dateTime, with its zone: without one it would be another time elsewhere. */
function readTime(text: string): Date {
  const time = new Date(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text.trim()) ? text.trim() : '',
  )
  if (Number.isNaN(time.getTime())) throw new Error('not a time')
  return time
}

/** Whether the signer named this certificate, each time that one is named. */
export const namesCertificate = ({ certificate, oldCertificate }: SignedProperties, link: Link): boolean =>
  [certificate, oldCertificate].every(named => named === null || namesLink(named, link))

/** Of these certificates the one that is named by its digest; where none is, the first. */
export function signerAmong<T extends { certificate: Uint8Array }>(
  links: readonly T[],
  properties: SignedProperties | null,
): T | null {
  const named = properties?.certificate ?? properties?.oldCertificate
  const isMeant = ({ certificate }: T): boolean =>
    named !== null &&
    named !== undefined &&
    equalBytes(createHash(named.hash).update(certificate).digest(), named.digest)
  return links.find(isMeant) ?? links[0] ?? null
}

/** What level B-B wants inside: the time, and the certificate by a hash that is believed. */
export const isComplete = ({ signingTime, certificate }: SignedProperties): boolean =>
  signingTime !== null && certificate !== null && certificate.hash !== 'sha1'

/** Namespaces and algorithms by their names in XML signatures (XML Signature 1.1, RFC 9231, ETSI EN 319 132-1). */
import { hashes, hashNames, type HashName } from '../../../shared/algorithms.ts'
import type { CanonicalForm } from './canonical-xml.ts'

export const dsUri = 'http://www.w3.org/2000/09/xmldsig#'
export const xadesUri = 'http://uri.etsi.org/01903/v1.3.2#'
/** Of containers (ETSI EN 319 162-1). */
export const asicUri = 'http://uri.etsi.org/02918/v1.2.1#'
/** Of what was added later. */
export const xades141Uri = 'http://uri.etsi.org/01903/v1.4.1#'

export const referenceTypes = {
  signedProperties: 'http://uri.etsi.org/01903#SignedProperties',
  object: `${dsUri}Object`,
  manifest: `${dsUri}Manifest`,
} as const

export const transforms = {
  base64: `${dsUri}base64`,
  enveloped: `${dsUri}enveloped-signature`,
  xpath: 'http://www.w3.org/TR/1999/REC-xpath-19991116',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
} as const

/** All that is believed of XPath: what signatures beside one another say, so that one more does not break them. No expression is evaluated. */
export const withoutSignatures = 'not(ancestor-or-self::ds:Signature)'

const inclusive10 = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'
const inclusive11 = 'http://www.w3.org/2006/12/xml-c14n11'
type NamedForm = Omit<CanonicalForm, 'prefixes'>

const forms: Readonly<Record<string, NamedForm>> = {
  [transforms.exclusive]: { exclusive: true, comments: false, version: '1.0' },
  [`${transforms.exclusive}WithComments`]: { exclusive: true, comments: true, version: '1.0' },
  [inclusive10]: { exclusive: false, comments: false, version: '1.0' },
  [`${inclusive10}#WithComments`]: { exclusive: false, comments: true, version: '1.0' },
  [inclusive11]: { exclusive: false, comments: false, version: '1.1' },
  [`${inclusive11}#WithComments`]: { exclusive: false, comments: true, version: '1.1' },
}

/** What a node-set becomes octets by where nothing is said. */
export const plainForm: CanonicalForm = { exclusive: false, comments: false, version: '1.0', prefixes: new Set() }
export const exclusiveForm: CanonicalForm = { ...plainForm, exclusive: true }

/** `null`: not one of those that we read. */
export const canonicalFormNamed = (algorithm: string): NamedForm | null =>
  Object.hasOwn(forms, algorithm) ? (forms[algorithm] ?? null) : null

/** `null`: not one of the hashes that we believe. */
export const hashByUri = (algorithm: string): HashName | null =>
  hashNames.find(name => hashes[name].xml === algorithm) ?? null

/** Good once, forged today or soon: known, not believed. */
const weak = new Set([
  `${dsUri}sha1`,
  `${dsUri}rsa-sha1`,
  `${dsUri}dsa-sha1`,
  ...['md5', 'sha224', 'rsa-md5', 'rsa-sha224', 'rsa-ripemd160', 'ecdsa-sha1', 'ecdsa-sha224', 'ecdsa-ripemd160'].map(
    name => `http://www.w3.org/2001/04/xmldsig-more#${name}`,
  ),
  ...['md2', 'md5', 'sha1', 'sha224', 'ripemd128', 'ripemd160'].map(
    hash => `http://www.w3.org/2007/05/xmldsig-more#${hash}-rsa-MGF1`,
  ),
  'http://www.w3.org/2001/04/xmlenc#ripemd160',
])

export const whyNotUri = (algorithm: string): 'algorithmWeak' | 'algorithmUnsupported' =>
  weak.has(algorithm) ? 'algorithmWeak' : 'algorithmUnsupported'

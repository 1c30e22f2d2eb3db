/** Who signed, and whether it holds (RFC 5652 sections 5.4 and 5.6, RFC 5035, ETSI EN 319 122-1 level B-B), strictly. */
import { hashNamed, signatureAlgorithmOf, signatureAlgorithms, type SignatureRow } from '../../../shared/algorithms.ts'
import { children, readOid } from '../../../shared/der.ts'
import { keyFamilies } from '../../../shared/key-algorithms.ts'
import { equalBytes } from '../../../shared/bytes.ts'
import type { VerifiedSigner, VerifiedTimestamp } from '../../../shared/operations/verify.ts'
import { digestOf } from '../../digests.ts'
import { signatureNamed, type NamedSignature } from '../algorithm-identifier.ts'
import { isForSigning } from '../certificate-obstacle.ts'
import type { ToVerify } from '../format.ts'
import { judgePath } from '../judge-path.ts'
import type { Pool } from '../path/candidate-paths.ts'
import type { VerifyReason } from '../path/check-path.ts'
import type { Link } from '../path/link.ts'
import { poolFor } from '../pool-for.ts'
import { openEmbedded, type Embedded } from '../revocation/embedded.ts'
import { boundedInside, type Inside } from '../revocation/inside.ts'
import { notChecked, type Spoils } from '../revocation/path-revocation.ts'
import { keyStanding, verifySignature } from '../verify-signature.ts'
import { levelBy } from '../proved-by.ts'
import { wholeDocument } from '../whole-document.ts'
import { isWeakAlgorithm } from '../weak-algorithms.ts'
import { rolesTold } from '../roles-told.ts'
import { findSigners } from './find-signer.ts'
import { insideOf } from './inside.ts'
import { retag } from './package.ts'
import { readSignedData, type SignedData, type SignerInfo } from './read.ts'
import { namesCertificate, readSignedAttributes, type SignedAttributes } from './signed-attributes.ts'

/** One entry to each signer, one at least. @throws MohurError SIGNED_DATA_UNREADABLE */
export function verifySignedData(input: ToVerify & Surroundings): VerifiedSigner[] {
  const data = readSignedData(input.signed)
  const { embedded, now } = input
  const inside = insideOf(data)
  const { certificates, values } = boundedInside([inside, ...(embedded?.inside ? [embedded.inside] : [])])
  const pool = poolFor(certificates, input)
  const ofPath = openEmbedded(embedded ? values : [], now)
  return data.signers.map(info => verifySigner(info, { ...input, data, inside, pool, ofPath }))
}

interface Surroundings {
  /** What is to be thought of the time stamp of a signer, where any is looked for. */
  timestampOf?: ((info: SignerInfo, inside: Inside | undefined) => VerifiedTimestamp | null) | undefined
  /** Where revocation values inside count: of when and for what (a signature at its time stamp unless told otherwise), and those that stand around it. */
  embedded?: { at?: Date; spoils?: Spoils; inside?: Inside | undefined } | undefined
  /** Told in what holds the signature, and then not to be among the signed attributes (ETSI EN 319 142-1 section 6.3). */
  timeElsewhere?: Date | null | undefined
}

interface OneSignature extends ToVerify, Surroundings {
  data: SignedData
  inside: Inside
  pool: Pool
  ofPath: Embedded
}

function verifySigner(info: SignerInfo, signature: OneSignature): VerifiedSigner {
  const { data, inside, pool, content, digests, timeElsewhere, timestampOf, embedded } = signature
  const attributes = readAttributes(info, data.contentType)
  const signer = chooseSigner(findSigners(info.sid, pool.links), info, attributes)
  const contents = [data.content, content].filter(bytes => bytes !== null)
  const contentReasons = attributes
    ? checkContent(attributes, info, { data, contents, digests })
    : (['attributesWrong'] as const)
  const signingTime = timeElsewhere ?? attributes?.signingTime ?? null
  const timestamp = timestampOf?.(info, embedded && inside) ?? null
  const told = { signingTime, timestamp, ...wholeDocument, ...rolesTold(attributes?.roles) }
  if (!signer) {
    const reasons: VerifyReason[] = [...contentReasons, 'certificateMissing']
    return { certificate: null, chain: [], ...told, level: 'none', valid: false, reasons, revocation: notChecked }
  }
  const { certificate } = signer
  const {
    chain,
    revocation,
    isTold,
    reasons: pathReasons,
  } = judgePath({ certificate, timestamp, proved: embedded }, signature)
  const reasons = new Set([
    ...contentReasons,
    ...checkSignature(info, signer),
    ...checkCertificate(signer, attributes),
    ...pathReasons,
  ])
  const isBasic = attributes !== null && isComplete(attributes, signer, { data, timeElsewhere })
  const level = isBasic ? levelBy(timestamp, isTold) : 'none'
  return { certificate, chain, ...told, level, valid: reasons.size === 0, reasons: [...reasons], revocation }
}

/** Of several certificates with one issuer and serial number: the one that is named, or else the one that signed. */
function chooseSigner(meant: Link[], info: SignerInfo, attributes: SignedAttributes | null): Link | null {
  const named = attributes ? meant.filter(link => namesCertificate(attributes, link)) : []
  const likely = named.length > 0 ? named : meant
  const signed = likely.length > 1 ? likely.find(link => checkSignature(info, link).length === 0) : null
  return signed ?? likely[0] ?? null
}

/** `null` when they are absent, malformed, or speak of another type of content. */
function readAttributes({ signedAttributes }: SignerInfo, contentType: string): SignedAttributes | null {
  if (!signedAttributes) return null
  try {
    const attributes = readSignedAttributes(signedAttributes)
    return attributes.contentType === contentType ? attributes : null
  } catch {
    return null
  }
}

function checkContent(
  { messageDigest }: SignedAttributes,
  { digestAlgorithm }: SignerInfo,
  { data, contents, digests }: Pick<OneSignature, 'data' | 'digests'> & { contents: readonly Uint8Array[] },
): VerifyReason[] {
  const hash = hashNamed(digestAlgorithm)
  if (contents.length === 0 && !digests) return ['contentMissing']
  if (!hash) return [whyNot(digestAlgorithm)]
  // RFC 5652 section 5.3 leaves it to the verifier; others refuse what is not announced, and what one refuses another must not accept.
  if (!data.digestAlgorithms.includes(digestAlgorithm)) return ['algorithmUnsupported']
  const found = [...contents.map(content => digestOf(hash, content)), ...(digests ? [digests.get(hash)] : [])]
  const same = found.every(digest => digest && equalBytes(digest, messageDigest))
  return same ? [] : ['contentChanged']
}

const whyNot = (identifier: string): VerifyReason =>
  isWeakAlgorithm(identifier) ? 'algorithmWeak' : 'algorithmUnsupported'

const notBelievedReasons = { weak: 'algorithmWeak', unsupported: 'algorithmUnsupported' } as const

function checkSignature(info: SignerInfo, { facts: { publicKey } }: Link): VerifyReason[] {
  const signature = signatureOfSigner(info)
  if ('reason' in signature) return [signature.reason]
  const key = keyStanding(publicKey, signature)
  if (key !== 'good') return [notBelievedReasons[key]]
  if (!info.signedAttributes) return []
  const made = {
    toBeSigned: retag(0x31, info.signedAttributes.whole),
    signature: info.signature,
    form: 'ASN.1',
  } as const
  return verifySignature({ publicKey, ...signature, ...made }) ? [] : ['signatureWrong']
}

/** The signature's hash must be the digest's; where the key's algorithm alone is named, the digest says the hash. */
function signatureOfSigner({
  digestAlgorithm,
  signatureAlgorithm,
}: SignerInfo): NamedSignature | { reason: VerifyReason } {
  const hash = hashNamed(digestAlgorithm)
  if (!hash) return { reason: whyNot(digestAlgorithm) }
  const [type] = children(signatureAlgorithm)
  const isNamed = ({ family, namedByKey }: SignatureRow): boolean =>
    namedByKey && type !== undefined && keyFamilies[family].oid === readOid(type)
  const algorithm = signatureAlgorithmOf(row => row.hash === hash && isNamed(row))
  if (algorithm) return { algorithm, saltLength: null }
  const named = signatureNamed(signatureAlgorithm)
  if (typeof named === 'string') return { reason: notBelievedReasons[named] }
  return signatureAlgorithms[named.algorithm].hash === hash ? named : { reason: 'algorithmWeak' }
}

function checkCertificate(signer: Link, attributes: SignedAttributes | null): VerifyReason[] {
  return [
    ...(isForSigning(signer.facts) ? [] : (['certificateNotForSigning'] as const)),
    ...(attributes && !namesCertificate(attributes, signer) ? (['certificateMismatch'] as const) : []),
  ]
}

/** What level B-B wants inside: the time (or not, where it is told elsewhere), the certificate's digest and the certificate itself. */
const isComplete = (
  attributes: SignedAttributes,
  signer: Link,
  { data, timeElsewhere }: Pick<OneSignature, 'data' | 'timeElsewhere'>,
): boolean =>
  (attributes.signingTime !== null) === (timeElsewhere === undefined) &&
  timeElsewhere !== null &&
  attributes.signingCertificate !== null &&
  namesCertificate(attributes, signer) &&
  data.certificates.some(der => equalBytes(der, signer.certificate))

/** Who signed, and whether it holds (RFC 5652 sections 5.4 and 5.6, RFC 5035, ETSI EN 319 122-1 level B-B), strictly. */
import { createHash } from 'node:crypto'
import { hashes, keyFamilies, signatureAlgorithms, type SignatureAlgorithm } from '../../../shared/algorithms.ts'
import { equalBytes, type Bytes } from '../../../shared/bytes.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { isForSigning } from '../certificate-obstacle.ts'
import { checkChain, orderChain, type VerifyReason } from '../chain.ts'
import { algorithmOf } from '../signed-certificate.ts'
import { isStrongKey, verifySignature } from '../verify-signature.ts'
import { findSigner, type Signer } from './find-signer.ts'
import { retag } from './package.ts'
import { readSignedData, type SignedData, type SignerInfo } from './read.ts'
import { hashNamed, namesCertificate, readSignedAttributes, type SignedAttributes } from './signed-attributes.ts'

export interface SignedDataToVerify {
  /** DER, BER or PEM. */
  signed: Uint8Array
  /** The document when it is not inside. Where it is inside as well, both must be what was signed. */
  content: Uint8Array | null
  /** Trust anchors. */
  roots: readonly Bytes[]
  now: Date
}

/** One entry to each signer, one at least. @throws MohurError SIGNED_DATA_UNREADABLE */
export function verifySignedData(input: SignedDataToVerify): VerifiedSigner[] {
  const data = readSignedData(input.signed)
  return data.signers.map(info => verifySigner(info, data, input))
}

function verifySigner(info: SignerInfo, data: SignedData, { content, roots, now }: SignedDataToVerify): VerifiedSigner {
  const pool = [...data.certificates, ...roots]
  const signer = findSigner(info.sid, pool)
  const attributes = readAttributes(info, data.contentType)
  const contents = [data.content, content].filter(bytes => bytes !== null)
  const contentReasons = attributes ? checkContent(attributes, info, contents) : (['attributesWrong'] as const)
  const signingTime = attributes?.signingTime ?? null
  if (!signer) {
    const reasons: VerifyReason[] = [...contentReasons, 'certificateMissing']
    return { certificate: null, chain: [], signingTime, level: 'none', valid: false, reasons }
  }
  const { certificate } = signer
  const chain = orderChain(certificate, pool)
  const reasons = new Set([
    ...contentReasons,
    ...checkSignature(info, signer),
    ...checkCertificate(signer, attributes),
    ...checkChain({ certificate, chain, roots, at: now }),
  ])
  const level = attributes && isComplete(attributes, signer, data) ? 'B-B' : 'none'
  return { certificate, chain, signingTime, level, valid: reasons.size === 0, reasons: [...reasons] }
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
  contents: readonly Uint8Array[],
): VerifyReason[] {
  const hash = hashNamed(digestAlgorithm)
  if (contents.length === 0) return ['contentMissing']
  if (!hash) return ['algorithmWeak']
  const same = contents.every(content =>
    equalBytes(createHash(hashes[hash].node).update(content).digest(), messageDigest),
  )
  return same ? [] : ['contentChanged']
}

function checkSignature(info: SignerInfo, { facts: { publicKey } }: Signer): VerifyReason[] {
  const algorithm = algorithmOfSigner(info)
  if (!algorithm || !isStrongKey(publicKey)) return ['algorithmWeak']
  if (!info.signedAttributes) return []
  const toBeSigned = retag(0x31, info.signedAttributes.whole)
  return verifySignature({ publicKey, algorithm, toBeSigned, signature: info.signature }) ? [] : ['signatureWrong']
}

/** The signature's hash must be the digest's; `rsaEncryption` alone leaves the hash to the digest (RFC 5754 section 3.2). */
function algorithmOfSigner({ digestAlgorithm, signatureAlgorithm }: SignerInfo): SignatureAlgorithm | null {
  const hash = hashNamed(digestAlgorithm)
  if (signatureAlgorithm === keyFamilies.RSA) {
    const names = Object.keys(signatureAlgorithms) as SignatureAlgorithm[]
    return (
      names.find(name => signatureAlgorithms[name].family === 'RSA' && signatureAlgorithms[name].hash === hash) ?? null
    )
  }
  const named = algorithmOf(signatureAlgorithm)
  return named && signatureAlgorithms[named].hash === hash ? named : null
}

function checkCertificate({ certificate, facts }: Signer, attributes: SignedAttributes | null): VerifyReason[] {
  return [
    ...(isForSigning(facts) ? [] : (['certificateNotForSigning'] as const)),
    ...(attributes && !namesCertificate(attributes, certificate) ? (['certificateMismatch'] as const) : []),
  ]
}

/** What level B-B wants inside: the time, the certificate's digest and the certificate itself. */
const isComplete = (attributes: SignedAttributes, { certificate }: Signer, data: SignedData): boolean =>
  attributes.signingTime !== null &&
  attributes.signingCertificate !== null &&
  namesCertificate(attributes, certificate) &&
  data.certificates.some(der => equalBytes(der, certificate))

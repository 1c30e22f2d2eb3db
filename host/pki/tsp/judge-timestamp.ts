/** Whether a time stamp holds (RFC 3161 sections 2.3 and 2.4.2, RFC 5816): of these bytes, by an authority for time stamps that is trusted. */
import { hashNamed } from '../../../shared/algorithms.ts'
import { equalBytes, type Bytes } from '../../../shared/bytes.ts'
import { readCertificate } from '../../../shared/certificate.ts'
import { extensionsOf, extensionTypes } from '../../../shared/certificate-extensions.ts'
import { limits } from '../../../shared/limits.ts'
import { displayName } from '../../../shared/names.ts'
import type { TimestampReason, VerifiedTimestamp } from '../../../shared/operations/verify.ts'
import { digestOf } from '../../digests.ts'
import { contentTypes } from '../cms/identifiers.ts'
import { readSignedData, type SignedData } from '../cms/read.ts'
import { readSignedAttributes } from '../cms/signed-attributes.ts'
import { verifySignedData } from '../cms/verify.ts'
import type { ToVerify } from '../format.ts'
import type { Inside } from '../revocation/inside.ts'
import { notChecked, spoilsTimestamp } from '../revocation/path-revocation.ts'
import { isWeakAlgorithm } from '../weak-algorithms.ts'
import { readTimestampInfo, type TimestampInfo } from './timestamp-info.ts'

export interface ToJudge extends Pick<ToVerify, 'againstAuthority'> {
  /** What it should be of, the signature's value above all; `null` where nobody can tell. */
  stamped: Uint8Array | null
  /** Trust anchors, DER. */
  roots: readonly Bytes[]
  intermediates?: readonly Bytes[] | undefined
  /** What the signature around it holds beside it. */
  inside?: Inside | undefined
  now: Date
}

export interface JudgedTimestamp extends VerifiedTimestamp {
  /** DER of the INTEGER. */
  nonce: Uint8Array | null
}

/** `token`: TimeStampToken, in DER or BER. Never throws. */
export function judgeTimestamp(token: Uint8Array, about: ToJudge): JudgedTimestamp {
  try {
    return judge(token, about)
  } catch {
    return { ...unreadable, valid: false, reasons: ['unreadable'] }
  }
}

const unreadable = {
  time: null,
  certificate: null,
  chain: [],
  authority: null,
  revocation: notChecked,
  nonce: null,
}

function judge(token: Uint8Array, { stamped, inside, againstAuthority, ...trust }: ToJudge): JudgedTimestamp {
  const data = readSignedData(token)
  const info = readInfo(data)
  const embedded = { at: info.time, spoils: spoilsTimestamp, inside }
  const [signer, ...others] = verifySignedData({ ...trust, signed: token, content: null, embedded })
  if (!signer || others.length > 0) throw new TypeError('a time stamp has one signer')
  const { certificate, chain } = signer
  const against = certificate ? againstAuthority?.(certificate, info.time) : null
  const reasons = new Set<TimestampReason>([
    ...signer.reasons,
    ...(against ? (['certificateRevoked'] as const) : []),
    ...(namesItsCertificate(data) ? [] : (['attributesWrong'] as const)),
    ...purposeReasons(certificate),
    ...imprintReasons(info, stamped),
    ...(info.time.getTime() > trust.now.getTime() + limits.timestampApartMs ? (['timeWrong'] as const) : []),
  ])
  return {
    time: info.time,
    certificate,
    chain,
    authority: certificate && displayName(readCertificate(certificate).subject),
    valid: reasons.size === 0,
    reasons: [...reasons],
    revocation: against ?? signer.revocation,
    nonce: info.nonce,
  }
}

function readInfo({ contentType, content }: SignedData): TimestampInfo {
  if (contentType !== contentTypes.timestampInfo || !content) throw new TypeError('no time stamp')
  return readTimestampInfo(content)
}

/** ESSCertID or ESSCertIDv2 must be there; that each of them is right is seen to by the verifier of signatures. */
function namesItsCertificate({ signers: [info] }: SignedData): boolean {
  const attributes = info?.signedAttributes && readSignedAttributes(info.signedAttributes)
  return Boolean(attributes?.signingCertificate ?? attributes?.oldSigningCertificate)
}

const purposeReasons = (certificate: Bytes | null): TimestampReason[] =>
  certificate && !isForTimestamps(certificate) ? ['certificateNotForTimestamps'] : []

const timestamping = '1.3.6.1.5.5.7.3.8'

/** For time stamps and for nothing else, and said to whoever cannot read it as well. */
function isForTimestamps(certificate: Uint8Array): boolean {
  const usages = readCertificate(certificate).extendedKeyUsage ?? []
  const extension = extensionsOf(certificate).find(({ type }) => type === extensionTypes.extendedKeyUsage)
  return usages.length === 1 && usages[0] === timestamping && extension?.critical === true
}

function imprintReasons({ hash, imprint }: TimestampInfo, stamped: Uint8Array | null): TimestampReason[] {
  const name = hashNamed(hash)
  if (!stamped) return ['algorithmUnsupported']
  if (!name) return [isWeakAlgorithm(hash) ? 'algorithmWeak' : 'algorithmUnsupported']
  return equalBytes(digestOf(name, stamped), imprint) ? [] : ['imprintWrong']
}

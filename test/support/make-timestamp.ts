/** Time stamps put together piece by piece, good unless one piece is bent; the signature around them by `buildCms`. */
import { createHash } from 'node:crypto'
import * as asn1js from 'asn1js'
import { context, der, integer, nullValue, octetString, oid, sequence, smallInteger } from '../../host/pki/der.ts'
import { utf8, type Bytes } from '../../shared/bytes.ts'
import { children, readDer } from '../../shared/der.ts'
import { bendCertificate, extension, values, type Bent, type BentOptions } from './bend-certificate.ts'
import { buildCms, cmsHashes, makeAttribute, sortAttributes, type Bend } from './build-cms.ts'
import type { TestSigner } from './make-signer.ts'

export const timestampInfoType = '1.2.840.113549.1.9.16.1.4'
const forTimestamps = '1.3.6.1.5.5.7.3.8'

/** The extension with these purposes; none at all without any. */
export const purposes = (critical: boolean, ...dotted: readonly string[]): Bytes[] =>
  dotted.length > 0 ? [extension('extendedKeyUsage', sequence(...dotted.map(oid)), critical)] : []
export const goodPurposes = purposes(true, forTimestamps)
export { forTimestamps }

export interface TimestampSource {
  /** DER of the root. */
  root: Bytes
  /** The root with its key. */
  issuer: Bent
  signer: TestSigner
}

/** An authority in memory: a root, and a signer with these extensions. */
export function timestampSource(
  extensions: readonly Bytes[] = goodPurposes,
  validity: Pick<BentOptions, 'notBefore' | 'notAfter'> = {},
): TimestampSource {
  const root: Bent = bendCertificate('Time root', {
    extensions: [extension('basicConstraints', values.authority(), true)],
  })
  const leaf = bendCertificate('Vaxt Mərkəzi', { by: root, extensions, ...validity })
  return {
    root: root.certificate,
    issuer: root,
    signer: {
      algorithm: 'P-256',
      signatureAlgorithm: 'ECDSA-SHA256',
      publicKey: leaf.publicKey,
      privateKey: leaf.privateKey,
      sign: () => new Uint8Array(),
      certificate: leaf.certificate,
      chain: [root.certificate],
    },
  }
}

export interface BentInfo {
  version?: number
  hash?: 'sha1' | 'sha256' | 'sha512'
  /** What the imprint is of. */
  stamped?: Uint8Array
  /** DER of MessageImprint, instead of these. */
  imprint?: Uint8Array
  /** As it is written. */
  time?: string
  /** DER; `null`: none. */
  nonce?: Uint8Array | null
  /** DER of fields between the time and the nonce, and at the end. */
  between?: readonly Bytes[]
  after?: readonly Bytes[]
}

const generalized = (time: Date): string => time.toISOString().replace(/[-:T]|\.\d+/g, '')

/** DER of TSTInfo. */
export function timestampInfo(stamped: Uint8Array, bend: BentInfo = {}): Bytes {
  const { version = 1, hash = 'sha256', time = generalized(new Date()), nonce = null } = bend
  const digest = createHash(hash)
    .update(bend.stamped ?? stamped)
    .digest()
  const identifier = hash === 'sha512' ? '2.16.840.1.101.3.4.2.3' : cmsHashes[hash].digest
  return sequence(
    smallInteger(version),
    oid('1.2.3.4.1'),
    bend.imprint ?? sequence(sequence(oid(identifier), nullValue), octetString(digest)),
    smallInteger(17),
    der(0x18, utf8(time)),
    ...(bend.between ?? []),
    ...(nonce ? [nonce] : []),
    ...(bend.after ?? []),
  )
}

/** DER of TimeStampToken over this TSTInfo. */
export const timestampToken = ({ signer }: TimestampSource, info: Bytes, bend: Bend = {}): Bytes =>
  buildCms(signer, info, {
    contentType: timestampInfoType,
    attributes: good =>
      sortAttributes([timestampContentType, good.messageDigest, good.signingTime, good.signingCertificate]),
    ...bend,
  })

export const timestampContentType = makeAttribute(
  'contentType',
  new asn1js.ObjectIdentifier({ value: timestampInfoType }),
)

/** DER of TimeStampResp; `status` 0: granted. */
export const timestampResponse = (token: Bytes | null, status = 0): Bytes =>
  sequence(sequence(integer(Uint8Array.of(status))), ...(token ? [token] : []))

/** What it answers to DER of TimeStampReq. */
export function answerTo(source: TimestampSource, request: Uint8Array, bend: BentInfo = {}): Bytes {
  const [, imprint, nonce] = children(readDer(request))
  if (!imprint || !nonce) throw new TypeError('no request')
  const info = timestampInfo(new Uint8Array(), { imprint: imprint.whole, nonce: nonce.whole, ...bend })
  return timestampResponse(timestampToken(source, info))
}

/** DER of extensions of a TSTInfo. */
export const infoExtensions = (critical: boolean): Bytes => context(1, extension('1.2.3.4.5', nullValue, critical))

/** JWS by keys in memory, as the host makes them, or with a header that is bent. */
import { sign as nodeSign, type KeyObject } from 'node:crypto'
import { nodeSignature } from '../../host/node-signature.ts'
import { formats } from '../../host/pki/formats.ts'
import { packageJws, stampedInJws } from '../../host/pki/jws/package.ts'
import { prepareJws } from '../../host/pki/jws/prepare.ts'
import { signatureAlgorithms, type SignatureAlgorithm } from '../../shared/algorithms.ts'
import { fromUtf8, utf8, type Bytes } from '../../shared/bytes.ts'
import { joinParts } from './join-parts.ts'
import type { TestSigner } from './make-signer.ts'

export const { jws } = formats
export const document = utf8('{"amount":"1250000.50","currency":"KZT","payee":"ТОО «Дала»"}')
export const signingTime = new Date('2026-11-21T09:14:03.500Z')
export const inText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

interface Wishes {
  detached?: boolean
  serialization?: 'compact' | 'json'
  algorithm?: SignatureAlgorithm
  /** Given what it should be of. */
  timestamp?: (stamped: Bytes) => Bytes
  /** Instead of ours. */
  header?: object
}

/** As a token gives it. */
function raw(algorithm: SignatureAlgorithm, bytes: Uint8Array, key: KeyObject): Bytes {
  const { hash, options } = nodeSignature(signatureAlgorithms[algorithm])
  return new Uint8Array(nodeSign(hash, bytes, { key, ...options }))
}

export function makeJws(
  signer: TestSigner,
  { detached = false, serialization = 'compact', header, timestamp, ...wishes }: Wishes = {},
): string {
  const algorithm = wishes.algorithm ?? signer.signatureAlgorithm
  const identity = { ...signer, algorithm }
  const prepared = prepareJws(identity, { content: document, signingTime })
  const toBeSigned = header ? utf8(`${inText(utf8(JSON.stringify(header)))}.${inText(document)}`) : prepared
  const signature = raw(algorithm, toBeSigned, signer.privateKey)
  const contentLength = detached ? null : document.length
  const form = { format: 'jws', serialization } as const
  const signed = { toBeSigned, signature, timestamp: timestamp?.(stampedInJws(signature)), contentLength, form }
  return fromUtf8(joinParts(packageJws(identity, signed), document))
}

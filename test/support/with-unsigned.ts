/** A CMS of one signer with more attributes that nobody signed, as others put them beside a signature (RFC 5126 section 6.3). */
import assert from 'node:assert/strict'
import { context, der, oid, sequence, setOf } from '../../host/pki/der.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { children, readDer } from '../../shared/der.ts'

/** DER of an Attribute. */
export const attribute = (type: string, ...values: readonly Uint8Array[]): Bytes =>
  sequence(oid(type), setOf(...values))

/** DER of RevocationValues: CertificateLists and BasicOCSPResponses. */
export const revocationValuesOf = (lists: readonly Uint8Array[], answers: readonly Uint8Array[]): Bytes =>
  sequence(
    ...(lists.length > 0 ? [context(0, sequence(...lists))] : []),
    ...(answers.length > 0 ? [context(1, sequence(...answers))] : []),
  )

export const certificateValuesType = '1.2.840.113549.1.9.16.2.23'
export const revocationValuesType = '1.2.840.113549.1.9.16.2.24'

/** Behind those that are there. */
export function withUnsigned(signed: Uint8Array, ...attributes: readonly Uint8Array[]): Bytes {
  const [type, explicit] = children(readDer(signed))
  const fields = children(readDer(explicit?.content ?? assert.fail()))
  const signerInfos = fields.pop() ?? assert.fail()
  const [info, ...others] = children(signerInfos)
  assert.ok(type && info && others.length === 0)
  const parts = children(info)
  const there = parts.at(-1)?.tag === 0xa1 ? children(parts.pop() ?? assert.fail()) : []
  const unsigned = context(1, ...there.map(({ whole }) => whole), ...attributes)
  const made = sequence(...parts.map(({ whole }) => whole), unsigned)
  return sequence(type.whole, context(0, sequence(...fields.map(({ whole }) => whole), der(0x31, made))))
}

/** BasicOCSPResponse out of OCSPResponse. */
export function basicIn(response: Uint8Array): Uint8Array {
  const [, bytes] = children(readDer(response))
  const [, value] = children(readDer(bytes?.content ?? assert.fail()))
  return value?.content ?? assert.fail()
}

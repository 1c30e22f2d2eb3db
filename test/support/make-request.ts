/** PKCS#10 requests (RFC 2986) by the hundred, with P-256 keys: quicker than a program for each. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { bitString, context, oid, sequence, smallInteger } from '../../host/pki/der.ts'
import { makeName, type SubjectPart } from '../sites/portal/authority/names.ts'
import { subject } from './openssl-customer.ts'

/** PEM, for a fresh key. */
export function makeRequest(parts: readonly (readonly string[])[] = subject): string {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = makeName(parts.map(([type = '', value = '']): SubjectPart => ({ type, value })))
  const key = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
  const info = sequence(smallInteger(0), new Uint8Array(name.toSchema().toBER()), key, context(0))
  const signature = bitString(new Uint8Array(sign('sha256', info, privateKey)))
  const request = sequence(info, sequence(oid('1.2.840.10045.4.3.2')), signature)
  return `-----BEGIN CERTIFICATE REQUEST-----\n${Buffer.from(request).toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`
}

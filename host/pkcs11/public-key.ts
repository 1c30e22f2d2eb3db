/** Public keys as PKCS#11 keeps them (v2.40 mechanisms sections 2.1.2 and 2.3.3) to subjectPublicKeyInfo (RFC 5280, RFC 5480). */
import { createPublicKey } from 'node:crypto'
import { keyAlgorithmNames, keyAlgorithms, type KeyAlgorithm } from '../../shared/algorithms.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import type { AttributeName } from './constants.ts'
import { keyTypes } from './constants.ts'

/** DER of subjectPublicKeyInfo; `null` for a key that is not of ours or does not show its public half. */
export function readPublicKey(read: (attribute: AttributeName) => Bytes | null): Bytes | null {
  const type = ulong(read('CKA_KEY_TYPE'))
  if (type === keyTypes.CKK_RSA) return rsa(read('CKA_MODULUS'), read('CKA_PUBLIC_EXPONENT'))
  if (type === keyTypes.CKK_EC) return ec(read('CKA_EC_PARAMS'), read('CKA_EC_POINT'))
  return null
}

const curves: Readonly<Record<string, KeyAlgorithm>> = { prime256v1: 'P-256', secp384r1: 'P-384' }

/** Which of our key pairs a public key (DER of subjectPublicKeyInfo) belongs to. */
export function keyAlgorithmOf(publicKey: Bytes): KeyAlgorithm | null {
  const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
  const { namedCurve = '', modulusLength } = key.asymmetricKeyDetails ?? {}
  const isOurs = (name: KeyAlgorithm): boolean =>
    keyAlgorithms[name].family === 'RSA' && keyAlgorithms[name].bits === modulusLength
  return curves[namedCurve] ?? keyAlgorithmNames.find(isOurs) ?? null
}

/** CK_ULONG in this machine's order, 4 or 8 octets. */
export function ulong(value: Uint8Array | null): number | null {
  if (!value || (value.length !== 4 && value.length !== 8)) return null
  return Buffer.from(value).readUInt32LE(0)
}

function rsa(modulus: Bytes | null, exponent: Bytes | null): Bytes | null {
  if (!modulus?.length || !exponent?.length) return null
  return spki({ kty: 'RSA', n: base64url(modulus), e: base64url(exponent) })
}

function ec(parameters: Bytes | null, encoded: Bytes | null): Bytes | null {
  const curve = (['P-256', 'P-384'] as const).find(
    name => parameters && equalBytes(keyAlgorithms[name].parameters, parameters),
  )
  if (!curve || !encoded) return null
  const size = keyAlgorithms[curve].bits / 8
  // The standard wraps the point in an OCTET STRING; some modules give it bare. Either way it ends the value.
  const point = encoded.subarray(-(1 + 2 * size))
  if (point.length !== 1 + 2 * size || point[0] !== 0x04) return null
  const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)]
  return spki({ kty: 'EC', crv: curve, x: base64url(x), y: base64url(y) })
}

function spki(key: { kty: string } & Record<string, string>): Bytes | null {
  try {
    return new Uint8Array(createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'der' }))
  } catch {
    return null
  }
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

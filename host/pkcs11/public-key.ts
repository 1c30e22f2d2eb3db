/** Public keys as PKCS#11 keeps them (v3.0 mechanisms sections 2.1.2 and 2.3) to subjectPublicKeyInfo (RFC 5280, 5480, 8410). */
import { createPublicKey } from 'node:crypto'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { keyAlgorithms, keyFamilies, type KeyRow } from '../../shared/key-algorithms.ts'
import type { AttributeName } from './constants.ts'
import { keyTypes } from './constants.ts'

type Read = (attribute: AttributeName) => Bytes | null

/** DER of subjectPublicKeyInfo; `null` for a key that is not of ours or does not show its public half. */
export function readPublicKey(read: Read): Bytes | null {
  const type = ulong(read('CKA_KEY_TYPE'))
  const family = Object.values(keyFamilies).find(({ keyType }) => keyTypes[keyType] === type)
  return family ? halves[family.publicHalf](read) : null
}

/** CK_ULONG in this machine's order, 4 or 8 octets. */
export function ulong(value: Uint8Array | null): number | null {
  if (!value || (value.length !== 4 && value.length !== 8)) return null
  return Buffer.from(value).readUInt32LE(0)
}

const halves: Record<'modulus' | 'point', (read: Read) => Bytes | null> = {
  modulus(read) {
    const [modulus, exponent] = [read('CKA_MODULUS'), read('CKA_PUBLIC_EXPONENT')]
    if (!modulus?.length || !exponent?.length) return null
    return spki({ kty: 'RSA', n: base64url(modulus), e: base64url(exponent) })
  },
  point(read) {
    // Private keys mostly have no point, and need not be asked for more then.
    const encoded = read('CKA_EC_POINT')
    const parameters = encoded && read('CKA_EC_PARAMS')
    const curve = parameters && curveOf(parameters)
    if (!curve) return null
    const { pointPrefix, coordinates, coordinateBytes, jwk } = curve
    // The standard wraps the point in an OCTET STRING; some modules give it bare. Either way it ends the value.
    const point = encoded.subarray(-(pointPrefix.length + coordinates * coordinateBytes))
    const start = pointPrefix.length
    if (point.length !== start + coordinates * coordinateBytes) return null
    if (!equalBytes(point.subarray(0, start), pointPrefix)) return null
    const coordinate = (index: number): string =>
      base64url(point.subarray(start + index * coordinateBytes, start + (index + 1) * coordinateBytes))
    return spki({ ...jwk, x: coordinate(0), ...(coordinates === 2 ? { y: coordinate(1) } : {}) })
  },
}

const rows: readonly KeyRow[] = Object.values(keyAlgorithms)

const curveOf = (parameters: Bytes): KeyRow['curve'] =>
  rows.find(({ curve }) => curve?.parameters.some(encoding => equalBytes(encoding, parameters)))?.curve ?? null

function spki(key: { kty: string } & Record<string, string>): Bytes | null {
  try {
    return new Uint8Array(createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'der' }))
  } catch {
    return null
  }
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

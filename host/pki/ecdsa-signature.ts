/** The two forms of an ECDSA signature: r‖s as tokens, XML and JWS have it, Ecdsa-Sig-Value (RFC 3279 section 2.2.3) in ASN.1. */
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { children, readDer } from '../../shared/der.ts'
import { MohurError } from '../../shared/errors.ts'
import { integer, sequence } from './der.ts'

/** In which form a format carries ECDSA signatures; other algorithms have but one. */
export type SignatureForm = 'ASN.1' | 'r‖s'

/** @throws MohurError SIGNATURE_WRONG when the bytes are not two numbers of so many octets each */
export function ecdsaToDer(raw: Uint8Array, coordinateBytes: number): Bytes {
  if (coordinateBytes === 0 || raw.length !== 2 * coordinateBytes) throw new MohurError('SIGNATURE_WRONG')
  return sequence(integer(raw.subarray(0, coordinateBytes)), integer(raw.subarray(coordinateBytes)))
}

/**
 * r‖s, each padded on the left to `coordinateBytes`.
 * @throws MohurError SIGNATURE_WRONG for anything but the one DER encoding of two positive numbers of that size
 */
export function ecdsaFromDer(der: Uint8Array, coordinateBytes: number): Bytes {
  const raw = new Uint8Array(2 * coordinateBytes)
  readNumbers(der).forEach((number, index) => {
    const digits = number[0] === 0 ? number.subarray(1) : number
    if (digits.length === 0 || digits.length > coordinateBytes) throw new MohurError('SIGNATURE_WRONG')
    raw.set(digits, (index + 1) * coordinateBytes - digits.length)
  })
  if (!equalBytes(ecdsaToDer(raw, coordinateBytes), der)) throw new MohurError('SIGNATURE_WRONG')
  return raw
}

function readNumbers(der: Uint8Array): Uint8Array[] {
  try {
    const numbers = children(readDer(der))
    if (numbers.length === 2) return numbers.map(({ content }) => content)
  } catch (error) {
    throw new MohurError('SIGNATURE_WRONG', {}, { cause: error })
  }
  throw new MohurError('SIGNATURE_WRONG')
}

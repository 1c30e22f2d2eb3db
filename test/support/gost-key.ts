/** Public keys of the kinds that Kazakh and Russian centres certify, for which OpenSSL has no code: DER of subjectPublicKeyInfo. */
import { fromHex, type Bytes } from '../../shared/bytes.ts'

/** GOST R 34.10-2012 with 512 bits on tc26-512-A (RFC 9215 section 4.2); the point is none of any curve's. */
export const russianKey: Bytes = fromHex(
  `3081aa302106082a85030701010102301506092a850307010201020106082a8503070101020303818400048180${'11'.repeat(128)}`,
)
/** GOST 34.10-2015 with 512 bits, as the National Certification Authority of Kazakhstan numbers it. */
export const kazakhKey: Bytes = fromHex(
  `3081ac302306092a830e030a010102023016060a2a830e030a010102020106082a830e030a01030303818400048180${'22'.repeat(128)}`,
)

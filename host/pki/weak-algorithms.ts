/** Algorithms that were good once and can be forged today or soon (RFC 6194, RFC 8692, NIST SP 800-131A): known, not believed. */

const weak = new Set([
  '1.2.840.113549.2.2', // MD2
  '1.2.840.113549.2.4', // MD4
  '1.2.840.113549.2.5', // MD5
  '1.3.14.3.2.26', // SHA-1
  '2.16.840.1.101.3.4.2.4', // SHA-224
  '1.2.840.113549.1.1.2', // RSA with MD2
  '1.2.840.113549.1.1.3', // RSA with MD4
  '1.2.840.113549.1.1.4', // RSA with MD5
  '1.2.840.113549.1.1.5', // RSA with SHA-1
  '1.2.840.113549.1.1.14', // RSA with SHA-224
  '1.3.14.3.2.29', // RSA with SHA-1, an older name
  '1.2.840.10045.4.1', // ECDSA with SHA-1
  '1.2.840.10045.4.3.1', // ECDSA with SHA-224
  '1.2.840.10040.4.3', // DSA with SHA-1
])

/** `identifier`: of a hash or a signature algorithm, dotted. */
export const isWeakAlgorithm = (identifier: string): boolean => weak.has(identifier)

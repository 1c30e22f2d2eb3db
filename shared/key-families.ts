/** The families of keys, one row each. OIDs: RFC 8017, RFC 4055, RFC 5480, RFC 8410; key types and mechanisms: PKCS#11 v3.0. */

interface KeyFamilyRow {
  /** Of `subjectPublicKeyInfo.algorithm`. */
  oid: string
  /** The `asymmetricKeyType` of node:crypto. */
  node: string
  /** The same of a key whose owner restricts it to RSASSA-PSS (RFC 4055 section 1.2); `null`: there are none. */
  pss: { oid: string; node: string } | null
  /** Which attributes of PKCS#11 hold the public half: CKA_MODULUS and CKA_PUBLIC_EXPONENT, or CKA_EC_PARAMS and CKA_EC_POINT. */
  publicHalf: 'modulus' | 'point'
  keyType: `CKK_${string}`
  generate: `CKM_${string}`
}

export const keyFamilies = {
  RSA: {
    oid: '1.2.840.113549.1.1.1',
    node: 'rsa',
    pss: { oid: '1.2.840.113549.1.1.10', node: 'rsa-pss' },
    publicHalf: 'modulus',
    keyType: 'CKK_RSA',
    generate: 'CKM_RSA_PKCS_KEY_PAIR_GEN',
  },
  EC: {
    oid: '1.2.840.10045.2.1',
    node: 'ec',
    pss: null,
    publicHalf: 'point',
    keyType: 'CKK_EC',
    generate: 'CKM_EC_KEY_PAIR_GEN',
  },
  Ed25519: {
    oid: '1.3.101.112',
    node: 'ed25519',
    pss: null,
    publicHalf: 'point',
    keyType: 'CKK_EC_EDWARDS',
    generate: 'CKM_EC_EDWARDS_KEY_PAIR_GEN',
  },
} as const satisfies Record<string, KeyFamilyRow>
export type KeyFamily = keyof typeof keyFamilies
export const keyFamilyNames = Object.keys(keyFamilies) as KeyFamily[]

/** The numbers of PKCS#11 v2.40 and, for Edwards curves, v3.0 (pkcs11t.h) that the host uses, under the names of the standard. */

export const objectClasses = {
  CKO_DATA: 0,
  CKO_CERTIFICATE: 1,
  CKO_PUBLIC_KEY: 2,
  CKO_PRIVATE_KEY: 3,
  CKO_SECRET_KEY: 4,
} as const
export const keyTypes = { CKK_RSA: 0, CKK_EC: 3, CKK_AES: 0x1f, CKK_EC_EDWARDS: 0x40 } as const
/** Key types that are nobody's to make here, and their names: of the standard, and of the vendor of Rutoken (rtpkcs11t.h). */
export const vendorKeyTypes: Readonly<Record<number, string>> = {
  0x30: 'GOST R 34.10 (256)',
  0xd4321003: 'GOST R 34.10-2012 (512)',
}
export const certificateTypes = { CKC_X_509: 0 } as const
export const userTypes = { CKU_SO: 0, CKU_USER: 1, CKU_CONTEXT_SPECIFIC: 2 } as const
export type UserType = keyof typeof userTypes

export const attributes = {
  CKA_CLASS: 0x000,
  CKA_TOKEN: 0x001,
  CKA_PRIVATE: 0x002,
  CKA_LABEL: 0x003,
  CKA_APPLICATION: 0x010,
  CKA_VALUE: 0x011,
  CKA_CERTIFICATE_TYPE: 0x080,
  CKA_ISSUER: 0x081,
  CKA_SERIAL_NUMBER: 0x082,
  CKA_KEY_TYPE: 0x100,
  CKA_SUBJECT: 0x101,
  CKA_ID: 0x102,
  CKA_SENSITIVE: 0x103,
  CKA_ENCRYPT: 0x104,
  CKA_DECRYPT: 0x105,
  CKA_WRAP: 0x106,
  CKA_UNWRAP: 0x107,
  CKA_SIGN: 0x108,
  CKA_VERIFY: 0x10a,
  CKA_DERIVE: 0x10c,
  CKA_MODULUS: 0x120,
  CKA_MODULUS_BITS: 0x121,
  CKA_PUBLIC_EXPONENT: 0x122,
  CKA_VALUE_LEN: 0x161,
  CKA_EXTRACTABLE: 0x162,
  CKA_LOCAL: 0x163,
  CKA_NEVER_EXTRACTABLE: 0x164,
  CKA_ALWAYS_SENSITIVE: 0x165,
  CKA_EC_PARAMS: 0x180,
  CKA_EC_POINT: 0x181,
  CKA_ALWAYS_AUTHENTICATE: 0x202,
} as const
export type AttributeName = keyof typeof attributes

export const mechanisms = {
  CKM_RSA_PKCS_KEY_PAIR_GEN: 0x0000,
  CKM_RSA_PKCS: 0x0001,
  CKM_RSA_PKCS_PSS: 0x000d,
  CKM_SHA256_RSA_PKCS_PSS: 0x0043,
  CKM_SHA384_RSA_PKCS_PSS: 0x0044,
  CKM_SHA512_RSA_PKCS_PSS: 0x0045,
  CKM_SHA256: 0x0250,
  CKM_SHA384: 0x0260,
  CKM_SHA512: 0x0270,
  CKM_EC_KEY_PAIR_GEN: 0x1040,
  CKM_ECDSA: 0x1041,
  CKM_EC_EDWARDS_KEY_PAIR_GEN: 0x1055,
  CKM_EDDSA: 0x1057,
  CKM_AES_KEY_GEN: 0x1080,
} as const
export type MechanismName = keyof typeof mechanisms

/** What makes the mask of RSASSA-PSS. */
export const maskMechanisms = { CKG_MGF1_SHA256: 2, CKG_MGF1_SHA384: 3, CKG_MGF1_SHA512: 4 } as const

export const slotFlags = { CKF_TOKEN_PRESENT: 1, CKF_REMOVABLE_DEVICE: 2, CKF_HW_SLOT: 4 } as const

export const tokenFlags = {
  CKF_RNG: 0x0000001,
  CKF_WRITE_PROTECTED: 0x0000002,
  CKF_LOGIN_REQUIRED: 0x0000004,
  CKF_USER_PIN_INITIALIZED: 0x0000008,
  CKF_RESTORE_KEY_NOT_NEEDED: 0x0000020,
  CKF_CLOCK_ON_TOKEN: 0x0000040,
  CKF_PROTECTED_AUTHENTICATION_PATH: 0x0000100,
  CKF_DUAL_CRYPTO_OPERATIONS: 0x0000200,
  CKF_TOKEN_INITIALIZED: 0x0000400,
  CKF_SECONDARY_AUTHENTICATION: 0x0000800,
  CKF_USER_PIN_COUNT_LOW: 0x0010000,
  CKF_USER_PIN_FINAL_TRY: 0x0020000,
  CKF_USER_PIN_LOCKED: 0x0040000,
  CKF_USER_PIN_TO_BE_CHANGED: 0x0080000,
  CKF_SO_PIN_COUNT_LOW: 0x0100000,
  CKF_SO_PIN_FINAL_TRY: 0x0200000,
  CKF_SO_PIN_LOCKED: 0x0400000,
  CKF_SO_PIN_TO_BE_CHANGED: 0x0800000,
  CKF_ERROR_STATE: 0x1000000,
} as const

/** Names of the flags that are set; what has no name, in hexadecimal. */
export function flagNames(table: Readonly<Record<string, number>>, flags: number): string[] {
  const set = Object.entries(table).filter(([, flag]) => (flags & flag) !== 0)
  const rest = set.reduce((left, [, flag]) => left & ~flag, flags) >>> 0
  return [...set.map(([name]) => name), ...(rest === 0 ? [] : [`0x${rest.toString(16)}`])]
}

export const sessionFlags = { CKF_RW_SESSION: 2, CKF_SERIAL_SESSION: 4 } as const
export const initializeFlags = { CKF_OS_LOCKING_OK: 2 } as const
export const mechanismFlags = {
  CKF_SIGN: 0x00000800,

  CKF_GENERATE_KEY_PAIR: 0x00010000,
} as const

/** CK_UNAVAILABLE_INFORMATION (~0) as a 32-bit number: the value is not known. */
export const unavailable = 0xffffffff

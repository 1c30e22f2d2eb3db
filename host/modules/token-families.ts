/** The table of the families of tokens that the host knows: where their modules usually lie, and what is peculiar to their PINs. */

export interface TokenFamily {
  name: string
  /** How its tokens name their maker (CK_TOKEN_INFO.manufacturerID), whatever module they are reached by. */
  maker?: RegExp
  /** Where one maker's name stands for tokens of several families (CK_TOKEN_INFO.model). */
  model?: RegExp
  /** As delivered; shown as help, compared with what was typed, never tried. */
  factoryUserPin: string | null
  factorySoPin: string | null
  /**
   * C_SetPIN needs no login of the user before it, so the old PIN is verified once. Rutoken refuses that, and opencryptoki 3.8
   * writes a wrong master key, by which all private objects are lost: so it is done only where it is known to be sound.
   */
  setsPinWithoutLogin?: true
  /**
   * Its modules take no word on what a key shall not do, and each refusal costs them memory: they are asked with a plainer
   * template at once (see key-templates).
   */
  plainTemplates?: true
  /** Its modules list CKM_AES_KEY_GEN and have no C_GenerateKey. */
  noSecretKeys?: true
  /**
   * Each C_GetFunctionList gives another list, with a connection of its own to where the tokens are: a session and its login
   * must be reached by one of them.
   */
  listForEachCaller?: true
  /** Its PINs are digits and nothing else. */
  digitsOnly?: true
  /** Return values by which a token refuses a new PIN for its own rules, as `returnValueError` names them. */
  newPinRefusals?: Readonly<Record<string, 'weak' | 'used'>>
  /** Its modules count the tries that are left aloud (see extended-calls). */
  extended?: true
}

export interface ModuleRow extends TokenFamily {
  /** Where its driver comes from: the maker and its site, or who keeps it. */
  driver?: string
  /** Names of libraries that are looked for nowhere, and known when they are registered. */
  files?: readonly string[]
  linux: readonly string[]
  darwin: readonly string[]
  win32: readonly string[]
}

const system32 = 'C:\\Windows\\System32'

export const moduleTable: readonly ModuleRow[] = [
  {
    name: 'ACS ACOS5 / CryptoMate',
    driver: 'Advanced Card Systems, acs.com.hk',
    maker: /^(ACS|Advanced Card Systems)\b/i,
    factoryUserPin: '12345678',
    factorySoPin: '12345678',
    linux: [
      '/usr/lib/libacospkcs11.so',
      '/lib/libacospkcs11.so',
      '/usr/local/lib/libacospkcs11.so',
      '/usr/lib/libacospkcs.so',
    ],
    darwin: ['/usr/local/lib/libacos5pkcs11.dylib'],
    win32: [`${system32}\\acospkcs11.dll`],
  },
  {
    name: 'SafeNet eToken',
    driver: 'Thales, cpl.thalesgroup.com',
    maker: /^(SafeNet|Gemalto|Thales|Aladdin Knowledge)\b/i,
    factoryUserPin: '1234567890',
    factorySoPin: null,
    linux: [
      '/usr/lib/libeTPkcs11.so',
      '/usr/lib64/libeTPkcs11.so',
      '/usr/lib/pkcs11/libeTPkcs11.so',
      '/usr/lib/libIDPrimePKCS11.so',
      '/usr/lib/libeToken.so',
      '/usr/lib/libeToken.so.10',
      '/usr/lib/libeToken.so.9',
    ],
    darwin: [
      '/usr/local/lib/libeTPkcs11.dylib',
      '/Library/Frameworks/eToken.framework/Versions/Current/libeToken.dylib',
    ],
    win32: [
      `${system32}\\eTPKCS11.dll`,
      'C:\\Program Files\\SafeNet\\Authentication\\SAC\\x64\\IDPrimePKCS1164.dll',
      `${system32}\\eToken.dll`,
    ],
  },
  {
    name: 'Rutoken ECP / KAZTOKEN',
    driver: 'rutoken.ru, kaztoken.kz',
    maker: /^(Aktiv|DigiFlow)\b/i,
    factoryUserPin: '12345678',
    factorySoPin: '87654321',
    // CKR_INAPPROPRIATE_PIN and CKR_PIN_IN_HISTORY of its rtpkcs11t.h.
    newPinRefusals: { '0x8000000a': 'weak', '0x8000000b': 'used' },
    extended: true,
    linux: [
      '/usr/lib/librtpkcs11ecp.so',
      '/usr/lib64/librtpkcs11ecp.so',
      '/usr/local/lib/librtpkcs11ecp.so',
      '/usr/lib/x86_64-linux-gnu/librtpkcs11ecp.so',
      '/usr/lib/pkcs11/librtpkcs11ecp.so',
      '/opt/aktivco/rutokenecp/amd64/librtpkcs11ecp.so',
      '/opt/aktivco/rutokenecp/x86_64/librtpkcs11ecp.so',
    ],
    darwin: ['/usr/local/lib/librtpkcs11ecp.dylib', '/Library/Frameworks/rtpkcs11ecp.framework/rtpkcs11ecp'],
    win32: [`${system32}\\rtPKCS11ECP.dll`, `${system32}\\rtPKCS11.dll`],
  },
  {
    name: 'SoftHSM2',
    driver: 'OpenDNSSEC, opendnssec.org',
    maker: /^SoftHSM\b/,
    factoryUserPin: null,
    factorySoPin: null,
    setsPinWithoutLogin: true,
    linux: ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'],
    darwin: ['/opt/homebrew/lib/softhsm/libsofthsm2.so', '/usr/local/lib/softhsm/libsofthsm2.so'],
    win32: ['C:\\SoftHSM2\\lib\\softhsm2-x64.dll'],
  },
  {
    name: 'OpenSC',
    driver: 'OpenSC, github.com/OpenSC',
    factoryUserPin: null,
    factorySoPin: null,
    setsPinWithoutLogin: true,
    linux: [
      '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so',
      '/usr/lib/opensc-pkcs11.so',
      '/usr/lib64/opensc-pkcs11.so',
      '/usr/lib64/pkcs11/opensc-pkcs11.so',
    ],
    darwin: ['/Library/OpenSC/lib/opensc-pkcs11.so'],
    win32: ['C:\\Program Files\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll', `${system32}\\opensc-pkcs11.dll`],
  },
  {
    name: 'JaCarta',
    driver: 'aladdin-rd.ru',
    maker: /^Aladdin R\.?D\b/i,
    factoryUserPin: null,
    factorySoPin: null,
    linux: ['/usr/lib/libjcPKCS11-2.so'],
    darwin: ['/usr/local/lib/libjcPKCS11-2.dylib'],
    win32: [`${system32}\\jcPKCS11-2.dll`],
  },
  {
    name: 'TPM 2.0',
    factoryUserPin: null,
    factorySoPin: null,
    plainTemplates: true,
    noSecretKeys: true,
    files: ['libtpm2_pkcs11.so'],
    linux: [],
    darwin: [],
    win32: [],
  },
  {
    // Tokens of other modules, of another process or by another name (p11-kit server, p11-kit's list of modules).
    name: 'p11-kit',
    factoryUserPin: null,
    factorySoPin: null,
    listForEachCaller: true,
    files: ['p11-kit-client.so', 'p11-kit-client.dylib', 'p11-kit-proxy.so', 'p11-kit-proxy.dylib', 'libp11-kit.so'],
    linux: [],
    darwin: [],
    win32: [],
  },
  {
    // Reached by OpenSC. Six to eight digits, by the standard (NIST SP 800-73-4 part 2 section 2.4.3).
    name: 'PIV',
    maker: /^piv_II/i,
    factoryUserPin: null,
    factorySoPin: null,
    digitsOnly: true,
    linux: [],
    darwin: [],
    win32: [],
  },
  {
    // Looked for nowhere: used by whoever registers it.
    name: 'opencryptoki',
    // A TPM in software is of IBM, too.
    maker: /^IBM\b/,
    model: /^(Soft|ICA|CCA|EP11|ICSF|TPM)\b/,
    factoryUserPin: null,
    factorySoPin: '87654321',
    linux: [],
    darwin: [],
    win32: [],
  },
]

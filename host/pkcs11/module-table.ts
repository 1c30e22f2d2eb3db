/** The PKCS#11 modules that the host looks for by itself: one row a family, its usual places on each system. */
import { existsSync } from 'node:fs'

interface ModuleRow {
  name: string
  linux: readonly string[]
  darwin: readonly string[]
  win32: readonly string[]
}

const system32 = 'C:\\Windows\\System32'

const moduleTable: readonly ModuleRow[] = [
  {
    name: 'ACS ACOS5 / CryptoMate',
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
    linux: ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so'],
    darwin: ['/opt/homebrew/lib/softhsm/libsofthsm2.so', '/usr/local/lib/softhsm/libsofthsm2.so'],
    win32: ['C:\\SoftHSM2\\lib\\softhsm2-x64.dll'],
  },
  {
    name: 'OpenSC',
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
    linux: ['/usr/lib/libjcPKCS11-2.so'],
    darwin: ['/usr/local/lib/libjcPKCS11-2.dylib'],
    win32: [`${system32}\\jcPKCS11-2.dll`],
  },
]

export interface KnownModule {
  name: string
  path: string
}

/** The first place of each family where a file lies. */
export function builtInModules(platform: string = process.platform): KnownModule[] {
  if (platform !== 'linux' && platform !== 'darwin' && platform !== 'win32') return []
  return moduleTable.flatMap(row => {
    const path = row[platform].find(place => existsSync(place))
    return path ? [{ name: row.name, path }] : []
  })
}

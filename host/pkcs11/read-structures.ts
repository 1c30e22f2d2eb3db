/** What a module fills in about itself, its slots, tokens and mechanisms (PKCS#11 v2.40 sections 3.1, 3.2, 3.5). */
import type * as Pkcs11Js from 'pkcs11js'
import { ulongSize } from './native-library.ts'

interface Reader {
  text: (length: number) => string
  ulong: () => number
  version: () => Pkcs11Js.Version
}

/** One field after the other; a CK_ULONG begins at a multiple of its size, but for Windows, where nothing is aligned. */
function reader(bytes: Buffer): Reader {
  let at = 0
  const take = (length: number): Buffer => bytes.subarray(at, (at += length))
  return {
    text: length => take(length).toString(),
    ulong() {
      if (ulongSize === 4) return take(4).readUInt32LE()
      at = Math.ceil(at / 8) * 8
      const value = take(8).readBigUInt64LE()
      // ~0 is "not known", which pkcs11js gives as 32 bits.
      return value > 0xffff_ffffn ? 0xffff_ffff : Number(value)
    },
    version() {
      const [major = 0, minor = 0] = take(2)
      return { major, minor }
    },
  }
}

export function readInfo(bytes: Buffer): Pkcs11Js.ModuleInfo {
  const { text, ulong, version } = reader(bytes)
  return {
    cryptokiVersion: version(),
    manufacturerID: text(32),
    flags: ulong(),
    libraryDescription: text(32),
    libraryVersion: version(),
  }
}

export function readSlotInfo(bytes: Buffer): Pkcs11Js.SlotInfo {
  const { text, ulong, version } = reader(bytes)
  return {
    slotDescription: text(64),
    manufacturerID: text(32),
    flags: ulong(),
    hardwareVersion: version(),
    firmwareVersion: version(),
  }
}

export function readTokenInfo(bytes: Buffer): Pkcs11Js.TokenInfo {
  const { text, ulong, version } = reader(bytes)
  return {
    label: text(32),
    manufacturerID: text(32),
    model: text(16),
    serialNumber: text(16),
    flags: ulong(),
    maxSessionCount: ulong(),
    sessionCount: ulong(),
    maxRwSessionCount: ulong(),
    rwSessionCount: ulong(),
    maxPinLen: ulong(),
    minPinLen: ulong(),
    totalPublicMemory: ulong(),
    freePublicMemory: ulong(),
    totalPrivateMemory: ulong(),
    freePrivateMemory: ulong(),
    hardwareVersion: version(),
    firmwareVersion: version(),
    utcTime: text(16),
  }
}

export function readMechanismInfo(bytes: Buffer): Pkcs11Js.MechanismInfo {
  const { ulong } = reader(bytes)
  return { minKeySize: ulong(), maxKeySize: ulong(), flags: ulong() }
}

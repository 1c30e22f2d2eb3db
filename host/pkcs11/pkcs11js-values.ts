/** What pkcs11js gives and takes, in the words of the port. */
import type * as Pkcs11Js from 'pkcs11js'
import type { Bytes } from '../../shared/bytes.ts'
import type { AttributeValue, SlotInfo, Template, TokenInfo } from './cryptoki.ts'
import { attributes, unavailable, type AttributeName } from './constants.ts'

/** Values of any other type would end the process. */
export function native(template: Template): Pkcs11Js.Attribute[] {
  return Object.entries(template).map(([name, value]) => {
    const type = attributes[name as AttributeName]
    if (type === undefined || !isSound(value)) throw new TypeError(`template: ${name}`)
    return { type, value: value instanceof Uint8Array ? Buffer.from(value) : value }
  })
}

const isSound = (value: unknown): value is AttributeValue =>
  typeof value === 'number'
    ? Number.isInteger(value) && value >= 0 && value <= unavailable
    : typeof value === 'boolean' || typeof value === 'string' || value instanceof Uint8Array

export const tokenInfo = (info: Pkcs11Js.TokenInfo): TokenInfo => ({
  label: unpadded(info.label),
  manufacturer: unpadded(info.manufacturerID),
  model: unpadded(info.model),
  serialNumber: unpadded(info.serialNumber),
  flags: info.flags,
  minPinLength: info.minPinLen === unavailable ? null : info.minPinLen,
  maxPinLength: info.maxPinLen === unavailable ? null : info.maxPinLen,
  hardwareVersion: version(info.hardwareVersion),
  firmwareVersion: version(info.firmwareVersion),
  memory: {
    totalPublic: size(info.totalPublicMemory),
    freePublic: size(info.freePublicMemory),
    totalPrivate: size(info.totalPrivateMemory),
    freePrivate: size(info.freePrivateMemory),
  },
})

export const slotInfo = (info: Pkcs11Js.SlotInfo): SlotInfo => ({
  description: unpadded(info.slotDescription),
  manufacturer: unpadded(info.manufacturerID),
  flags: info.flags,
  hardwareVersion: version(info.hardwareVersion),
  firmwareVersion: version(info.firmwareVersion),
})

export const version = ({ major, minor }: Pkcs11Js.Version): string => `${major}.${minor}`

/** More than fits is ~0 of 64 bits, and a bigint. */
const size = (bytes: number | bigint): number | null => (bytes >= unavailable ? null : Number(bytes))

/** Fields are padded with blanks; some modules pad with zeros. */
export const unpadded = (field: string): string => field.replace(/[\s\0]+$/, '')

export const plain = (buffer: Buffer): Bytes => new Uint8Array(buffer)

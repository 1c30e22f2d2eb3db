/**
 * The narrow port to a PKCS#11 module: only the functions that the host calls (PKCS#11 v2.40 section 5). Each throws
 * MohurError by the table of return values, with the CKR name and the call in its details.
 */
import type { Bytes } from '../../shared/bytes.ts'
import type { AttributeName, MechanismName } from './constants.ts'
import type { ExtendedCalls } from './extended-calls.ts'
import type { Handle } from './handle.ts'
import type { PinCalls } from './pin-calls.ts'

export type { Handle } from './handle.ts'
export type AttributeValue = boolean | number | string | Uint8Array
export type Template = Readonly<Partial<Record<AttributeName, AttributeValue>>>

export interface SlotInfo {
  description: string
  manufacturer: string
  flags: number
  /** `major.minor` */
  hardwareVersion: string
  firmwareVersion: string
}

export interface TokenInfo {
  /** Without padding. */
  label: string
  manufacturer: string
  model: string
  serialNumber: string
  flags: number
  /** `null` when the module does not know. */
  minPinLength: number | null
  maxPinLength: number | null
  hardwareVersion: string
  firmwareVersion: string
  /** Bytes; `null` when the module does not know. */
  memory: Record<'totalPublic' | 'freePublic' | 'totalPrivate' | 'freePrivate', number | null>
}

export interface MechanismInfo {
  minKeySize: number
  maxKeySize: number
  flags: number
}

export interface KeyPairTemplates {
  mechanism: MechanismName
  publicKey: Template
  privateKey: Template
}

export interface Mechanism {
  name: MechanismName
  /** The bytes of its parameter (CK_MECHANISM); `null`: it has none. */
  parameter: Bytes | null
}

/** The calls that carry a PIN, and those of one vendor, are reached another way. */
export interface Cryptoki extends PinCalls {
  /** With CKF_OS_LOCKING_OK, unless the module cannot lock (PKCS#11 v2.40 section 5.4). */
  C_Initialize(): void
  C_Finalize(): void
  C_GetInfo(): { description: string; version: string }
  C_GetSlotList(tokenPresent: boolean): Handle[]
  C_GetSlotInfo(slot: Handle): SlotInfo
  C_GetTokenInfo(slot: Handle): TokenInfo
  C_GetMechanismList(slot: Handle): number[]
  C_GetMechanismInfo(slot: Handle, mechanism: MechanismName): MechanismInfo
  C_OpenSession(slot: Handle, flags: number): Handle
  C_CloseSession(session: Handle): void
  C_Logout(session: Handle): void
  /** C_FindObjectsInit, C_FindObjects until nothing is left, C_FindObjectsFinal. */
  C_FindObjects(session: Handle, template: Template): Handle[]
  /** `null` when the object has no such attribute or will not tell. */
  C_GetAttributeValue(session: Handle, object: Handle, attribute: AttributeName): Bytes | null
  /** Several in one call, in their order; `null` when the object has not all of them, or will not tell one. */
  C_GetAttributeValues(session: Handle, object: Handle, wanted: readonly AttributeName[]): Bytes[] | null
  C_CreateObject(session: Handle, template: Template): Handle
  C_DestroyObject(session: Handle, object: Handle): void
  /** On a thread of its own. */
  C_GenerateKeyPair(session: Handle, templates: KeyPairTemplates): Promise<{ publicKey: Handle; privateKey: Handle }>
  /** On a thread of its own. */
  C_GenerateKey(session: Handle, mechanism: MechanismName, template: Template): Promise<Handle>
  C_SignInit(session: Handle, mechanism: Mechanism, key: Handle): void
  C_Sign(session: Handle, data: Uint8Array): Bytes
  /** Looked for in the library when they are first asked for. */
  readonly extended: ExtendedCalls
}

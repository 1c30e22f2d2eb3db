/**
 * The functions of a PKCS#11 module (v2.40 section 5), as pkcs11js gives them, by way of koffi alone: for modules that hand out
 * another CK_FUNCTION_LIST, with a connection and logins of its own, to whoever asks. A PIN must go the way of its session.
 */
import type * as Pkcs11Js from 'pkcs11js'
import type { Handle } from './handle.ts'
import { constantName } from './constant-names.ts'
import {
  ulongOf,
  ulongSize,
  type Argument,
  type NativeLibrary,
  type Parameter,
  type StandardFunction,
} from './native-library.ts'
import { packedStructure, pointer, ulong } from './packed-structure.ts'
import type { LibraryCalls } from './library-calls.ts'
import { readInfo, readMechanismInfo, readSlotInfo, readTokenInfo } from './read-structures.ts'
import { returnValueError } from './return-values.ts'

const most = 2 ** 16

export function koffiCalls(library: NativeLibrary): LibraryCalls {
  const native = (name: StandardFunction, args: Argument[]) =>
    library.standard(
      name,
      args.map((arg): Parameter => (arg === null || Buffer.isBuffer(arg) ? 'void *' : 'ulong')),
    )
  const call = (name: StandardFunction, ...args: Argument[]): void => check(name, native(name, args)(...args))
  const aside = async (name: StandardFunction, ...args: Argument[]): Promise<void> =>
    check(name, await native(name, args).aside(...args))

  const handle = (): Handle => Buffer.alloc(ulongSize)
  const template = (all: readonly Pkcs11Js.Attribute[]) => templateOf(library, all)
  /** The length first, then what is so long. */
  const sized = (name: StandardFunction, width: number, ...before: Argument[]): Buffer => {
    const count = handle()
    call(name, ...before, null, count)
    const room = Buffer.alloc(bounded(count) * width)
    if (room.length > 0) call(name, ...before, room, count)
    return room.subarray(0, bounded(count) * width)
  }
  const filled = (size: number, name: StandardFunction, ...before: Argument[]): Buffer => {
    const bytes = Buffer.alloc(size)
    call(name, ...before, bytes)
    return bytes
  }
  return {
    C_Initialize(options) {
      const text = options?.libraryParameters === undefined ? null : Buffer.from(`${options.libraryParameters}\0`)
      const told = options && packedStructure([...nulls, ulong(options.flags), pointer(library, text)])
      call('C_Initialize', told ?? null)
      kept(null, { values: text ? [text] : [] })
    },
    C_Finalize: () => call('C_Finalize', null),
    C_GetInfo: () => readInfo(filled(roomForInfo, 'C_GetInfo')),
    C_GetSlotList: present => split(sized('C_GetSlotList', ulongSize, present ? 1 : 0)),
    C_GetSlotInfo: slot => readSlotInfo(filled(roomForInfo, 'C_GetSlotInfo', ulongOf(slot))),
    C_GetTokenInfo: slot => readTokenInfo(filled(roomForInfo, 'C_GetTokenInfo', ulongOf(slot))),
    C_GetMechanismList: slot =>
      split(sized('C_GetMechanismList', ulongSize, ulongOf(slot))).map(number => number.readUInt32LE()),
    C_GetMechanismInfo: (slot, mechanism) =>
      readMechanismInfo(filled(roomForInfo, 'C_GetMechanismInfo', ulongOf(slot), mechanism)),
    C_OpenSession(slot, flags) {
      const session = handle()
      call('C_OpenSession', ulongOf(slot), flags, null, null, session)
      return session
    },
    C_CloseSession: session => call('C_CloseSession', ulongOf(session)),
    C_Logout: session => call('C_Logout', ulongOf(session)),
    C_FindObjectsInit(session, wanted) {
      const { bytes, count, ...held } = template(wanted)
      call('C_FindObjectsInit', ulongOf(session), bytes, count)
      kept(null, held)
    },
    C_FindObjects(session, atOnce) {
      const [found, count] = [Buffer.alloc(atOnce * ulongSize), handle()]
      call('C_FindObjects', ulongOf(session), found, atOnce, count)
      return split(found.subarray(0, bounded(count) * ulongSize))
    },
    C_FindObjectsFinal: session => call('C_FindObjectsFinal', ulongOf(session)),
    C_GetAttributeValue: (session, object, wanted) =>
      wanted.map(({ type }) => {
        const read = (value: Buffer | null): { value: Buffer; length: number } => {
          const place = packedStructure([ulong(type), pointer(library, value), ulong(value?.length ?? 0)])
          call('C_GetAttributeValue', ulongOf(session), ulongOf(object), place, 1)
          return { value: value ?? Buffer.alloc(0), length: bounded(place.subarray(ulongSize + 8)) }
        }
        const { length } = read(null)
        return { type, value: length === 0 ? Buffer.alloc(0) : read(Buffer.alloc(length)).value }
      }),
    C_CreateObject(session, wanted) {
      const [{ bytes, count, ...held }, object] = [template(wanted), handle()]
      call('C_CreateObject', ulongOf(session), bytes, count, object)
      return kept(object, held)
    },
    C_DestroyObject: (session, object) => call('C_DestroyObject', ulongOf(session), ulongOf(object)),
    async C_GenerateKeyPairAsync(session, mechanism, ...[publicTemplate, privateTemplate]) {
      const [one, other] = [template(publicTemplate), template(privateTemplate)]
      const [publicKey, privateKey, how] = [handle(), handle(), mechanismOf(library, mechanism)]
      const keys = [one.bytes, one.count, other.bytes, other.count, publicKey, privateKey]
      await aside('C_GenerateKeyPair', ulongOf(session), how.bytes, ...keys)
      return kept({ publicKey, privateKey }, one, other, how)
    },
    async C_GenerateKeyAsync(session, mechanism, wanted) {
      const [{ bytes, count, ...held }, key, how] = [template(wanted), handle(), mechanismOf(library, mechanism)]
      await aside('C_GenerateKey', ulongOf(session), how.bytes, bytes, count, key)
      return kept(key, held, how)
    },
    C_SignInit(session, mechanism, key) {
      const { bytes, ...held } = mechanismOf(library, mechanism)
      call('C_SignInit', ulongOf(session), bytes, ulongOf(key))
      kept(null, held)
    },
    C_Sign(session, input, room) {
      const length = packedStructure([ulong(room.length)])
      call('C_Sign', ulongOf(session), input, input.length, room, length)
      return room.subarray(0, bounded(length))
    },
  }
}

/** Larger than any of the structures that are filled in. */
const roomForInfo = 256
/** Where functions for locks would stand (CK_C_INITIALIZE_ARGS). */
const nulls = Array.from({ length: 4 }, () => ({ size: 8, value: 0n }))

function check(name: StandardFunction, value: number): void {
  if (value !== 0) throw returnValueError(name, constantName('CKR', value) ?? 'CKR_VENDOR_DEFINED', value)
}

/** ~0, by which a module says that it cannot tell, is nothing; and nothing that is asked for is so large. */
function bounded(length: Buffer): number {
  const count = length.readUInt32LE()
  return count > most ? 0 : count
}

const split = (handles: Buffer): Buffer[] =>
  Array.from({ length: handles.length / ulongSize }, (_, index) =>
    handles.subarray(index * ulongSize, (index + 1) * ulongSize),
  )

/** CK_ATTRIBUTE for each; `values` are what it points to. */
function templateOf(library: NativeLibrary, all: readonly Pkcs11Js.Attribute[]) {
  const values = all.map(({ value }) => bytesOf(value))
  const fields = all.flatMap(({ type }, index) => {
    const value = values[index] ?? null
    return [ulong(type), pointer(library, value), ulong(value?.length ?? 0)]
  })
  return { bytes: packedStructure(fields), count: all.length, values }
}

function bytesOf(value: Pkcs11Js.Attribute['value']): Buffer {
  if (typeof value === 'boolean') return Buffer.of(Number(value))
  if (typeof value === 'number') return packedStructure([ulong(value)])
  return Buffer.from(value instanceof Uint8Array ? value : String(value))
}

/** CK_MECHANISM. */
function mechanismOf(library: NativeLibrary, { mechanism, parameter }: Pkcs11Js.Mechanism) {
  const value = Buffer.isBuffer(parameter) ? Buffer.from(parameter) : Buffer.alloc(0)
  return { bytes: packedStructure([ulong(mechanism), pointer(library, value), ulong(value.length)]), values: [value] }
}

/** The module had only the addresses of these: using them here keeps them alive until now. */
function kept<T>(result: T, ...structures: readonly { values: readonly Buffer[] }[]): T {
  for (const { values } of structures) for (const value of values) value.fill(0)
  return result
}

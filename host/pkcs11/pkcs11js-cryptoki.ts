/** The port to a PKCS#11 module by way of pkcs11js (and of koffi, see koffi-calls), whose traps end here: what it is given is checked, what it throws is typed. */
import { createRequire as requireFrom } from 'node:module'
import type * as Pkcs11Js from 'pkcs11js'
import { MohurError } from '../../shared/errors.ts'
import type { Cryptoki } from './cryptoki.ts'
import { attributes, initializeFlags, mechanisms } from './constants.ts'
import { givesListToEachCaller } from '../modules/module-table.ts'
import { extendedCalls } from './extended-calls.ts'
import { koffiCalls } from './koffi-calls.ts'
import type { LibraryCalls } from './library-calls.ts'
import { openNativeLibrary, type NativeLibrary } from './native-library.ts'
import { pinCalls } from './pin-calls.ts'
import { native, plain, slotInfo, tokenInfo, unpadded, version } from './pkcs11js-values.ts'
import { isReturnValue, returnValueError } from './return-values.ts'
import { constantName } from './constant-names.ts'

const requireAddon = requireFrom(import.meta.url)
const foundAtOnce = 64
/** Longer than any signature of ours (RSA-4096: 512). */
const signatureRoom = 1024

/**
 * Loads the library into this process. `onCall` is told before each call into it; `parameters` are for C_Initialize.
 * @throws MohurError MODULE_NOT_PKCS11, MODULE_FAILED
 */
export function loadCryptoki(path: string, onCall: () => void, parameters: string | null = null): Cryptoki {
  const run = <T>(call: string, work: () => T): T => {
    onCall()
    try {
      return work()
    } catch (error) {
      throw typed(call, error)
    }
  }
  const runAside = async <T>(call: string, work: () => Promise<T>): Promise<T> => {
    onCall()
    try {
      return await work()
    } catch (error) {
      throw typed(call, error)
    }
  }
  let opened: NativeLibrary | null = null
  const nativeLibrary = (): NativeLibrary => (opened ??= openNativeLibrary(path))
  // Loaded in any case: it tells a library of another kind from one that fails.
  const loaded = load(path, onCall)
  const oneWay = givesListToEachCaller(path) ?? nativeLibrary().givesListToEachCaller
  const library: LibraryCalls = oneWay ? koffiCalls(nativeLibrary()) : loaded
  const runNative = (call: string, work: () => number): void => {
    onCall()
    const value = work()
    if (value !== 0) throw returnValueError(call, constantName('CKR', value) ?? 'CKR_VENDOR_DEFINED', value)
  }
  const attributeValues: Cryptoki['C_GetAttributeValues'] = (session, object, wanted) => {
    const template = wanted.map(name => ({ type: attributes[name] }))
    try {
      const read = run('C_GetAttributeValue', () => library.C_GetAttributeValue(session, object, template))
      const values = read.flatMap(({ value }) => (value instanceof Buffer ? [plain(value)] : []))
      return values.length === wanted.length ? values : null
    } catch (error) {
      if (untold.some(name => isReturnValue(error, name))) return null
      throw error
    }
  }

  return {
    ...pinCalls(nativeLibrary, runNative),
    extended: extendedCalls(nativeLibrary, runNative),
    C_Initialize() {
      // pkcs11js hands on all of the text but its last character.
      const told = parameters === null ? {} : { libraryParameters: oneWay ? parameters : `${parameters} ` }
      try {
        run('C_Initialize', () => library.C_Initialize({ flags: initializeFlags.CKF_OS_LOCKING_OK, ...told }))
      } catch (error) {
        // Such a module must not be called by two threads at once, and is not: one call of ours follows the other.
        if (!isReturnValue(error, 'CKR_CANT_LOCK')) throw error
        run('C_Initialize', () =>
          parameters === null ? library.C_Initialize() : library.C_Initialize({ flags: 0, ...told }),
        )
      }
    },
    C_Finalize: () => run('C_Finalize', () => library.C_Finalize()),
    C_GetInfo: () =>
      run('C_GetInfo', () => {
        const { libraryDescription, libraryVersion } = library.C_GetInfo()
        return { description: unpadded(libraryDescription), version: version(libraryVersion) }
      }),
    C_GetSlotList: tokenPresent => run('C_GetSlotList', () => library.C_GetSlotList(tokenPresent)),
    C_GetSlotInfo: slot => run('C_GetSlotInfo', () => slotInfo(library.C_GetSlotInfo(slot))),
    C_GetTokenInfo: slot => run('C_GetTokenInfo', () => tokenInfo(library.C_GetTokenInfo(slot))),
    C_GetMechanismList: slot => run('C_GetMechanismList', () => library.C_GetMechanismList(slot)),
    C_GetMechanismInfo: (slot, mechanism) =>
      run('C_GetMechanismInfo', () => library.C_GetMechanismInfo(slot, mechanisms[mechanism])),
    C_OpenSession: (slot, flags) => run('C_OpenSession', () => library.C_OpenSession(slot, flags)),
    C_CloseSession: session => run('C_CloseSession', () => library.C_CloseSession(session)),
    C_Logout: session => run('C_Logout', () => library.C_Logout(session)),
    C_FindObjects(session, template) {
      run('C_FindObjectsInit', () => library.C_FindObjectsInit(session, native(template)))
      try {
        const found: Buffer[] = []
        for (let more = foundAtOnce; more === foundAtOnce;) {
          const some = run('C_FindObjects', () => library.C_FindObjects(session, foundAtOnce))
          found.push(...some)
          more = some.length
        }
        return found
      } finally {
        run('C_FindObjectsFinal', () => library.C_FindObjectsFinal(session))
      }
    },
    C_GetAttributeValue: (session, object, attribute) => attributeValues(session, object, [attribute])?.[0] ?? null,
    C_GetAttributeValues: attributeValues,
    C_CreateObject: (session, template) =>
      run('C_CreateObject', () => library.C_CreateObject(session, native(template))),
    C_DestroyObject: (session, object) => run('C_DestroyObject', () => library.C_DestroyObject(session, object)),
    C_GenerateKeyPair: (session, { mechanism, publicKey, privateKey }) =>
      runAside('C_GenerateKeyPair', () =>
        library.C_GenerateKeyPairAsync(
          session,
          { mechanism: mechanisms[mechanism] },
          native(publicKey),
          native(privateKey),
        ),
      ),
    C_GenerateKey: (session, mechanism, template) =>
      runAside('C_GenerateKey', () =>
        library.C_GenerateKeyAsync(session, { mechanism: mechanisms[mechanism] }, native(template)),
      ),
    C_SignInit: (session, { name, parameter }, key) =>
      run('C_SignInit', () =>
        library.C_SignInit(
          session,
          { mechanism: mechanisms[name], ...(parameter ? { parameter: Buffer.from(parameter) } : {}) },
          key,
        ),
      ),
    C_Sign: (session, data) =>
      run('C_Sign', () => plain(library.C_Sign(session, Buffer.from(data), Buffer.alloc(signatureRoom)))),
  }
}

/** CKR_* that mean no more than "no such value here". */
const untold = ['CKR_ATTRIBUTE_TYPE_INVALID', 'CKR_ATTRIBUTE_SENSITIVE']

/** A library that failed to load must not be called again; nobody gets hold of it. */
function load(path: string, onCall: () => void): Pkcs11Js.PKCS11 {
  const { PKCS11 } = requireAddon('pkcs11js') as typeof Pkcs11Js
  const library = new PKCS11()
  onCall()
  try {
    library.load(path)
    return library
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    if (reason.includes('CKR_')) throw typed('C_GetFunctionList', error)
    const noEntry = /C_GetFunctionList|procedure/i.test(reason)
    throw new MohurError(noEntry ? 'MODULE_NOT_PKCS11' : 'MODULE_FAILED', { reason: reason.slice(0, 300) })
  }
}

/** Some of pkcs11js's errors carry a number in `code`, others only "CKR_NAME:number" in their text. */
function typed(call: string, error: unknown): MohurError {
  if (error instanceof MohurError) return error
  const { message = '', code } = error as { message?: string; code?: unknown }
  const [, name, value] = /(CKR_[A-Z0-9_]+)(?::(\d+))?/.exec(message) ?? []
  if (!name) return new MohurError('MODULE_FAILED', { call, reason: message.slice(0, 300) })
  return returnValueError(call, name, Number(value ?? code ?? 0))
}

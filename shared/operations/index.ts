/** The table of operations. Types, gates, handlers and documentation are derived from it. */
import type * as z from 'zod'
import { addModule } from './add-module.ts'
import { changePin } from './change-pin.ts'
import { changeSoPin } from './change-so-pin.ts'
import { connect } from './connect.ts'
import { createDataObject } from './create-data-object.ts'
import { createSecretKey } from './create-secret-key.ts'
import { deleteObject } from './delete-object.ts'
import { diagnose } from './diagnose.ts'
import { exportKeyFile } from './export-key-file.ts'
import { importCertificates } from './import-certificates.ts'
import { importKeyFile } from './import-key-file.ts'
import { initializeToken } from './initialize-token.ts'
import { installCertificate } from './install-certificate.ts'
import { listModules } from './list-modules.ts'
import { listOrigins } from './list-origins.ts'
import { listTokens } from './list-tokens.ts'
import { markRetired } from './mark-retired.ts'
import { openTokenManager } from './open-token-manager.ts'
import { readJournal } from './read-journal.ts'
import { readPrivateObjects } from './read-private-objects.ts'
import { readToken } from './read-token.ts'
import { readmitModule } from './readmit-module.ts'
import { removeModule } from './remove-module.ts'
import { renameToken } from './rename-token.ts'
import { requestCertificate } from './request-certificate.ts'
import { revokeOrigin } from './revoke-origin.ts'
import { selectCertificate } from './select-certificate.ts'
import { sign } from './sign.ts'
import { status } from './status.ts'
import { unblockPin } from './unblock-pin.ts'
import { verify } from './verify.ts'
import { watchSlots } from './watch-slots.ts'
import { watchTokens } from './watch-tokens.ts'

export const operations = {
  status,
  connect,
  listTokens,
  watchTokens,
  selectCertificate,
  requestCertificate,
  installCertificate,
  sign,
  verify,
  openTokenManager,
  listOrigins,
  revokeOrigin,
  listModules,
  addModule,
  removeModule,
  readJournal,
  diagnose,
  watchSlots,
  readToken,
  readPrivateObjects,
  initializeToken,
  changePin,
  changeSoPin,
  unblockPin,
  renameToken,
  importCertificates,
  deleteObject,
  createDataObject,
  createSecretKey,
  importKeyFile,
  exportKeyFile,
  readmitModule,
  markRetired,
}

export type Operations = typeof operations
export type OperationName = keyof Operations
export const operationNames = Object.keys(operations) as readonly OperationName[]

export type Params<N extends OperationName> = z.infer<Operations[N]['params']>
/** What the host's handler receives. */
export type HostParams<N extends OperationName> = Operations[N]['hostParams'] extends z.ZodType
  ? z.infer<Operations[N]['hostParams']>
  : Params<N>
export type Result<N extends OperationName> = z.infer<Operations[N]['result']>
/** What the host's handler gives. */
export type HostResult<N extends OperationName> = Operations[N]['hostResult'] extends z.ZodType
  ? z.infer<Operations[N]['hostResult']>
  : Result<N>
export type Progress<N extends OperationName> = Operations[N]['progress'] extends z.ZodType
  ? z.infer<Operations[N]['progress']>
  : never

type Where<R extends 'background' | 'host'> = {
  [N in OperationName]: Operations[N]['runs'] extends R ? N : never
}[OperationName]
export type HostOperation = Where<'host'>
export type BackgroundOperation = Where<'background'>

type Caller<C extends 'page' | 'extension'> = {
  [N in OperationName]: C extends Operations[N]['callers'][number] ? N : never
}[OperationName]
export type PageOperation = Caller<'page'>
export type ExtensionOperation = Caller<'extension'>

export const isOperationName = (name: unknown): name is OperationName =>
  typeof name === 'string' && Object.hasOwn(operations, name)

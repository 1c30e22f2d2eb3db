/** One handler for each operation that runs in the host; a missing one does not compile. */
import type { HostOperation } from '../../shared/operations/index.ts'
import { addModule } from './add-module.ts'
import { changePin } from './change-pin.ts'
import { changeSoPin } from './change-so-pin.ts'
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
import { listTokens } from './list-tokens.ts'
import { markRetired } from './mark-retired.ts'
import { readJournal } from './read-journal.ts'
import { readPrivateObjects } from './read-private-objects.ts'
import { readToken } from './read-token.ts'
import { readmitModule } from './readmit-module.ts'
import { removeModule } from './remove-module.ts'
import { renameToken } from './rename-token.ts'
import { requestCertificate } from './request-certificate.ts'
import { selectCertificate } from './select-certificate.ts'
import { sign } from './sign.ts'
import { unblockPin } from './unblock-pin.ts'
import { verify } from './verify.ts'
import { watchSlots } from './watch-slots.ts'
import { watchTokens } from './watch-tokens.ts'
import type { Handler } from './handler.ts'

export const handlers: { [N in HostOperation]: Handler<N> } = {
  addModule,
  changePin,
  changeSoPin,
  createDataObject,
  createSecretKey,
  deleteObject,
  diagnose,
  exportKeyFile,
  importCertificates,
  importKeyFile,
  initializeToken,
  installCertificate,
  listModules,
  watchSlots,
  listTokens,
  markRetired,
  readJournal,
  readPrivateObjects,
  readToken,
  readmitModule,
  removeModule,
  renameToken,
  requestCertificate,
  selectCertificate,
  sign,
  unblockPin,
  verify,
  watchTokens,
}

/** All texts in English, and the names of the operations. */
import { care } from './en/care.ts'
import { certificates } from './en/certificates.ts'
import { common } from './en/common.ts'
import { documents } from './en/documents.ts'
import { errors } from './en/errors.ts'
import { manager } from './en/manager.ts'
import { objects } from './en/objects.ts'
import { popup } from './en/popup.ts'
import { prompt } from './en/prompt.ts'
import { tokenPage } from './en/token-page.ts'
import { tokens } from './en/tokens.ts'
import type { OperationTexts, Texts } from './texts.ts'

const operations: OperationTexts = {
  status: 'State of the extension',
  connect: 'Permission for a site',
  listTokens: 'List of tokens',
  watchTokens: 'Watching tokens',
  selectCertificate: 'Choice of a certificate',
  requestCertificate: 'Certificate request',
  installCertificate: 'Certificate installation',
  sign: 'Signature',
  verify: 'Check of a signature',
  openTokenManager: 'Opening the token manager',
  listOrigins: 'List of sites',
  revokeOrigin: 'Withdrawal of a permission',
  listModules: 'List of modules',
  addModule: 'Adding a module',
  removeModule: 'Removing a module',
  readJournal: 'Journal',
  diagnose: 'Readiness check',
  watchSlots: 'Slots and readers',
  readToken: 'Details of a token',
  readPrivateObjects: 'Login',
  initializeToken: 'Initialization',
  changePin: 'PIN change',
  changeSoPin: 'SO PIN change',
  unblockPin: 'Unblocking the PIN',
  renameToken: 'Renaming',
  importCertificates: 'Import of certificates',
  deleteObject: 'Deletion',
  createDataObject: 'Storing a data object',
  createSecretKey: 'Making a secret key',
  importKeyFile: 'Import of a key file',
  exportKeyFile: 'Saving a key as a file',
  readmitModule: 'Letting a module in again',
  markRetired: 'Taking a certificate out of use',
}

export const en: Texts = {
  common,
  operations,
  errors,
  certificates,
  tokens,
  documents,
  prompt,
  manager,
  popup,
  care,
  objects,
  tokenPage,
}

/** English: names of the operations. */
import type { OperationTexts } from '../texts.ts'

export const operations: OperationTexts = {
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
}

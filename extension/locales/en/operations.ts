/** English: what journal and token manager call an operation. */
import type { OperationTexts } from '../text-tables.ts'

export const operations: OperationTexts = {
  requestCertificate: 'Certificate request',
  renewCertificate: 'Certificate renewal',
  retireCertificate: 'Ending the use of a certificate',
  installCertificate: 'Installing a certificate',
  sign: 'Signature',
  authenticate: 'Login',
  readPrivateObjects: 'Logging in to the token',
  initializeToken: 'Preparing the token',
  changePin: 'PIN change',
  changeSoPin: 'SO PIN change',
  unblockPin: 'Unblocking the PIN',
  renameToken: 'Renaming the token',
  importCertificates: 'Import of certificates',
  deleteObject: 'Deleting from the token',
  createDataObject: 'Storing a data object',
  createSecretKey: 'Creating a secret key',
  importKeyFile: 'Import of a key file',
  exportKeyFile: 'Saving a key as a file',
  markRetired: 'Use of the certificate',
}

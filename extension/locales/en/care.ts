/** English: the windows in which the person looks after a token. */
import type { CareTable } from '../text-tables.ts'

const asks: CareTable = {
  readPrivateObjects: 'Show the private objects',
  initializeToken: 'Set up the token',
  changePin: 'Change the PIN',
  changeSoPin: 'Change the SO PIN',
  unblockPin: 'Unblock the PIN',
  renameToken: 'Rename the token',
  importCertificates: 'Store certificates on the token',
  deleteObject: 'Delete from the token',
  createDataObject: 'Store a data object',
  createSecretKey: 'Create a secret key',
  importKeyFile: 'Import a key from a file',
  exportKeyFile: 'Save a key as a file',
}

const approve: CareTable = {
  readPrivateObjects: 'Log in',
  initializeToken: 'Set up the token',
  changePin: 'Change PIN',
  changeSoPin: 'Change SO PIN',
  unblockPin: 'Unblock',
  renameToken: 'Rename',
  importCertificates: 'Store',
  deleteObject: 'Delete permanently',
  createDataObject: 'Store',
  createSecretKey: 'Create key',
  importKeyFile: 'Import',
  exportKeyFile: 'Save as a file',
}

const done: CareTable = {
  readPrivateObjects: 'You are logged in',
  initializeToken: 'The token is ready for use',
  changePin: 'The PIN was changed',
  changeSoPin: 'The SO PIN was changed',
  unblockPin: 'The PIN is unblocked',
  renameToken: 'The token was renamed',
  importCertificates: 'The certificates are on the token',
  deleteObject: 'The object was deleted',
  createDataObject: 'The data object is on the token',
  createSecretKey: 'The secret key was created',
  importKeyFile: 'The key was imported',
  exportKeyFile: 'The key was saved as a file',
}

export const care = {
  ownWindow: 'You started this yourself in {product}',
  asks,
  approve,
  done,
  format: 'Delete everything and format',
  formatting: 'The token is being formatted. This can take a few minutes.',
  soPin: {
    label: 'SO PIN (administrator’s PIN)',
    onDevice: 'Type the SO PIN on the device itself. This window never sees it.',
    low: 'Only a few tries are left for the SO PIN.',
    final: 'This is the last try. If the SO PIN is wrong, nobody can unblock or format this token any more.',
    locked: 'The SO PIN of this token is locked.',
    confirmFinal: 'I know that this is the last try of the SO PIN',
  },
  newSoPin: {
    newTitle: 'Choose a new SO PIN',
    newMeaning:
      'You need it to unblock the PIN and to format the token. Write it down and keep it apart from the token.',
    new: 'New SO PIN',
    repeat: 'Repeat the new SO PIN',
    differs: 'The SO PINs do not match.',
  },
  firstSoPin: {
    newTitle: 'SO PIN of the token',
    newMeaning:
      'If the token came with an SO PIN, type it. Otherwise choose one now and keep it apart from the token: it is the only way to unblock the PIN.',
    new: 'SO PIN (administrator’s PIN)',
    repeat: 'Repeat the SO PIN',
    differs: 'The SO PINs do not match.',
  },
  filePassword: {
    newTitle: 'Choose a password for the file',
    newMeaning: 'Anyone who has the file and this password can sign in your name. Never send them together.',
    new: 'Password of the file',
    repeat: 'Repeat the password',
    differs: 'The passwords do not match.',
  },
  passwordRules: { capital: 'at least one capital letter', small: 'at least one lower-case letter' },
  newPinOnDevice: 'Type the new PIN on the device itself when it asks for it.',
  factory: 'The default is usually {pin}. It may have been changed; a wrong one uses up a try.',
  serial: 'Serial number of the token',
  /** Over the field of a token that has no serial number. */
  confirm: 'Confirm which token you mean',
  serialHint: 'Type {serial} to confirm that you mean this token.',
  label: 'Name of the token (optional)',
  labelHint: 'Up to 32 Latin letters and digits; other letters count as two.',
  newLabel: 'New name',
  losses: {
    title: 'Everything on this token will be deleted permanently',
    none: 'Nothing on it can be seen without the PIN.',
    hidden: 'Anything visible only with the PIN is deleted as well.',
    first: 'This token has not been used yet: there is nothing to lose.',
    /** Of a token that somebody may have used for something of their own. */
    issued: 'This token has no PIN yet. If its issuer stored something on it, that will be deleted.',
  },
  validLoss: {
    title: 'A valid certificate with its key is on this token',
    meaning:
      'Do not format while a registration is unfinished or has failed: contact support first. The certificate and its key cannot be restored.',
    confirm: 'I know that this certificate and its key will be lost',
  },
  pinChange: {
    title: 'Who may change the user PIN',
    user: 'The user',
    so: 'The administrator',
    both: 'Both',
  },
  deletion: {
    approveCertificate: 'Delete',
    certificate: 'The key stays on the token. The certificate can be installed again from its file.',
    loneCertificate: 'The certificate can be imported again from its file.',
    keyPair: 'The key is deleted permanently. Its certificate can never be used for signing again.',
    data: 'The data are deleted permanently.',
    secretKey: 'The key is deleted permanently. Anything encrypted with it can no longer be opened.',
    unknown: 'This object is visible only with the PIN and may be a key. It is deleted permanently.',
  },
  keyFile: {
    password: 'Password of the file',
    passwordHint: 'Leave it empty if the file has none.',
    exportable: 'Allow this key to be saved as a file later',
    exportableMeaning: 'Only if you must move it to another computer later. If you are unsure, leave it off.',
    meaning: 'The key and its certificates are written into an encrypted file (PKCS#12).',
  },
  secretKey: 'AES, {bits} bits',
  privateData: 'visible only with the PIN',
  publicData: 'visible without the PIN',
} as const

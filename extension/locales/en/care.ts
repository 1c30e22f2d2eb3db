/** English: the windows in which the person looks after a token. */
import type { CareTable } from '../text-tables.ts'

const asks: CareTable = {
  readPrivateObjects: 'Show the private objects',
  initializeToken: 'Initialize the token',
  changePin: 'Change the PIN',
  changeSoPin: 'Change the SO PIN',
  unblockPin: 'Unblock the PIN',
  renameToken: 'Rename the token',
  importCertificates: 'Store certificates on the token',
  deleteObject: 'Delete from the token',
  createDataObject: 'Store a data object',
  createSecretKey: 'Make a secret key',
  importKeyFile: 'Import a key from a file',
  exportKeyFile: 'Save a key as a file',
}

const approve: CareTable = {
  readPrivateObjects: 'Log in',
  initializeToken: 'Initialize',
  changePin: 'Change PIN',
  changeSoPin: 'Change SO PIN',
  unblockPin: 'Unblock',
  renameToken: 'Rename',
  importCertificates: 'Store',
  deleteObject: 'Delete for good',
  createDataObject: 'Store',
  createSecretKey: 'Make key',
  importKeyFile: 'Import',
  exportKeyFile: 'Save as a file',
}

const done: CareTable = {
  readPrivateObjects: 'You are logged in',
  initializeToken: 'The token is initialized',
  changePin: 'The PIN was changed',
  changeSoPin: 'The SO PIN was changed',
  unblockPin: 'The PIN is unblocked',
  renameToken: 'The token was renamed',
  importCertificates: 'The certificates are on the token',
  deleteObject: 'The object was deleted',
  createDataObject: 'The data object is on the token',
  createSecretKey: 'The secret key was made',
  importKeyFile: 'The key was imported',
  exportKeyFile: 'The key was saved as a file',
}

export const care = {
  ownWindow: 'You asked for this in a window of {product} itself',
  asks,
  approve,
  done,
  format: 'Delete everything and format',
  formatting: 'The token is being formatted. This can take some minutes.',
  soPin: {
    label: 'SO PIN (administrator’s PIN)',
    onDevice: 'Type the SO PIN on the device itself. This window never sees it.',
    low: 'Few tries are left for the SO PIN.',
    final: 'This is the last try. If the SO PIN is wrong, nobody can unblock or format this token any more.',
    locked: 'The SO PIN of this token is locked.',
    confirmFinal: 'I know that this is the last try of the SO PIN',
  },
  newSoPin: {
    newTitle: 'Choose a new SO PIN',
    newMeaning: 'It unblocks the PIN and formats the token. Write it down and keep it apart from the token.',
    new: 'New SO PIN',
    repeat: 'New SO PIN once more',
    differs: 'The two SO PINs are not the same.',
  },
  firstSoPin: {
    newTitle: 'SO PIN of the token',
    newMeaning:
      'If the token came with an SO PIN, type that one. Otherwise choose one now and keep it apart from the token: only it unblocks the PIN.',
    new: 'SO PIN (administrator’s PIN)',
    repeat: 'SO PIN once more',
    differs: 'The two SO PINs are not the same.',
  },
  filePassword: {
    newTitle: 'Choose a password for the file',
    newMeaning: 'Whoever has the file and this password can sign in your name. Never send both the same way.',
    new: 'Password of the file',
    repeat: 'Password once more',
    differs: 'The two passwords are not the same.',
  },
  passwordRules: { capital: 'at least one capital letter', small: 'at least one small letter' },
  newPinOnDevice: 'Type the new PIN on the device itself when it asks for it.',
  factory: 'From the factory it is usually {pin}. It may have been changed since; a wrong one costs a try.',
  serial: 'Serial number of the token',
  /** Over the field of a token that has no serial number. */
  confirm: 'Confirm which token you mean',
  serialHint: 'Type {serial} to confirm that you mean this token.',
  label: 'Name of the token',
  labelHint: 'At most 32 Latin letters and digits; other letters count twice.',
  newLabel: 'New name',
  losses: {
    title: 'Everything on this token will be deleted for good',
    none: 'Without the PIN nothing is seen on it.',
    hidden: 'What only the PIN shows is deleted as well.',
    first: 'The token is used for the first time: nothing on it can be lost.',
  },
  validLoss: {
    title: 'A valid certificate with its key is on this token',
    meaning:
      'After this you cannot sign with it, and nobody can restore it. If a registration has failed or is not finished, do not format: ask the support of your bank or certificate centre.',
    confirm: 'I know that this certificate and its key will be lost',
  },
  pinChange: {
    title: 'Who may change the PIN of the user',
    user: 'The user',
    so: 'The administrator',
    both: 'Both',
  },
  deletion: {
    certificate: 'The key stays on the token. The certificate can be installed again from its file.',
    loneCertificate: 'The certificate can be imported again from its file.',
    keyPair: 'The key is deleted for good. Its certificate can never sign again.',
    data: 'The data are deleted for good.',
    secretKey: 'The key is deleted for good. What was encrypted with it cannot be opened any more.',
    unknown: 'This object is seen only with the PIN. It is deleted for good.',
  },
  keyFile: {
    password: 'Password of the file',
    passwordHint: 'Leave it empty if the file has none.',
    exportable: 'The key may be saved as a file again',
    exportableMeaning: 'Only if you must move it to another computer later. If you are unsure, leave it off.',
    meaning: 'The key and its certificates are written into an encrypted file (PKCS#12).',
  },
  secretKey: 'AES, {bits} bits',
  privateData: 'seen only with the PIN',
  publicData: 'seen without the PIN',
} as const

/** What a person can have done to one token. Everything that needs a PIN opens the prompt window. */
import { MohurError } from '../../shared/errors.ts'
import { limits } from '../../shared/limits.ts'
import type { Params, Result } from '../../shared/operations/index.ts'
import { readCertificateBundle } from '../../shared/certificate-bundle.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { call } from '../call.ts'
import { retiring, type Run } from './activity.ts'
import { fileName, saveFile, type SavedFile } from './save-file.ts'
import type { MarkRetired } from './views/retire-button.tsx'

export interface TokenActions {
  initialize: () => void
  changePin: () => void
  changeSoPin: () => void
  unblockPin: () => void
  rename: (label: string) => void
  logIn: () => void
  logOut: () => void
  importCertificates: (files: readonly File[]) => void
  markRetired: MarkRetired
  deleteObject: (object: string) => void
  createDataObject: (data: Omit<Params<'createDataObject'>, 'token' | 'value'> & { file: File }) => void
  createSecretKey: (key: Omit<Params<'createSecretKey'>, 'token'>) => void
  importKeyFile: (file: File) => void
  exportKeyFile: (keyId: string, name: string) => void
  save: (file: SavedFile) => void
}

interface Reactions {
  /** The objects that the token showed with its PIN. */
  onObjects: (objects: Result<'readPrivateObjects'>['objects']) => void
  onLogin: (shown: Result<'readPrivateObjects'>) => void
  onLogout: () => void
  onMarked: MarkRetired
  onPinChanged: () => void
  /** Its serial number may be another one now. */
  onInitialized: () => void
  /** What it says of itself may be something else now. */
  again: () => void
}

export function tokenActions(token: string, run: Run, reactions: Reactions): TokenActions {
  const { again, onObjects } = reactions
  const withObjects = ({ objects }: { objects: Result<'readPrivateObjects'>['objects'] }): void => {
    onObjects(objects)
    again()
  }
  return {
    initialize: () => run('initializeToken', () => call('initializeToken', { token }), reactions.onInitialized),
    changePin: () => run('changePin', () => call('changePin', { token }), reactions.onPinChanged),
    changeSoPin: () => run('changeSoPin', () => call('changeSoPin', { token }), again),
    unblockPin: () => run('unblockPin', () => call('unblockPin', { token }), reactions.onPinChanged),
    rename: label => run('renameToken', () => call('renameToken', { token, label }), again),
    logIn: () => run('readPrivateObjects', () => call('readPrivateObjects', { token }), reactions.onLogin),
    logOut: reactions.onLogout,
    importCertificates: files =>
      run(
        'importCertificates',
        async () => call('importCertificates', { token, certificates: await read(files) }),
        again,
      ),
    markRetired: (certificate, retired) =>
      run(
        retiring(retired),
        () => call('markRetired', { certificate, retired }),
        () => reactions.onMarked(certificate, retired),
      ),
    deleteObject: object => run('deleteObject', () => call('deleteObject', { token, object }), withObjects),
    createDataObject: ({ file, ...data }) =>
      run(
        'createDataObject',
        async () => call('createDataObject', { token, ...data, value: await bytesOf(file) }),
        withObjects,
      ),
    createSecretKey: key => run('createSecretKey', () => call('createSecretKey', { token, ...key }), withObjects),
    importKeyFile: file => run('importKeyFile', async () => call('importKeyFile', await keyFile(token, file)), again),
    exportKeyFile: (keyId, name) =>
      run(
        'exportKeyFile',
        () => call('exportKeyFile', { token, keyId }),
        ({ file }) => saveFile({ name: fileName(name, 'p12'), type: 'application/x-pkcs12', content: file }),
      ),
    save: saveFile,
  }
}

const bytesOf = async (file: File): Promise<Bytes> => new Uint8Array(await file.arrayBuffer())

/** What is no certificate is refused before any PIN is typed. @throws MohurError CERTIFICATE_UNREADABLE */
async function read(files: readonly File[]): Promise<Bytes[]> {
  if (files.length > limits.certificates || files.some(({ size }) => size > limits.certificateBytes)) {
    throw new MohurError('CERTIFICATE_UNREADABLE', { reason: 'size' })
  }
  const contents = await Promise.all(files.map(bytesOf))
  contents.forEach(readCertificateBundle)
  return contents
}

/** @throws MohurError KEY_FILE_UNREADABLE */
async function keyFile(token: string, file: File): Promise<Params<'importKeyFile'>> {
  if (file.size === 0 || file.size > limits.keyFile) throw new MohurError('KEY_FILE_UNREADABLE', { reason: 'size' })
  return { token, file: await bytesOf(file) }
}

/** A logged-in software token: the key of its keys is in memory until it is logged out. */
import { randomBytes } from 'node:crypto'
import { signatureAlgorithms, type SignatureAlgorithm } from '../../shared/algorithms.ts'
import { keyAlgorithms, type KeyRow } from '../../shared/key-algorithms.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { JournalRecord, JournalStage } from '../../shared/journal.ts'
import { appendIfPossible } from '../journal/append-if-possible.ts'
import type { Journal } from '../journal/journal.ts'
import { shownLabel } from '../token/token-label.ts'
import type { AfterAnswer } from '../token/token-calls.ts'
import type { SessionCare } from '../token/token-care.ts'
import type { NewKey, SignItem, TokenSession, WantedKey } from '../token/token.ts'
import { writeCertificateFiles } from './certificate-files.ts'
import { importedKeyPair } from './imported-key-pair.ts'
import {
  keyIdOf,
  keyPairs,
  openKeyPairFile,
  readKeyPairFile,
  writeKeyPairFile,
  type KeyPairFile,
} from './key-pair-files.ts'
import { newKeyPair } from './new-key-pair.ts'
import { writeObjectFile } from './object-files.ts'
import { messageSigner } from './sign-message.ts'
import { asTokenError } from './token-error.ts'
import { changeTokenFile, objectsFolder } from './token-file.ts'
import { deleteTokenObject, tokenObjects } from './token-objects.ts'

export interface OpenToken {
  folder: string
  /** Where the objects were when it was opened. */
  objects: string
  journal: Journal
  afterAnswer: AfterAnswer
  /** Gives the key, or throws when the session is over. */
  key: () => Uint8Array
}

export function softwareSession(token: OpenToken): TokenSession {
  const { objects } = token
  const whileOpen = <T>(work: (key: Uint8Array) => T | Promise<T>): Promise<T> => asTokenError(() => work(token.key()))
  return {
    keys: () => whileOpen(() => keyPairs(objects)),
    keyFor: ({ publicKey }) => whileOpen(() => keyFor(objects, publicKey)),
    generateKeyPair: key => whileOpen(() => generateKeyPair(token, key)),
    sign: (keyId, algorithm, items) => whileOpen(() => sign(token, { keyId, algorithm }, items)),
    storeCertificates: certificates => whileOpen(() => writeCertificateFiles(objects, certificates)),
    destroyKeyPair: keyId =>
      whileOpen(() => {
        if (readKeyPairFile(objects, keyId)) deleteTokenObject(objects, `key-${keyId}`)
      }),
    objects: () => whileOpen(key => tokenObjects(objects, key)),
    deleteObject: id => whileOpen(() => deleteTokenObject(objects, id)),
    rename: label => whileOpen(() => rename(token, label)),
    createDataObject: ({ label, application, value, private: hidden }) =>
      whileOpen(key =>
        writeObjectFile(objects, key, { names: { kind: 'data', label, application }, value, private: hidden }),
      ),
    createSecretKey: ({ label, bits }) => whileOpen(key => createSecretKey(objects, key, { label, bits })),
    importKeyPair: key => whileOpen(() => importKeyPair(token, key)),
    exportKeyPair: keyId => whileOpen(() => exportKeyPair(token, keyId)),
  }
}

function rename({ folder, objects }: OpenToken, text: string): void {
  changeTokenFile(folder, current => {
    if (objectsFolder(folder, current) !== objects) throw new MohurError('TOKEN_CHANGED')
    return { ...current, label: shownLabel(text.trim()) || current.label }
  })
}

function createSecretKey(
  objects: string,
  token: Uint8Array,
  { label, bits }: Parameters<SessionCare['createSecretKey']>[0],
): void {
  const value = new Uint8Array(randomBytes(bits / 8))
  try {
    writeObjectFile(objects, token, { names: { kind: 'secretKey', label, keyType: 'AES', bits }, value, private: true })
  } finally {
    value.fill(0)
  }
}

async function generateKeyPair(token: OpenToken, key: NewKey): Promise<{ keyId: string; publicKey: Bytes }> {
  const { publicKey, pkcs8 } = await newKeyPair(key.algorithm)
  try {
    return storeKeyPair(token, { ...key, publicKey, pkcs8 })
  } finally {
    pkcs8.fill(0)
  }
}

/** One that is there already stays as it is. */
function importKeyPair(
  token: OpenToken,
  { privateKey, label, exportable }: Parameters<SessionCare['importKeyPair']>[0],
): { keyId: string; publicKey: Bytes } {
  const { algorithm, publicKey, pkcs8 } = importedKeyPair(privateKey)
  try {
    const keyId = keyIdOf(publicKey)
    if (readKeyPairFile(token.objects, keyId)) return withPrivateKey(token, keyId, () => ({ keyId, publicKey }))
    return storeKeyPair(token, { algorithm, label, exportable, publicKey, pkcs8 })
  } finally {
    pkcs8.fill(0)
  }
}

function storeKeyPair(
  token: OpenToken,
  key: Parameters<typeof writeKeyPairFile>[2],
): { keyId: string; publicKey: Bytes } {
  const keyId = keyIdOf(key.publicKey)
  writeKeyPairFile(token.objects, token.key(), key)
  withPrivateKey(token, keyId, (_, stored) => {
    if (!equalBytes(stored, key.pkcs8)) throw new MohurError('KEY_UNSUITABLE')
  })
  return { keyId, publicKey: key.publicKey }
}

/** The file's word on that is sealed with the key. */
function exportKeyPair(token: OpenToken, keyId: string): Bytes {
  return withPrivateKey(token, keyId, ({ exportable }, pkcs8) => {
    if (!exportable) throw new MohurError('KEY_UNSUITABLE', { reason: 'notExportable' })
    return Uint8Array.from(pkcs8)
  })
}

/** Its file is named by its public key. */
function keyFor(objects: string, publicKey: WantedKey['publicKey']): string {
  const keyId = keyIdOf(publicKey)
  if (!readKeyPairFile(objects, keyId)) throw new MohurError('TOKEN_CHANGED')
  return keyId
}

/** The journal first; what was made and what was not is journalled whatever happens in between. */
function sign(token: OpenToken, how: { keyId: string; algorithm: SignatureAlgorithm }, items: SignItem[]): Bytes[] {
  return withPrivateKey(token, how.keyId, ({ algorithm }, pkcs8) => {
    const { signatures: suitable }: KeyRow = keyAlgorithms[algorithm]
    if (!suitable.includes(how.algorithm)) throw new MohurError('KEY_UNSUITABLE')
    const signMessage = messageSigner(signatureAlgorithms[how.algorithm], pkcs8)
    const signatures: Bytes[] = []
    const at = (stageOf: (index: number) => JournalStage): JournalRecord[] =>
      items.flatMap(({ records }, index) => records.map(record => ({ ...record, stage: stageOf(index) })))
    token.journal.append(at(() => 'signing'))
    try {
      for (const { toBeSigned } of items) signatures.push(signMessage(toBeSigned))
    } catch (error) {
      appendIfPossible(
        token.journal,
        at(index => (index < signatures.length ? 'signed' : 'failed')),
      )
      throw error
    }
    token.afterAnswer(() => token.journal.append(at(() => 'signed')))
    return signatures
  })
}

function withPrivateKey<T>(token: OpenToken, keyId: string, use: (file: KeyPairFile, pkcs8: Buffer) => T): T {
  const file = readKeyPairFile(token.objects, keyId)
  if (!file) throw new MohurError('TOKEN_CHANGED')
  const pkcs8 = openKeyPairFile(file, token.key())
  try {
    return use(file, pkcs8)
  } finally {
    pkcs8.fill(0)
  }
}

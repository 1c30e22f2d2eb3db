/** A logged-in software token: the key of its keys is in memory until it is logged out. */
import {
  keyAlgorithms,
  signatureAlgorithms,
  type KeyAlgorithm,
  type SignatureAlgorithm,
} from '../../shared/algorithms.ts'
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Journal } from '../journal/journal.ts'
import type { NewKey, SignItem, TokenSession } from '../tokens/token.ts'
import { writeCertificateFiles } from './certificate-files.ts'
import { keyFiles, keyIdOf, openKeyFile, readKeyFile, removeKeyFile, writeKeyFile } from './key-files.ts'
import { newKeyPair } from './new-key-pair.ts'
import { digestSigner } from './sign-digest.ts'
import { asTokenError } from './token-error.ts'
import { sessionWithoutCare } from './without-care.ts'

export interface OpenToken {
  folder: string
  journal: Journal
  /** Gives the key, or throws when the session is over. */
  key: () => Uint8Array
}

export function softwareSession(token: OpenToken): TokenSession {
  const { folder } = token
  const whileOpen = <T>(work: () => T | Promise<T>): Promise<T> =>
    asTokenError(() => {
      token.key()
      return work()
    })
  return {
    ...sessionWithoutCare,
    keys: () => whileOpen(() => keyFiles(folder)),
    generateKeyPair: key => whileOpen(() => generateKeyPair(token, key)),
    sign: (keyId, algorithm, items) => whileOpen(() => sign(token, { keyId, algorithm }, items)),
    storeCertificates: certificates => whileOpen(() => writeCertificateFiles(folder, certificates)),
    destroyKeyPair: keyId => whileOpen(() => removeKeyFile(folder, keyId)),
  }
}

async function generateKeyPair(token: OpenToken, key: NewKey): Promise<{ keyId: string; publicKey: Bytes }> {
  const { publicKey, pkcs8 } = await newKeyPair(key.algorithm)
  const keyId = keyIdOf(publicKey)
  try {
    writeKeyFile(token.folder, token.key(), { ...key, publicKey, pkcs8 })
    withPrivateKey(token, keyId, (_, stored) => {
      if (!equalBytes(stored, pkcs8)) throw new MohurError('KEY_UNSUITABLE')
    })
  } finally {
    pkcs8.fill(0)
  }
  return { keyId, publicKey }
}

/** The journal first; what was made and what was not is journalled whatever happens in between. */
function sign(token: OpenToken, how: { keyId: string; algorithm: SignatureAlgorithm }, items: SignItem[]): Bytes[] {
  return withPrivateKey(token, how.keyId, (key, pkcs8) => {
    if (keyAlgorithms[key].family !== signatureAlgorithms[how.algorithm].family) throw new MohurError('KEY_UNSUITABLE')
    const signDigest = digestSigner(key, how.algorithm, pkcs8)
    const signatures: Bytes[] = []
    token.journal.append(items.map(({ record }) => ({ ...record, stage: 'signing' })))
    try {
      for (const { digest } of items) signatures.push(signDigest(digest))
    } finally {
      token.journal.append(
        items.map(({ record }, index) => ({ ...record, stage: index < signatures.length ? 'signed' : 'failed' })),
      )
    }
    return signatures
  })
}

function withPrivateKey<T>(token: OpenToken, keyId: string, use: (key: KeyAlgorithm, pkcs8: Buffer) => T): T {
  const file = readKeyFile(token.folder, keyId)
  if (!file) throw new MohurError('TOKEN_CHANGED')
  const pkcs8 = openKeyFile(file, token.key())
  try {
    return use(file.algorithm, pkcs8)
  } finally {
    pkcs8.fill(0)
  }
}

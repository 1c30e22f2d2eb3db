/** Everything that lies on the software token, as the person looks after it. An object's id is its file's name. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fromBase64 } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { syncFolder } from '../files/write-durably.ts'
import type { UnmarkedObject } from '../token/token-care.ts'
import { certificateFiles } from './certificate-files.ts'
import { keyPairFiles } from './key-pair-files.ts'
import { objectFiles } from './object-files.ts'
import { inObjects } from './token-file.ts'

/** `token`: its key, or `null` for what can be seen without the PIN. */
export function tokenObjects(objects: string, token: Uint8Array | null): UnmarkedObject[] {
  const keys = keyPairFiles(objects)
  const certificates = certificateFiles(objects)
  return [
    ...certificates.map(({ certificate, fingerprint, keyId }): UnmarkedObject => {
      const key = keys.find(candidate => candidate.keyId === keyId)
      return {
        kind: 'certificate',
        id: `certificate-${fingerprint}`,
        label: key?.file.label ?? '',
        private: false,
        certificate,
        hasKey: key !== undefined,
      }
    }),
    ...keys.map(({ keyId, file }): UnmarkedObject => ({
      kind: 'keyPair',
      id: `key-${keyId}`,
      label: file.label,
      private: false,
      keyId,
      algorithm: file.algorithm,
      keyName: file.algorithm,
      publicKey: fromBase64(file.publicKey),
      hasCertificate: certificates.some(candidate => candidate.keyId === keyId),
      exportable: file.exportable,
    })),
    ...objectFiles(objects, token),
  ]
}

const files: readonly { id: RegExp; extension: string }[] = [
  { id: /^certificate-[0-9a-f]{64}$/, extension: '.der' },
  { id: /^(key-[0-9a-f]{40}|object-[0-9a-f]{32})$/, extension: '.json' },
]

/** @throws MohurError TOKEN_CHANGED when there is no such object */
export function deleteTokenObject(objects: string, id: string): void {
  const row = files.find(candidate => candidate.id.test(id))
  inObjects(objects, () => {
    const path = join(objects, `${id}${row?.extension}`)
    if (!row || !existsSync(path)) throw new MohurError('TOKEN_CHANGED')
    rmSync(path)
    syncFolder(objects)
  })
}

/**
 * The certificates that the person took out of use: an empty file for each, named by its fingerprint. They are no matter of the
 * tokens, so a mark needs no PIN, and holds on every token and in every module. Nothing stands in such a file that could be
 * spoilt, and two hosts that mark at the same time need no lock.
 */
import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { MohurError } from '../../shared/errors.ts'
import type { TokenObject } from '../../shared/token-object.ts'
import { syncFolder } from '../files/write-durably.ts'
import { fingerprintOf } from '../digests.ts'
import { retiredFolder } from '../folders.ts'
import type { UnmarkedObject } from '../token/token-care.ts'

export interface RetiredCertificates {
  /** A folder that cannot be read holds no marks: signing goes on, and the readiness check names the folder. */
  has: (certificate: Uint8Array) => boolean
  /** On the disk when this returns. @throws MohurError DATA_UNWRITABLE */
  mark: (certificate: Uint8Array, retired: boolean) => void
  /** What a module tells, with the marks. */
  marked: (objects: readonly UnmarkedObject[]) => TokenObject[]
}

export function retiredCertificates(dataFolder: string): RetiredCertificates {
  const folder = retiredFolder(dataFolder)
  const nameOf = (certificate: Uint8Array): string => join(folder, fingerprintOf(certificate))
  const has = (certificate: Uint8Array): boolean => existsSync(nameOf(certificate))
  return {
    has,
    mark(certificate, retired) {
      const path = nameOf(certificate)
      try {
        if (retired) closeSync(openSync(path, 'a', 0o600))
        else rmSync(path, { force: true })
        syncFolder(folder)
      } catch (error) {
        throw new MohurError('DATA_UNWRITABLE', {}, { cause: error })
      }
    },
    marked: objects =>
      objects.map(object => (object.kind === 'certificate' ? { ...object, retired: has(object.certificate) } : object)),
  }
}

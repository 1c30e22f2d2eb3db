/** `certificate-<fingerprint>.der`: certificates as they are; nothing about them is secret. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import { fingerprintOf } from '../digests.ts'
import { writeDurably } from '../files/write-durably.ts'
import type { TokenContents } from '../token/token.ts'
import { keyIdOf, readKeyPairFile } from './key-pair-files.ts'
import { inObjects } from './token-file.ts'

const pattern = /^certificate-([0-9a-f]{64})\.der$/
const nameIn = (objects: string, fingerprint: string): string => join(objects, `certificate-${fingerprint}.der`)

/** Those that are as they were stored; one spoilt file does not take the others with it. */
export function certificateFiles(objects: string): (TokenContents['certificates'][number] & { fingerprint: string })[] {
  return readdirSync(objects).flatMap(name => {
    const fingerprint = pattern.exec(name)?.[1]
    const certificate = fingerprint === undefined ? null : Uint8Array.from(readFileSync(join(objects, name)))
    if (!certificate || fingerprint === undefined || fingerprintOf(certificate) !== fingerprint) return []
    return [{ certificate, fingerprint, keyId: keyIdOf(readCertificate(certificate).tokenKey) }]
  })
}

/** As every module tells them. */
export const storedCertificates = (objects: string): TokenContents['certificates'] =>
  certificateFiles(objects).map(({ certificate, keyId }) => ({ certificate, keyId }))

/** @throws MohurError CERTIFICATE_UNREADABLE; CERTIFICATE_WITHOUT_KEY for a key that is not here or not its own */
export function writeCertificateFiles(
  objects: string,
  added: readonly { certificate: Bytes; keyId: string | null }[],
): void {
  for (const { certificate, keyId } of added) {
    const own = keyIdOf(readCertificate(certificate).tokenKey)
    if (keyId !== null && (keyId !== own || !readKeyPairFile(objects, keyId))) {
      throw new MohurError('CERTIFICATE_WITHOUT_KEY')
    }
  }
  inObjects(objects, () => {
    for (const { certificate } of added) {
      const path = nameIn(objects, fingerprintOf(certificate))
      if (!existsSync(path)) writeDurably(path, certificate)
    }
  })
}

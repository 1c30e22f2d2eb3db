/** `certificate-<fingerprint>.der`: certificates as they are; nothing about them is secret. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toHex, type Bytes } from '../../shared/bytes.ts'
import { readCertificate } from '../../shared/certificate.ts'
import { MohurError } from '../../shared/errors.ts'
import { writeDurably } from '../files/write-durably.ts'
import type { TokenContents } from '../tokens/token.ts'
import { keyIdOf, readKeyFile } from './key-files.ts'
import { inToken } from './token-file.ts'

const pattern = /^certificate-([0-9a-f]{64})\.der$/
const nameIn = (folder: string, fingerprint: string): string => join(folder, `certificate-${fingerprint}.der`)
const fingerprintOf = (certificate: Uint8Array): string => toHex(createHash('sha256').update(certificate).digest())

/** Those that are as they were stored; one spoilt file does not take the others with it. */
export function certificateFiles(folder: string): TokenContents['certificates'] {
  return readdirSync(folder).flatMap(name => {
    const fingerprint = pattern.exec(name)?.[1]
    const certificate = fingerprint === undefined ? null : Uint8Array.from(readFileSync(join(folder, name)))
    if (!certificate || fingerprintOf(certificate) !== fingerprint) return []
    return [{ certificate, keyId: keyIdOf(readCertificate(certificate).publicKey) }]
  })
}

/** @throws MohurError CERTIFICATE_UNREADABLE; CERTIFICATE_WITHOUT_KEY for a key that is not here or not its own */
export function writeCertificateFiles(
  folder: string,
  certificates: readonly { certificate: Bytes; keyId: string | null }[],
): void {
  for (const { certificate, keyId } of certificates) {
    const own = keyIdOf(readCertificate(certificate).publicKey)
    if (keyId !== null && (keyId !== own || !readKeyFile(folder, keyId))) {
      throw new MohurError('CERTIFICATE_WITHOUT_KEY')
    }
  }
  inToken(folder, () => {
    for (const { certificate } of certificates) {
      const path = nameIn(folder, fingerprintOf(certificate))
      if (!existsSync(path)) writeDurably(path, certificate)
    }
  })
}

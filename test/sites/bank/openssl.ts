/** OpenSSL, asked by the bank in a folder of the question's own. */
import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The signature, or the path of its certificate, does not hold; the message is OpenSSL's. */
export class SignatureRefused extends Error {}

/** @throws SignatureRefused */
export async function openssl(args: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)('openssl', args, { maxBuffer: 256 * 1024 * 1024 })).stdout
  } catch (error) {
    throw new SignatureRefused(String((error as { stderr?: string }).stderr ?? error).trim(), { cause: error })
  }
}

/** `work` is given the paths of files by their names. */
export async function inFolder<T>(work: (file: (name: string) => string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bank-'))
  try {
    return await work(name => join(folder, name))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const toPem = (der: Uint8Array): string => new X509Certificate(der).toString()

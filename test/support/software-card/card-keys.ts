/** What a card does with its keys: makes them, tells the public half, signs. */
import { execFileSync } from 'node:child_process'
import { constants, generateKeyPairSync, privateEncrypt, type KeyObject } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataObject, StatusWord, statusWords } from './apdu.ts'
import type { KeyFile } from './card-files.ts'

const curveOf = (bits: number): string => {
  if (bits !== 256 && bits !== 384) throw new StatusWord(statusWords.notSupported)
  return `P-${bits}`
}
const field = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url')

export function generateKey(file: KeyFile): void {
  file.privateKey =
    file.kind === 'RSA'
      ? generateKeyPairSync('rsa', { modulusLength: file.bits }).privateKey
      : generateKeyPairSync('ec', { namedCurve: curveOf(file.bits) }).privateKey
}

/** Modulus of an RSA key; of an EC key its point in a data object. */
export function publicHalf({ kind, privateKey }: KeyFile): Buffer {
  if (!privateKey) throw new StatusWord(statusWords.notFound)
  const { n, x, y } = privateKey.export({ format: 'jwk' })
  return kind === 'RSA' ? field(n) : dataObject(0x86, Buffer.concat([Buffer.of(4), field(x), field(y)]))
}

/** `padded`: the card puts the padding of PKCS #1 version 1.5 around the input of an RSA signature. */
export function signWith(
  { kind, privateKey }: Pick<KeyFile, 'kind' | 'privateKey'>,
  input: Buffer,
  padded: boolean,
): Buffer {
  if (!privateKey) throw new StatusWord(statusWords.notFound)
  if (kind === 'EC') return signDigest(privateKey, input)
  const padding = padded ? constants.RSA_PKCS1_PADDING : constants.RSA_NO_PADDING
  try {
    return privateEncrypt({ key: privateKey, padding }, input)
  } catch {
    throw new StatusWord(statusWords.wrongData)
  }
}

/** Node's own ECDSA always hashes what it is given; OpenSSL's program can be told not to. */
function signDigest(privateKey: KeyObject, digest: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'mohur-card-'))
  try {
    writeFileSync(join(folder, 'key.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }))
    writeFileSync(join(folder, 'digest'), digest)
    return execFileSync('openssl', ['pkeyutl', '-sign', '-inkey', 'key.pem', '-in', 'digest'], { cwd: folder })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

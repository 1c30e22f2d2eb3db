/** What a card does with its keys: makes them, tells the public half, signs. */
import { constants, generateKeyPairSync, privateEncrypt } from 'node:crypto'
import { p256, p384 } from '@noble/curves/nist.js'
import { dataObject, StatusWord, statusWords } from './apdu.ts'
import type { KeyFile } from './card-files.ts'

const curves = {
  256: { name: 'P-256', curve: p256 },
  384: { name: 'P-384', curve: p384 },
} as const

const curveOf = (bits: number): (typeof curves)[256 | 384] => {
  if (bits !== 256 && bits !== 384) throw new StatusWord(statusWords.notSupported)
  return curves[bits]
}
const field = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url')

export function generateKey(file: KeyFile): void {
  file.privateKey =
    file.kind === 'RSA'
      ? generateKeyPairSync('rsa', { modulusLength: file.bits }).privateKey
      : generateKeyPairSync('ec', { namedCurve: curveOf(file.bits).name }).privateKey
}

/** Modulus of an RSA key; of an EC key its point in a data object. */
export function publicHalf({ kind, privateKey }: KeyFile): Buffer {
  if (!privateKey) throw new StatusWord(statusWords.notFound)
  const { n, x, y } = privateKey.export({ format: 'jwk' })
  return kind === 'RSA' ? field(n) : dataObject(0x86, Buffer.concat([Buffer.of(4), field(x), field(y)]))
}

/** `padded`: the card puts the padding of PKCS #1 version 1.5 around the input of an RSA signature. */
export function signWith({ kind, bits, privateKey }: KeyFile, input: Buffer, padded: boolean): Buffer {
  if (!privateKey) throw new StatusWord(statusWords.notFound)
  if (kind === 'EC') {
    const secret = field(privateKey.export({ format: 'jwk' }).d)
    return Buffer.from(curveOf(bits).curve.sign(input, secret, { prehash: false, format: 'der' }))
  }
  const padding = padded ? constants.RSA_PKCS1_PADDING : constants.RSA_NO_PADDING
  try {
    return privateEncrypt({ key: privateKey, padding }, input)
  } catch {
    throw new StatusWord(statusWords.wrongData)
  }
}

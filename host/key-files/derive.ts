/** Keys from passwords: the method of PKCS#12 itself (RFC 7292 appendix B.2), and PBKDF2 (RFC 8018 section 5.2). */
import { hash as digest, pbkdf2 } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { unreadable } from './key-file-error.ts'
import type { Secret } from './secret.ts'

/** What the derived bytes are for: the first octets that are hashed. */
export const purposes = { key: 1, iv: 2, mac: 3 } as const

export interface Derivation {
  /** Node's name of the digest. */
  hash: string
  salt: Uint8Array
  iterations: number
  /** Octets that are wanted. */
  length: number
}

/** A few seconds' work; a file that asks for more is meant to stop us. */
const maxIterations = 5_000_000
/** Between them the host does other things. */
const iterationsAtOnce = 50_000

export async function deriveBmp({ bmp }: Secret, purpose: number, derivation: Derivation): Promise<Buffer> {
  const { hash, salt, length } = demandSane(derivation)
  const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64
  const start = new Uint8Array(block).fill(purpose)
  const salts = repeated(salt, block)
  const input = new Uint8Array([...salts, ...repeated(bmp, block)])
  const made: Buffer[] = []
  for (let have = 0; have < length; have += made.at(-1)?.length ?? length) {
    const output = await hashed(Buffer.concat([start, input]), derivation)
    made.push(output)
    addToBlocks(input, cycled(output, block))
  }
  input.fill(0)
  return Buffer.concat(made).subarray(0, length)
}

const pbkdf2Async = promisify(pbkdf2)

export function deriveUtf8({ utf8 }: Secret, derivation: Derivation): Promise<Buffer> {
  const { hash, salt, iterations, length } = demandSane(derivation)
  return pbkdf2Async(utf8, salt, iterations, length, hash)
}

function demandSane(derivation: Derivation): Derivation {
  if (derivation.iterations < 1 || derivation.iterations > maxIterations) throw unreadable('iterations')
  return derivation
}

async function hashed(first: Buffer, { hash, iterations }: Derivation): Promise<Buffer> {
  let output = digest(hash, first, 'buffer')
  first.fill(0)
  for (let done = 1; done < iterations; done++) {
    output = digest(hash, output, 'buffer')
    if (done % iterationsAtOnce === 0) await pause()
  }
  return output
}

/** As many whole blocks as the octets begin, filled with them over and over. */
const repeated = (octets: Uint8Array, block: number): Uint8Array =>
  cycled(octets, block * Math.ceil(octets.length / block))

const cycled = (octets: Uint8Array, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => octets[index % octets.length] ?? 0)

/** Each block of the input, as one number, grows by the addend and one. */
function addToBlocks(input: Uint8Array, addend: Uint8Array): void {
  for (let at = 0; at < input.length; at += addend.length) {
    let carry = 1
    for (let index = addend.length - 1; index >= 0; index--) {
      carry += (input[at + index] ?? 0) + (addend[index] ?? 0)
      input[at + index] = carry & 0xff
      carry >>= 8
    }
  }
}

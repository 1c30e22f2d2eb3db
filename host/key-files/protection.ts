/** What encrypts a key file: PBES2 of today (RFC 8018 section 6.2), and the methods of PKCS#12 itself (RFC 7292 appendix C). */
import { createDecipheriv } from 'node:crypto'
import { children, type DerNode } from '../../shared/der.ts'
import { integerOf, members, octetsOf, oidOf, present } from './ber.ts'
import { deriveBmp, deriveUtf8, purposes } from './derive.ts'
import { unreadable, unsupported } from './key-file-error.ts'
import { hmacs, oids } from './object-identifiers.ts'
import { openRc2 } from './rc2.ts'
import type { Secret } from './secret.ts'

export interface Protection {
  /** To be overwritten by the caller; `null` when it does not open with this password. */
  open: (ciphertext: Uint8Array, secret: Secret) => Promise<Buffer | null>
}

/** One row: the length of the key, and who opens. */
interface Cipher {
  keyLength: number
  open: (key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array) => Promise<Buffer | null>
}

const node = (name: string, keyLength: number): Cipher => ({
  keyLength,
  open: async (key, iv, ciphertext) => openWithNode(name, { key, iv, ciphertext }),
})
const rc2 = (keyLength: number): Cipher => ({ keyLength, open: openRc2 })
const tripleDes = node('des-ede3-cbc', 24)

const pbes2Ciphers: Readonly<Record<string, Cipher>> = {
  '2.16.840.1.101.3.4.1.2': node('aes-128-cbc', 16),
  '2.16.840.1.101.3.4.1.22': node('aes-192-cbc', 24),
  [oids.aes256Cbc]: node('aes-256-cbc', 32),
  '1.2.840.113549.3.7': tripleDes,
}

/** With SHA-1 and an initialization vector of eight octets. The two with RC4 are not opened. */
const oldCiphers: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.1.12.1.3': tripleDes,
  '1.2.840.113549.1.12.1.4': node('des-ede-cbc', 16),
  '1.2.840.113549.1.12.1.5': rc2(16),
  '1.2.840.113549.1.12.1.6': rc2(5),
}
const oldIvLength = 8

const hmacSha1 = '1.2.840.113549.2.7'
const longestKey = 128

/** `algorithm`: AlgorithmIdentifier. @throws MohurError KEY_FILE_OUTDATED, or ALGORITHM_UNSUPPORTED for GOST */
export function readProtection(algorithm: DerNode | undefined): Protection {
  const [type, parameters] = members(algorithm)
  const method = oidOf(type)
  if (method === oids.pbes2) return readPbes2(present(parameters))
  const cipher = oldCiphers[method]
  if (!cipher) throw unsupported(method)
  const [salt, iterations] = members(parameters)
  const derivation = { hash: 'sha1', salt: octetsOf(salt), iterations: integerOf(iterations) }
  return {
    async open(ciphertext, secret) {
      const key = await deriveBmp(secret, purposes.key, { ...derivation, length: cipher.keyLength })
      const iv = await deriveBmp(secret, purposes.iv, { ...derivation, length: oldIvLength })
      return cipher.open(key, iv, ciphertext).finally(() => key.fill(0))
    },
  }
}

function readPbes2(parameters: DerNode): Protection {
  const [derivation, encryption] = children(parameters)
  const [scheme, initial] = members(encryption)
  const cipher = pbes2Ciphers[oidOf(scheme)]
  if (!cipher) throw unsupported(oidOf(scheme))
  const iv = octetsOf(initial)
  const keyFrom = readPbkdf2(present(derivation), cipher.keyLength)
  return {
    open: async (ciphertext, secret) => {
      const key = await keyFrom(secret)
      return cipher.open(key, iv, ciphertext).finally(() => key.fill(0))
    },
  }
}

/**
 * PBKDF2-params (RFC 8018 appendix A.2): salt, iterations, the length where it is not `otherwise`, and HMAC-SHA-1 unless
 * another is named.
 */
export function readPbkdf2(algorithm: DerNode, otherwise: number): (secret: Secret) => Promise<Buffer> {
  const [method, parameters] = members(algorithm)
  if (oidOf(method) !== oids.pbkdf2) throw unsupported(oidOf(method))
  const [salt, iterations, ...rest] = members(parameters)
  const [stated, prf] = [0x02, 0x30].map(tag => rest.find(node => node.tag === tag))
  const length = stated ? integerOf(stated) : otherwise
  if (length > longestKey) throw unreadable('der')
  const name = prf ? oidOf(members(prf)[0]) : hmacSha1
  const hash = hmacs[name]
  if (hash === undefined) throw unsupported(name)
  const derivation = { hash, salt: octetsOf(salt), iterations: integerOf(iterations), length }
  return secret => deriveUtf8(secret, derivation)
}

function openWithNode(
  name: string,
  { key, iv, ciphertext }: Record<'key' | 'iv' | 'ciphertext', Uint8Array>,
): Buffer | null {
  try {
    const cipher = createDecipheriv(name, key, iv)
    const plain = [cipher.update(ciphertext)]
    try {
      plain.push(cipher.final())
      return Buffer.concat(plain)
    } finally {
      for (const part of plain) part.fill(0)
    }
  } catch {
    return null
  }
}

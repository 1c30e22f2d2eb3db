/** RSA keys of 2048 bits that can be factored, made as those who made them did. */
import {
  checkPrimeSync,
  createPrivateKey,
  createPublicKey,
  generatePrimeSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'

interface KeyPair {
  privateKey: KeyObject
  publicKey: KeyObject
}

/** As the library of ROCA did: each prime a multiple of a product of small ones, and a power of 65537 (Nemec and others, 2017, section 2.1). */
export function makeRocaKey(): KeyPair {
  const smallPrimes = Array.from({ length: 700 }, (_, index) => BigInt(index + 2)).filter(prime =>
    isPrime(Number(prime)),
  )
  const product = smallPrimes.reduce((all, prime) => all * prime, 1n)
  // A product of two has 2048 bits.
  const least = (3n << 1022n) / product
  const prime = (): bigint => {
    for (;;) {
      const found = (least + random(6)) * product + power(65_537n, random(16), product)
      if (checkPrimeSync(found)) return found
    }
  }
  return keyOf(prime(), prime())
}

/** The second prime is the next after the first. */
export function makeCloseKey(): KeyPair {
  const first = generatePrimeSync(1024, { bigint: true })
  let second = first + 2n
  while (!checkPrimeSync(second)) second += 2n
  return keyOf(first, second)
}

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) return false
  return true
}

const random = (octets: number): bigint => BigInt(`0x${randomBytes(octets).toString('hex')}`)

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus]
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/** Of a number to a prime (Fermat). */
const inverse = (number: bigint, prime: bigint): bigint => power(number, prime - 2n, prime)

function keyOf(p: bigint, q: bigint): KeyPair {
  const e = 65_537n
  const order = (p - 1n) * (q - 1n)
  // e is a prime: 1 + k·order is a multiple of it for one k below it.
  const k = ((e - 1n) * inverse(order % e, e)) % e
  const d = (1n + k * order) / e
  const numbers = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
  const jwk = Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, inBase64Url(number)]))
  const privateKey = createPrivateKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' })
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

function inBase64Url(number: bigint): string {
  const hex = number.toString(16)
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url')
}

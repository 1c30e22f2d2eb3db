/**
 * RSA moduli that can be factored, long as they are: those of a faulty library in many tokens (ROCA, CVE-2017-15361), and products of
 * primes that lie close together (Fermat's method, CVE-2022-26320).
 */

/** As every authority must look for them (CA/Browser Forum, Baseline Requirements section 6.1.1.3). */
export const isWeakModulus = (modulus: bigint): boolean => isOfFaultyLibrary(modulus) || hasClosePrimes(modulus)

const generator = 65_537
const smallPrimes = Array.from({ length: 165 }, (_, index) => index + 3).filter(isPrime)

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) return false
  return true
}

/** Its primes are powers of 65537 to every small prime, and so are their products: by chance that happens once in 100 million keys. */
const isOfFaultyLibrary = (modulus: bigint): boolean =>
  smallPrimes.every(prime => powers(prime).has(Number(modulus % BigInt(prime))))

function powers(prime: number): Set<number> {
  const found = new Set<number>()
  for (let power = 1; !found.has(power); power = (power * generator) % prime) found.add(power)
  return found
}

const rounds = 100n

function hasClosePrimes(modulus: bigint): boolean {
  const root = squareRoot(modulus)
  for (let step = 0n; step <= rounds; step++) {
    const square = (root + step) ** 2n - modulus
    if (squareRoot(square) ** 2n === square) return true
  }
  return false
}

/** The whole part, by Newton's method from above; what is negative stays as it is, and is no square of itself. */
function squareRoot(square: bigint): bigint {
  if (square < 2n) return square
  let root = 1n << BigInt((square.toString(16).length * 4 + 2) >> 1)
  for (;;) {
    const next = (root + square / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

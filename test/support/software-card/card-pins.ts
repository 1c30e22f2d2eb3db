/** The PINs of a card, each with its PUK and a counter for either that only the right value sets back. */
import { StatusWord, statusWords } from './apdu.ts'

interface Secret {
  value: string
  left: number
  tries: number
}
interface Pin {
  pin: Secret
  puk: Secret
}

const secretLength = 8

export interface CardPins {
  has: (number: number) => boolean
  /** Octets of PUT DATA: PIN, PUK and the tries of both. */
  set: (number: number, octets: Buffer) => void
  /** @throws StatusWord for a PIN that is wrong or blocked. */
  verify: (number: number, value: Buffer) => void
  /** What VERIFY without a PIN answers. */
  ask: (number: number) => number
  change: (number: number, old: Buffer, fresh: Buffer) => void
  /** By the PUK; without a new PIN the old one stays. */
  unblock: (number: number, puk: Buffer, fresh: Buffer) => void
  isVerified: (number: number) => boolean
  forget: () => void
}

export function cardPins(): CardPins {
  const pins = new Map<number, Pin>()
  const verified = new Set<number>()
  const find = (number: number): Pin => {
    const found = pins.get(number)
    if (!found) throw new StatusWord(statusWords.notFound)
    return found
  }
  return {
    has: number => pins.has(number),
    set(number, octets) {
      const [pinTries = 0, pukTries = 0] = octets.subarray(2 * secretLength)
      pins.set(number, {
        pin: { value: text(octets), left: pinTries, tries: pinTries },
        puk: { value: text(octets.subarray(secretLength)), left: pukTries, tries: pukTries },
      })
    },
    verify(number, value) {
      verified.delete(number)
      compare(find(number).pin, value)
      verified.add(number)
    },
    ask: number => (verified.has(number) ? statusWords.ok : refusal(find(number).pin)),
    change(number, old, fresh) {
      const { pin } = find(number)
      compare(pin, old)
      pin.value = text(fresh)
    },
    unblock(number, puk, fresh) {
      const found = find(number)
      compare(found.puk, puk)
      if (fresh.length > 0) found.pin.value = text(fresh)
      found.pin.left = found.pin.tries
    },
    isVerified: number => verified.has(number),
    forget: () => verified.clear(),
  }
}

const text = (octets: Buffer): string => octets.subarray(0, secretLength).toString('hex')
const refusal = ({ left }: Secret): number => (left > 0 ? statusWords.wrongPin | left : statusWords.blocked)

function compare(secret: Secret, value: Buffer): void {
  if (secret.left === 0) throw new StatusWord(statusWords.blocked)
  if (secret.value === text(value)) {
    secret.left = secret.tries
    return
  }
  secret.left--
  throw new StatusWord(refusal(secret))
}

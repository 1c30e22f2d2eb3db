/**
 * DER that somebody damaged: bits, lengths, tags, pieces left out or put twice. The same seed damages in the same way, so a
 * run of any length can be had again (after NSS's `fuzz/targets/lib/asn1/mutators.cc`).
 */
import { concat, type Bytes } from '../../shared/bytes.ts'
import { children, readDer, type DerNode } from '../../shared/der.ts'

/** A number from 0 up to, but not including, `below`. */
export type Random = (below: number) => number

export function seeded(seed: number): Random {
  let state = seed >>> 0 || 1
  return below => {
    // xorshift32 (Marsaglia 2003)
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** Where each value of an encoding begins, its identifier and its length octet. */
function placesIn(whole: Uint8Array): { at: number; node: DerNode }[] {
  const places: { at: number; node: DerNode }[] = []
  const visit = (node: DerNode): void => {
    places.push({ at: node.whole.byteOffset - whole.byteOffset, node })
    if ((node.tag & 0x20) !== 0) children(node).forEach(visit)
  }
  visit(readDer(whole))
  return places
}

type Damage = (der: Uint8Array, random: Random) => Uint8Array
const changed = (der: Uint8Array, at: number, octet: number): Bytes =>
  Uint8Array.from(der, (before, index) => (index === at ? octet : before))

const somewhere = (der: Uint8Array, random: Random): { at: number; node: DerNode } => {
  const places = placesIn(der)
  return places[random(places.length)] ?? { at: 0, node: readDer(der) }
}

const damages: readonly Damage[] = [
  (der, random) => {
    const at = random(der.length)
    return changed(der, at, (der[at] ?? 0) ^ (1 << random(8)))
  },
  (der, random) => changed(der, random(der.length), random(256)),
  (der, random) => der.subarray(0, random(der.length)),
  (der, random) => changed(der, somewhere(der, random).at + 1, random(256)),
  (der, random) => changed(der, somewhere(der, random).at, random(256)),
  (der, random) => {
    const { at, node } = somewhere(der, random)
    return changed(der, at, node.tag ^ 0x20)
  },
  // Lengths around stay as they are, so what follows is read as something else.
  (der, random) => {
    const { at, node } = somewhere(der, random)
    return concat([der.subarray(0, at), der.subarray(at + node.whole.length)])
  },
  (der, random) => {
    const { at, node } = somewhere(der, random)
    return concat([der.subarray(0, at), node.whole, der.subarray(at)])
  },
  (der, random) => concat([der, Uint8Array.from({ length: 1 + random(4) }, () => random(256))]),
]

/** One to three damages; later ones need not find DER any more. */
export function mutateDer(good: Uint8Array, random: Random): Uint8Array {
  let damaged = good
  for (let times = 1 + random(3); times > 0; times--) {
    const damage = damages[random(damages.length)]
    try {
      damaged = damage?.(damaged, random) ?? damaged
    } catch {
      return damaged
    }
  }
  return damaged
}

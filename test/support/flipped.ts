/** Bytes with one bit the other way round, at places by chance: the same for the same seed. */
import { seeded } from './mutate-der.ts'

export function* flipped(
  good: Uint8Array,
  { seed, count }: { seed: number; count: number },
): Generator<{ bytes: Uint8Array<ArrayBuffer>; at: number; bit: number }> {
  const random = seeded(seed)
  for (let times = 0; times < count; times++) {
    const [at, bit] = [random(good.length), random(8)]
    const bytes = Uint8Array.from(good)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
    yield { bytes, at, bit }
  }
}

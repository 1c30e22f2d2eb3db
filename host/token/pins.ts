/** PINs in an order to a module: overwritten after use, `null` when they are typed on the device. */
import type { Bytes } from '../../shared/bytes.ts'

const pinNames = ['pin', 'newPin', 'soPin', 'newSoPin'] as const

export type Pins = Readonly<Partial<Record<(typeof pinNames)[number], Bytes | null>>>

/** Runs the work; whatever comes of it, the PINs are zeros afterwards. */
export async function overwritingPins<T>(pins: Pins, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } finally {
    for (const name of pinNames) pins[name]?.fill(0)
  }
}

/** Whether the person types on the token's own pad, which takes longer. */
export const isTypedOnDevice = (pins: Pins | undefined): boolean => pinNames.some(name => pins?.[name] === null)

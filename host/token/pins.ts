/** What is typed or unwrapped for one use: overwritten after it, `null` when it is typed on the device. */
import type { Bytes } from '../../shared/bytes.ts'

const pinNames = ['pin', 'newPin', 'soPin', 'newSoPin'] as const
const secretNames: ReadonlySet<string> = new Set([...pinNames, 'password', 'privateKey'])

export const isSecretName = (name: string): boolean => secretNames.has(name)

export type Pins = Readonly<Partial<Record<(typeof pinNames)[number], Bytes | null>>>

/** Whether the person types on the token's own pad, which takes longer. */
export const isTypedOnDevice = (pins: Pins | undefined): boolean => pinNames.some(name => pins?.[name] === null)

/** Runs the work; whatever comes of it, the secrets in the order, an answer of the person or a call, are zeros afterwards. */
export async function overwritingSecrets<T>(order: object, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } finally {
    overwrite(order)
  }
}

/** A PIN may stand in an entry of the same name, with what was agreed to about it. */
function overwrite(order: object): void {
  for (const [name, value] of Object.entries(order) as [string, unknown][]) {
    if (typeof value !== 'object' || value === null) continue
    if (!(value instanceof Uint8Array)) overwrite(value)
    else if (isSecretName(name)) value.fill(0)
  }
}

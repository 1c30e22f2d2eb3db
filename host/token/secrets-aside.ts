/**
 * Secrets do not travel in the messages of child-process IPC, whose buffers nobody can overwrite, but beside them: raw, through
 * a pipe, in the order in which they stand in the message, where only their lengths are left.
 */
import type { Bytes } from '../../shared/bytes.ts'
import { isSecretName } from './pins.ts'

interface Aside {
  aside: number
}

/** The same arguments without their secrets, which `take` is given one by one: the very bytes, not copies. */
export const setAside = (args: readonly unknown[], take: (secret: Uint8Array) => void): unknown[] =>
  args.map(arg =>
    mapped(arg, value => {
      if (!(value instanceof Uint8Array)) return value
      take(value)
      return { aside: value.length } satisfies Aside
    }),
  )

/** `read` is asked for as many bytes of each secret, in the same order. */
export const putBack = (args: readonly unknown[], read: (length: number) => Bytes): unknown[] =>
  args.map(arg => mapped(arg, value => (isAside(value) ? read(value.aside) : value)))

const isAside = (value: unknown): value is Aside =>
  typeof value === 'object' && value !== null && 'aside' in value && typeof value.aside === 'number'

/** Secrets stand in the arguments themselves; nothing deeper is looked through. */
function mapped(arg: unknown, change: (secret: unknown) => unknown): unknown {
  if (typeof arg !== 'object' || arg === null || arg instanceof Uint8Array || Array.isArray(arg)) return arg
  return Object.fromEntries(
    Object.entries(arg).map(([name, value]: [string, unknown]) => [name, isSecretName(name) ? change(value) : value]),
  )
}

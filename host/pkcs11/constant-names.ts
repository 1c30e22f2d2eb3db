/** Names of numbers of the standard, as pkcs11js has them. */
import { createRequire as requireFrom } from 'node:module'

const requireAddon = requireFrom(import.meta.url)
let names: ReadonlyMap<string, string> | null = null

/** `null` for what a vendor made up. Of two names the newer: CKM_EC_KEY_PAIR_GEN, not CKM_ECDSA_KEY_PAIR_GEN. */
export function constantName(kind: 'CKR' | 'CKM' | 'CKK', value: number): string | null {
  names ??= new Map(
    Object.entries(requireAddon('pkcs11js') as Record<string, unknown>).map(([name, number]) => [
      `${name.split('_', 1)[0]} ${String(number)}`,
      name,
    ]),
  )
  return names.get(`${kind} ${value}`) ?? null
}

/** Which of the connected tokens is meant: names that no two of them share (CK_TOKEN_INFO, PKCS#11 v2.40 section 3.2). */
import { createHash } from 'node:crypto'
import type { Handle, TokenInfo } from './cryptoki.ts'

export interface SeenToken {
  slot: Handle
  info: TokenInfo
}

/**
 * An id for each token of one module, in the order in which they are given.
 *
 * The rule: a token is known by its maker, model and serial number, and so stays the same one in another reader. Many serial
 * numbers are no such thing: a card with two PINs shows one token for each, a TPM counts nothing, cheap copies are all alike.
 * So what two present tokens share names neither of them, and the label is added; where that is shared too, or where there is no
 * serial number, the slot stands for both. An ambiguity that was seen once is remembered as long as this lives: an id that was
 * agreed to while a token was alone is never the id of its twin, neither while both are there nor after the first is gone.
 */
export function tokenIds(path: string): (present: readonly SeenToken[]) => string[] {
  const shared = new Set<string>()
  return present => {
    const all = present.map(namesOf)
    for (const level of [0, 1]) {
      const names = all.flatMap(own => own[level] ?? [])
      for (const name of names) if (names.indexOf(name) !== names.lastIndexOf(name)) shared.add(name)
    }
    return all.map(names => digestOf(path, names.find(name => !shared.has(name)) ?? ''))
  }
}

/** From the one that says least to the one that nobody else can have. */
function namesOf({ slot, info }: SeenToken): string[] {
  const { manufacturer, model, serialNumber, label } = info
  const own = [manufacturer, model, serialNumber]
  const place = JSON.stringify([...own, { slot: slot.toString('hex') }])
  return serialNumber === '' ? [place] : [JSON.stringify(own), JSON.stringify([...own, { label }]), place]
}

const digestOf = (path: string, name: string): string =>
  createHash('sha256')
    .update(JSON.stringify([path, name]))
    .digest('hex')
    .slice(0, 32)

/** Whether a slot that is looked at again still holds what it held: nothing is done to a token that was changed meanwhile. */
export const isSameToken = (one: TokenInfo, other: TokenInfo): boolean =>
  (['manufacturer', 'model', 'serialNumber', 'label'] as const).every(field => one[field] === other[field])

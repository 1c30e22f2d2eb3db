/**
 * The connected tokens of a module, by polling C_GetSlotList: C_WaitForSlotEvent is refused or misbehaves in several modules.
 * Some modules see new tokens only after C_Finalize and C_Initialize, so these are repeated while no session is open.
 */
import { MohurError } from '../../shared/errors.ts'
import { isReturnValue } from './return-values.ts'
import type { Cryptoki, Handle, TokenInfo } from './cryptoki.ts'
import { readAbilities, type Abilities } from './token-description.ts'
import { isSameToken, tokenIds } from './token-ids.ts'

export interface SlotToken {
  id: string
  slot: Handle
  info: TokenInfo
}

export interface Slots {
  /** The library's real path: part of the tokens' ids. */
  readonly path: string
  /** @throws MohurError only when the module fails as a whole. */
  list: () => SlotToken[]
  /** Every reader, with its token if it has one. */
  all: () => { slot: Handle; token: SlotToken | null }[]
  /** @throws MohurError TOKEN_REMOVED, or TOKEN_CHANGED when another token took its place. */
  find: (id: string) => SlotToken
  /** @throws MohurError TOKEN_REMOVED or TOKEN_CHANGED when the slot no longer holds that token. */
  check: (token: SlotToken) => void
  abilities: (token: SlotToken) => Abilities
  /** The next look starts with C_Finalize and C_Initialize. */
  startAfresh: () => void
  finalize: () => void
}

/** Initialising again takes no more than a twentieth of the time, and is not done more than once a second. */
const restShare = 20
const minRestMs = 1_000

export interface SlotsParts {
  cryptoki: Cryptoki
  path: string
  sessionsOpen: () => boolean
  /** Told when C_Finalize failed: sessions may have stayed open. */
  leftOpen: () => void
}

export function openSlots({ cryptoki, path, sessionsOpen, leftOpen }: SlotsParts): Slots {
  let initialized = false
  let freshUntil = 0
  const idsOf = tokenIds(path)
  const lastSeen = new Map<string, string>()
  const abilities = new Map<string, Abilities>()

  const finalize = (): void => {
    if (!initialized) return
    initialized = false
    try {
      cryptoki.C_Finalize()
    } catch {
      // C_Initialize will tell what works still.
      leftOpen()
    }
  }
  const refresh = (): void => {
    if (initialized && (sessionsOpen() || performance.now() < freshUntil)) return
    finalize()
    const began = performance.now()
    initialize(cryptoki)
    initialized = true
    const ended = performance.now()
    freshUntil = ended + Math.max(minRestMs, restShare * (ended - began))
  }
  const list = (): SlotToken[] => {
    refresh()
    const seen = cryptoki.C_GetSlotList(true).flatMap(slot => {
      const info = unlessTokenFails(() => cryptoki.C_GetTokenInfo(slot))
      return info ? [{ slot, info }] : []
    })
    const ids = idsOf(seen)
    const found = seen.map((token, index) => ({ ...token, id: ids[index] ?? '' }))
    for (const { id, slot } of found) lastSeen.set(id, slot.toString('hex'))
    return found
  }
  const find = (id: string): SlotToken => {
    const found = list()
    const token = found.find(candidate => candidate.id === id)
    if (token) return token
    const place = lastSeen.get(id)
    const taken = found.some(({ slot, info }) => slot.toString('hex') === place && info.serialNumber !== '')
    throw new MohurError(taken ? 'TOKEN_CHANGED' : 'TOKEN_REMOVED')
  }
  return {
    path,
    list,
    all() {
      const tokens = list()
      return cryptoki.C_GetSlotList(false).map(slot => {
        return { slot, token: tokens.find(token => token.slot.equals(slot)) ?? null }
      })
    },
    find,
    check({ slot, info }) {
      if (!isSameToken(info, cryptoki.C_GetTokenInfo(slot))) throw new MohurError('TOKEN_CHANGED')
    },
    abilities({ id, slot }) {
      const known = abilities.get(id) ?? readAbilities(cryptoki, slot)
      abilities.set(id, known)
      return known
    },
    startAfresh() {
      freshUntil = 0
    },
    finalize,
  }
}

function initialize(cryptoki: Cryptoki): void {
  try {
    cryptoki.C_Initialize()
  } catch (error) {
    if (!isReturnValue(error, 'CKR_CRYPTOKI_ALREADY_INITIALIZED')) throw error
  }
}

/** A token that is just being pulled out, or is broken, does not hide the others. */
export function unlessTokenFails<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof MohurError && error.code.startsWith('TOKEN_')) return null
    throw error
  }
}

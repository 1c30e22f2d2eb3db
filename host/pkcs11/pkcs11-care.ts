/**
 * Looking after a token (PKCS#11 v2.40 sections 5.5 and 5.6): first initialisation, formatting, PINs. Each begins with
 * C_Finalize and C_Initialize, so that no session of ours is open: C_InitToken refuses any, a login of the SO a read-only one.
 *
 * How often a typed PIN is verified: once, but for these. Formatting verifies the SO PIN in C_InitToken and, right after that,
 * in C_Login; changing a PIN in C_Login and in C_SetPIN, but for the user PIN of modules that need no login for it.
 * The second time is never reached unless the first went well.
 */
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Formatting, TokenCare } from '../token/token-care.ts'
import { tokenFlags } from './constants.ts'
import { moduleFamilyOf } from '../modules/module-table.ts'
import { readObjects } from './read-objects.ts'
import { pinFault } from './pin-fault.ts'
import { checkNewPin, checkTyped } from './pin-state.ts'
import { isReturnValue } from './return-values.ts'
import { extendedInfo } from './extended-info.ts'
import { readDetails, readSlot } from './read-token.ts'
import { checkTries, logIn, logOut, openSession, withPublicSession, type Library, type TokenLogin } from './sessions.ts'
import { unlessTokenFails, type SlotToken } from './slots.ts'
import { isInitialized } from './token-description.ts'
import { paddedLabel, shownLabel } from '../token/token-label.ts'

export function pkcs11Care(library: Library, closeSessions: () => void): TokenCare {
  const { cryptoki, slots } = library
  const alone = async (id: string, work: (token: SlotToken) => void): Promise<void> => {
    closeSessions()
    slots.startAfresh()
    try {
      const token = slots.find(id)
      if ((token.info.flags & tokenFlags.CKF_WRITE_PROTECTED) !== 0) throw new MohurError('TOKEN_WRITE_PROTECTED')
      work(token)
    } finally {
      slots.startAfresh()
    }
  }
  return {
    slots: async () => slots.all().flatMap(place => unlessTokenFails(() => readSlot(library, place)) ?? []),
    details: async id => readDetails(library, slots.find(id)),
    objects: async id => {
      const token = slots.find(id)
      // Several modules open no session with a token that was never initialised, and there is nothing to be seen.
      if (!isInitialized(token.info)) return []
      return withPublicSession(library, token, session => readObjects(cryptoki, session).map(({ object }) => object))
    },
    initialize: formatting => alone(formatting.token, token => initialize(library, token, formatting)),
    changePin: order => alone(order.token, token => setPin(library, { ...order, token, role: 'user' })),
    changeSoPin: ({ soPin, newSoPin, ...order }) =>
      alone(order.token, token => setPin(library, { ...order, token, role: 'so', pin: soPin, newPin: newSoPin })),
    unblockPin: order =>
      alone(order.token, token => {
        checkNewPin(order.newPin, token.info)
        initPin(library, { ...order, token })
      }),
  }
}

interface NewPin extends TokenLogin {
  newPin: Bytes | null
}

function setPin(library: Library, { newPin, ...login }: NewPin): void {
  const { cryptoki, slots } = library
  const { token, role, pin } = login
  checkNewPin(newPin, token.info, role)
  checkTries(login)
  checkTyped(pin, token.info)
  const atOnce = role === 'user' && moduleFamilyOf(slots.path, token.info)?.setsPinWithoutLogin
  const session = atOnce ? openSession(cryptoki, token) : logIn(library, login)
  try {
    cryptoki.C_SetPIN(session, pin, newPin)
  } catch (error) {
    throwRefusal(error, library, { token, newPin })
    throw pinFault(library, { token, role }, error)
  } finally {
    logOut(library, session)
  }
}

function initialize(library: Library, token: SlotToken, order: Formatting): void {
  const { cryptoki } = library
  const { soPin, lastTryConfirmed, newPin, label, pinChangeBy } = order
  checkTries({ token, role: 'so', lastTryConfirmed })
  checkTyped(soPin, token.info)
  checkNewPin(newPin, token.info)
  if (pinChangeBy !== null) return formatWithPolicy(library, token, order)
  try {
    cryptoki.C_InitToken(token.slot, soPin, paddedLabel(label))
  } catch (error) {
    throw pinFault(library, { token, role: 'so' }, error)
  }
  const made = findMade(library, token, shownLabel(label))
  initPin(library, { token: made, soPin, lastTryConfirmed, newPin })
}

function formatWithPolicy(library: Library, token: SlotToken, order: Omit<Formatting, 'token'>): void {
  const { cryptoki } = library
  const { soPin, newPin, pinChangeBy } = order
  const info = extendedInfo(cryptoki, token)
  if (!info || !soPin || !newPin || !pinChangeBy || !cryptoki.extended.has('C_EX_InitToken')) {
    throw new MohurError('TOKEN_FAILED', { reason: 'notSupported' })
  }
  const label = paddedLabel(order.label)
  try {
    cryptoki.extended.C_EX_InitToken(token.slot, { soPin, userPin: newPin, label, changeableBy: pinChangeBy, info })
  } catch (error) {
    throwRefusal(error, library, { token, newPin })
    throw pinFault(library, { token, role: 'so' }, error)
  }
}

/**
 * The token that was just made is the one in the slot it was made in, whatever serial number it has from now on; some modules
 * move it to another slot, where it is known by its serial number, or by its new label where it had none before.
 */
function findMade({ cryptoki }: Library, before: SlotToken, label: string): SlotToken {
  const made = [before.slot, ...cryptoki.C_GetSlotList(true)].flatMap(slot => {
    const info = unlessTokenFails(() => cryptoki.C_GetTokenInfo(slot))
    return info && (info.flags & tokenFlags.CKF_TOKEN_INITIALIZED) !== 0 && info.label === label ? [{ slot, info }] : []
  })
  const { serialNumber, manufacturer, model } = before.info
  const isSame = ({ slot, info }: (typeof made)[number]): boolean =>
    slot.equals(before.slot)
      ? info.manufacturer === manufacturer && info.model === model
      : serialNumber === ''
        ? label !== ''
        : info.serialNumber === serialNumber
  const found = made.find(isSame)
  if (!found) throw new MohurError('TOKEN_CHANGED')
  return { ...found, id: before.id }
}

/** The first user PIN, or a new one instead of one that was forgotten or locked. */
function initPin(
  library: Library,
  { token, soPin, lastTryConfirmed, newPin }: Omit<NewPin, 'role' | 'pin'> & { soPin: Bytes | null },
): void {
  const session = logIn(library, { token, pin: soPin, lastTryConfirmed, role: 'so' })
  try {
    library.cryptoki.C_InitPIN(session, newPin)
  } catch (error) {
    throwRefusal(error, library, { token, newPin })
    // Its length is one that the token said it takes: asking for another would never end.
    if (isReturnValue(error, 'CKR_PIN_LEN_RANGE')) throw new MohurError('TOKEN_FAILED', { reason: 'notSupported' })
    throw error
  } finally {
    logOut(library, session)
  }
}

/**
 * A new PIN that keeps our rules may still break the token's own, by what the vendor says of it or by the standard's own words.
 * @throws MohurError PIN_REFUSED with the `reason`
 */
function throwRefusal(
  error: unknown,
  library: Library,
  { token: { info }, newPin }: Pick<NewPin, 'token' | 'newPin'>,
): void {
  if (!(error instanceof MohurError)) return
  const ckr = String(error.details['ckr'])
  const ofVendor = moduleFamilyOf(library.slots.path, info)?.newPinRefusals?.[ckr]
  const digits = newPin?.every(octet => octet >= 0x30 && octet <= 0x39)
  const reason = ofVendor ?? (formRefusals.has(ckr) ? (digits ? 'weak' : 'digits') : undefined)
  if (reason !== undefined) throw new MohurError('PIN_REFUSED', { ...error.details, reason })
}

/** Many cards take digits alone, and say so no other way. */
const formRefusals: ReadonlySet<string> = new Set(['CKR_DATA_INVALID', 'CKR_PIN_INVALID'])

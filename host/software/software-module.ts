/** The software token: for people without a carrier, one token of encrypted files in the person's data folder. */
import { signatureAlgorithmNames } from '../../shared/algorithms.ts'
import { MohurError } from '../../shared/errors.ts'
import { product } from '../../shared/product.ts'
import type { Journal } from '../journal/journal.ts'
import type { AfterAnswer } from '../token/token-calls.ts'
import { shownLabel } from '../token/token-label.ts'
import type { Login, TokenModule, TokenSession } from '../token/token.ts'
import type { TellWrongPin, WrongPin } from '../token/wrong-pin.ts'
import { storedCertificates } from './certificate-files.ts'
import { describeForPin, describeSlot, describeToken, description } from './describe-token.ts'
import { formatToken } from './format-token.ts'
import { keyPairs } from './key-pair-files.ts'
import { softwareSession } from './software-session.ts'
import { asTokenError } from './token-error.ts'
import { defaultLabel, objectsFolder, readTokenFile, type TokenFile } from './token-file.ts'
import { changeTokenPin, makeTokenKey, maxTries, openTokenKey } from './token-key.ts'
import { tokenObjects } from './token-objects.ts'

export interface SoftwareParts {
  journal: Journal
  afterAnswer: AfterAnswer
  tellWrongPin: TellWrongPin
}

/** The token is always there; it is `uninitialized` until its first PIN is set, by a login with `setPin` or by formatting. */
export function openSoftwareModule(folder: string, { journal, afterAnswer, tellWrongPin }: SoftwareParts): TokenModule {
  const keys = new Map<TokenSession, Buffer>()
  /** Runs what verifies a PIN of this token. */
  const verifying = async <T>(token: TokenFile, work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      const left = leftAfter(error)
      if (left !== null) tellWrongPin(() => wrongPinOf(token, left))
      throw error
    }
  }

  const login = async ({ token, pin, lastTryConfirmed, setPin }: Login): Promise<TokenSession> => {
    const file = connected(folder, token)
    const { token: opened, key } = await (setPin
      ? makeTokenKey(folder, typed(pin))
      : verifying(file, () => openTokenKey(folder, typed(pin), lastTryConfirmed)))
    const session = softwareSession({
      folder,
      objects: objectsFolder(folder, opened),
      journal,
      afterAnswer,
      key: () => keys.get(session) ?? loggedOut(),
    })
    keys.set(session, key)
    return session
  }

  return {
    info: async () => ({ description, version: product.version }),
    list: () => asTokenError(() => [describeForPin(readTokenFile(folder))]),
    contents: token =>
      asTokenError(() => {
        const objects = objectsFolder(folder, connected(folder, token))
        return {
          certificates: storedCertificates(objects),
          keys: keyPairs(objects),
          signatures: [...signatureAlgorithmNames],
        }
      }),
    login: order => asTokenError(() => login(order)),
    logout: async session => {
      keys.get(session)?.fill(0)
      keys.delete(session)
    },
    slots: () => asTokenError(() => [describeSlot(readTokenFile(folder))]),
    details: token => asTokenError(() => describeToken(connected(folder, token))),
    objects: token => asTokenError(() => tokenObjects(objectsFolder(folder, connected(folder, token)), null)),
    initialize: order =>
      asTokenError(() => {
        connected(folder, order.token)
        return formatToken(folder, typed(order.newPin), shownLabel(order.label.trim()) || defaultLabel)
      }),
    changePin: order =>
      asTokenError(() => {
        const file = connected(folder, order.token)
        const change = { ...order, pin: typed(order.pin), newPin: typed(order.newPin) }
        return verifying(file, () => changeTokenPin(folder, change))
      }),
    changeSoPin: async () => withoutSo(),
    unblockPin: async () => withoutSo(),
  }
}

/** @throws MohurError TOKEN_REMOVED */
function connected(folder: string, id: string): TokenFile {
  const token = readTokenFile(folder)
  if (describeForPin(token).id !== id) throw new MohurError('TOKEN_REMOVED')
  return token
}

/** There is no device to type it on. */
function typed(pin: Login['pin']): NonNullable<Login['pin']> {
  if (!pin) throw new MohurError('PIN_LENGTH', { rule: 'length' })
  return pin
}

/** Tries after a wrong PIN, also after the one that locked the token; `null` for any other fault. */
function leftAfter(error: unknown): number | null {
  if (!(error instanceof MohurError)) return null
  return error.code === 'PIN_INCORRECT' ? Number(error.details['left']) : leftAfter(error.cause)
}

function wrongPinOf(token: TokenFile, left: number): WrongPin {
  const { label, serialNumber, pin } = describeForPin({ ...token, wrong: maxTries - left })
  return { token: { label, serialNumber }, pin: 'user', tries: pin.tries, left }
}

function withoutSo(): never {
  throw new MohurError('TOKEN_FAILED', { reason: 'notSupported' })
}

function loggedOut(): never {
  throw new MohurError('TOKEN_FAILED', { reason: 'logged out' })
}

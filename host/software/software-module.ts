/** The software token: for people without a carrier, one token of encrypted files in the person's data folder. */
import { MohurError } from '../../shared/errors.ts'
import { product } from '../../shared/product.ts'
import type { Journal } from '../journal/journal.ts'
import type { AfterAnswer } from '../token/token-calls.ts'
import { shownLabel } from '../token/token-label.ts'
import type { Login, TokenModule, TokenSession } from '../token/token.ts'
import { storedCertificates } from './certificate-files.ts'
import { describeForPin, describeSlot, describeToken, description } from './describe-token.ts'
import { formatToken } from './format-token.ts'
import { keyPairs } from './key-pair-files.ts'
import { softwareSession } from './software-session.ts'
import { asTokenError } from './token-error.ts'
import { defaultLabel, objectsFolder, readTokenFile, type TokenFile } from './token-file.ts'
import { changeTokenPin, makeTokenKey, openTokenKey } from './token-key.ts'
import { tokenObjects } from './token-objects.ts'

export interface SoftwareParts {
  journal: Journal
  afterAnswer: AfterAnswer
}

/** The token is always there; it is `uninitialized` until its first PIN is set, by a login with `setPin` or by formatting. */
export function openSoftwareModule(folder: string, { journal, afterAnswer }: SoftwareParts): TokenModule {
  const keys = new Map<TokenSession, Buffer>()

  const login = async ({ token, pin, lastTryConfirmed, setPin }: Login): Promise<TokenSession> => {
    connected(folder, token)
    const { token: opened, key } = await (setPin
      ? makeTokenKey(folder, typed(pin))
      : openTokenKey(folder, typed(pin), lastTryConfirmed))
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
        return { certificates: storedCertificates(objects), keys: keyPairs(objects) }
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
        connected(folder, order.token)
        return changeTokenPin(folder, { ...order, pin: typed(order.pin), newPin: typed(order.newPin) })
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

function withoutSo(): never {
  throw new MohurError('TOKEN_FAILED', { reason: 'notSupported' })
}

function loggedOut(): never {
  throw new MohurError('TOKEN_FAILED', { reason: 'logged out' })
}

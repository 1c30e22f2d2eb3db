/** The software token: for people without a carrier, one token of encrypted files in the person's data folder. */
import { createHash } from 'node:crypto'
import { keyAlgorithmNames } from '../../shared/algorithms.ts'
import { toHex } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { pinLength } from '../../shared/pin-policy.ts'
import { product } from '../../shared/product.ts'
import type { TokenForPin } from '../../shared/token.ts'
import type { Journal } from '../journal/journal.ts'
import type { Login, TokenModule, TokenSession } from '../tokens/token.ts'
import { certificateFiles } from './certificate-files.ts'
import { keyFiles } from './key-files.ts'
import { softwareSession } from './software-session.ts'
import { asTokenError } from './token-error.ts'
import { moduleWithoutCare } from './without-care.ts'
import { readTokenFile, type TokenFile } from './token-file.ts'
import { makeTokenKey, maxTries, openTokenKey } from './token-key.ts'

const description = 'Software token'

/** The token is always there; it is `uninitialized` until its first PIN is set, by a login with `setPin`. */
export function openSoftwareModule(folder: string, journal: Journal): TokenModule {
  const keys = new Map<TokenSession, Buffer>()

  const login = async ({ token, pin, setPin }: Login): Promise<TokenSession> => {
    try {
      demandConnected(folder, token)
      if (!pin) throw new MohurError('PIN_LENGTH', { rule: 'length' })
      const key = await (setPin ? makeTokenKey : openTokenKey)(folder, pin)
      const session = softwareSession({
        folder,
        journal,
        key: () => keys.get(session) ?? loggedOut(),
      })
      keys.set(session, key)
      return session
    } finally {
      pin?.fill(0)
    }
  }

  return {
    ...moduleWithoutCare,
    info: async () => ({ description, version: product.version }),
    list: () => asTokenError(() => [summary(readTokenFile(folder))]),
    contents: token =>
      asTokenError(() => {
        demandConnected(folder, token)
        return { certificates: certificateFiles(folder), keys: keyFiles(folder) }
      }),
    login: order => asTokenError(() => login(order)),
    logout: async session => {
      keys.get(session)?.fill(0)
      keys.delete(session)
    },
  }
}

function summary({ serialNumber, wrong, pin }: TokenFile): TokenForPin {
  const identity = { manufacturer: product.name, model: 'software', serialNumber }
  const left = Math.max(0, maxTries - wrong)
  return {
    id: toHex(
      createHash('sha256')
        .update(JSON.stringify(['software', identity]))
        .digest(),
    ),
    kind: 'software',
    label: description,
    ...identity,
    state: pin === null ? 'uninitialized' : left === 0 ? 'locked' : 'ready',
    algorithms: [...keyAlgorithmNames],
    pin: { tries: triesFor(wrong), left, minLength: pinLength.min, maxLength: pinLength.max, onDevice: false },
  }
}

/** As the flags of PKCS#11 speak of it: low from the first wrong PIN on. */
function triesFor(wrong: number): TokenForPin['pin']['tries'] {
  if (wrong >= maxTries) return 'locked'
  if (wrong === maxTries - 1) return 'final'
  return wrong > 0 ? 'low' : 'unknown'
}

function demandConnected(folder: string, token: string): void {
  if (summary(readTokenFile(folder)).id !== token) throw new MohurError('TOKEN_REMOVED')
}

function loggedOut(): never {
  throw new MohurError('TOKEN_FAILED', { reason: 'logged out' })
}

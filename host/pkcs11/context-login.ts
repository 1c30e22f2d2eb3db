/**
 * Keys with CKA_ALWAYS_AUTHENTICATE want a login for each signature (CKU_CONTEXT_SPECIFIC, PKCS#11 v2.40 section 5.6). A PIN
 * that was typed once serves one signature; on a token's own pad it is typed for each.
 */
import type { Bytes } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Cryptoki, Handle } from './cryptoki.ts'
import { objectClasses } from './constants.ts'

export interface ContextLogin {
  /** @throws MohurError KEY_UNSUITABLE when so many signatures cannot each have their login. */
  demand: (signatures: number) => void
  /** After C_SignInit. */
  login: () => void
  /** Overwrites what is left of the PIN. */
  forget: () => void
}

export interface ContextParts {
  cryptoki: Cryptoki
  session: Handle
  /** Told what a login failed with: on the token's pad it may be a wrong PIN again. */
  onFault: (error: unknown) => void
}

/** Made right after the login; a copy of its PIN is kept only when there is a key that will want it. */
export function contextLogin({ cryptoki, session, onFault }: ContextParts, pin: Bytes | null): ContextLogin {
  let kept = pin && wantsLogins(cryptoki, session) ? pin.slice() : null
  const forget = (): void => {
    kept?.fill(0)
    kept = null
  }
  return {
    forget,
    demand(signatures) {
      if (pin === null || (kept && signatures === 1)) return
      throw new MohurError('KEY_UNSUITABLE', { attribute: 'CKA_ALWAYS_AUTHENTICATE' })
    },
    login() {
      try {
        cryptoki.C_Login(session, 'CKU_CONTEXT_SPECIFIC', kept)
      } catch (error) {
        onFault(error)
        throw error
      } finally {
        forget()
      }
    },
  }
}

/** A module that cannot look for the attribute has no such keys. */
function wantsLogins(cryptoki: Cryptoki, session: Handle): boolean {
  const template = { CKA_CLASS: objectClasses.CKO_PRIVATE_KEY, CKA_ALWAYS_AUTHENTICATE: true }
  try {
    return cryptoki.C_FindObjects(session, template).length > 0
  } catch {
    return false
  }
}

/** The tokens of one request, with a true word for each call that broke off while it wrote: what it left is not known. */
import { MohurError, toErrorMessage, type ErrorCode } from '../../shared/errors.ts'
import type { MarkedSession, Tokens } from '../tokens/tokens.ts'

/** The process that carried the call out is gone, or was given up. */
const processGone: ReadonlySet<ErrorCode> = new Set(['MODULE_CRASHED', 'MODULE_HANGS', 'ABORTED'])

/** PKCS#11 functions that write, and the vendors' own: a token that is gone when they return may have been written to. */
const writing =
  /^C_((EX_)?InitToken|EX_SetTokenName|SetPIN|InitPIN|CreateObject|DestroyObject|SetAttributeValue|GenerateKey|GenerateKeyPair)$/

const isUnsettled = (error: unknown): error is MohurError =>
  error instanceof MohurError &&
  (processGone.has(error.code) || (error.code === 'TOKEN_REMOVED' && writing.test(String(error.details['call']))))

/**
 * `signing`: makes of the fault of a call that signed what is known of its signatures.
 * @throws MohurError TOKEN_STATE_UNKNOWN from whatever changes a token, when it broke off.
 */
export function unsettledTokens(tokens: Tokens, signing: (fault: unknown) => Promise<unknown>): Tokens {
  const changing =
    <A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      try {
        return await work(...args)
      } catch (error) {
        throw isUnsettled(error) ? new MohurError('TOKEN_STATE_UNKNOWN', { reason: error.code }) : error
      }
    }
  const session = (open: MarkedSession): MarkedSession => {
    let changed = false
    const change = <A extends unknown[], T>(work: (...args: A) => Promise<T>): ((...args: A) => Promise<T>) => {
      const checked = changing(work)
      return async (...args) => {
        const result = await checked(...args)
        changed = true
        return result
      }
    }
    return {
      ...open,
      generateKeyPair: changing(open.generateKeyPair),
      sign: (...args) =>
        open.sign(...args).catch(async (error: unknown) => {
          throw await signing(error)
        }),
      storeCertificates: change(open.storeCertificates),
      destroyKeyPair: changing(open.destroyKeyPair),
      deleteObject: change(open.deleteObject),
      rename: change(open.rename),
      createDataObject: change(open.createDataObject),
      createSecretKey: change(open.createSecretKey),
      importKeyPair: change(open.importKeyPair),
      // What was changed stays so when it cannot be looked at afterwards, and is not to be asked for again.
      objects: () =>
        open.objects().catch((error: unknown) => {
          throw changed ? new MohurError('TOKEN_STATE_UNKNOWN', { reason: toErrorMessage(error).code }) : error
        }),
    }
  }
  return {
    ...tokens,
    withLogin: (login, work, signal) => tokens.withLogin(login, open => work(session(open)), signal),
    withBatch: (login, work, signal) =>
      tokens.withBatch(
        login,
        batch =>
          work({
            sign: order =>
              batch.sign(order).catch(async (error: unknown) => {
                throw await signing(error)
              }),
          }),
        signal,
      ),
    initialize: changing(tokens.initialize),
    changePin: changing(tokens.changePin),
    changeSoPin: changing(tokens.changeSoPin),
    unblockPin: changing(tokens.unblockPin),
  }
}

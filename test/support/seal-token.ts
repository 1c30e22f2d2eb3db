/** The steps that tests of the token layer share: one SoftHSM2 token named Seal, its login, its keys. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { KeyAlgorithm } from '../../shared/key-algorithms.ts'
import { utf8, type Bytes } from '../../shared/bytes.ts'
import { MohurError, type ErrorDetails } from '../../shared/errors.ts'
import type { TokenForPin } from '../../shared/token.ts'
import type { Login, SignItem, TokenSession } from '../../host/token/token.ts'
import { journalRecordOf } from './journal-record.ts'
import { userPin } from './soft-hsm.ts'
import type { TokenHost } from './token-host.ts'

export const sealName = 'Seal'

export async function sealToken({ tokens }: TokenHost): Promise<TokenForPin> {
  const token = (await tokens.list()).find(({ label }) => label === sealName)
  assert.ok(token, 'the token is connected')
  return token
}

/** A login of its own each time: the PIN is overwritten by its use. */
export const loginTo = ({ id }: TokenForPin, pin = userPin): Login => ({
  token: id,
  pin: utf8(pin),
  lastTryConfirmed: true,
  setPin: false,
})

export const signItems = (count: number): SignItem[] =>
  Array.from({ length: count }, (_, index) => ({
    toBeSigned: new Uint8Array(randomBytes(100)),
    records: [journalRecordOf({ document: `${index}` })],
  }))

export const makeKey = (session: TokenSession, algorithm: KeyAlgorithm = 'P-256'): Promise<{ keyId: string }> =>
  session.generateKeyPair({ algorithm, label: sealName, exportable: false })

/** Login, a key if there is none, and signatures. */
export async function signOnce(host: TokenHost, token: TokenForPin, count = 1): Promise<Bytes[]> {
  return host.tokens.withLogin(loginTo(token), async session => {
    const [known] = await session.keys()
    const { keyId } = known ?? (await makeKey(session))
    return session.sign(keyId, 'ECDSA-SHA256', signItems(count))
  })
}

/** The code of the MohurError that this ends in. */
export async function failure(work: Promise<unknown>): Promise<{ code: string; details: ErrorDetails }> {
  const error = await work.then(
    () => assert.fail('this was to fail'),
    (error: unknown) => error,
  )
  assert.ok(error instanceof MohurError, String(error))
  return { code: error.code, details: error.details }
}

export const failureCode = async (work: Promise<unknown>): Promise<string> => (await failure(work)).code

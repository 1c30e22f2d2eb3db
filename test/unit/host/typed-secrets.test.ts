/** T29: what a person typed, and the key of a file, are zeros in the host when the work with them is over, however it ended. */
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { askForPin } from '../../../host/operations/ask-for-pin.ts'
import type { HostRequest } from '../../../host/operations/handler.ts'
import { importKeyFile } from '../../../host/operations/import-key-file.ts'
import { writeKeyFile } from '../../../host/key-files/write-key-file.ts'
import { openHostJournal } from '../../../host/journal/host-journal.ts'
import type { MarkedSession, Tokens } from '../../../host/tokens/tokens.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import { deferred } from '../../support/deferred.ts'

const token: TokenForPin = {
  id: 'a'.repeat(64),
  kind: 'software',
  label: 'Software token',
  manufacturer: 'Mohur',
  model: 'software',
  serialNumber: '0123456789abcdef',
  state: 'ready',
  algorithms: ['P-256'],
  pin: { tries: 'unknown', left: 10, minLength: 8, maxLength: 255, onDevice: false, digitsOnly: false },
}

const isZeros = (bytes: Uint8Array | null): boolean => bytes?.every(octet => octet === 0) ?? false

/** Asked once, answered with this; asked again, it fails. */
function answering<N extends HostRequest>(answer: object, rest: Pick<N, 'operation'>): N {
  let asked = 0
  const ask = async (_: unknown, make: () => Promise<unknown>): Promise<unknown> => {
    const question = await make()
    if (asked++ > 0) throw new MohurError('USER_REJECTED')
    return { answer, question }
  }
  const request = { id: '', origin: 'Mohur', signal: new AbortController().signal, signed: [], progress: () => {} }
  return { ...request, ...rest, ask } as unknown as N
}

describe('what was typed', () => {
  const typed = (): { pin: { pin: Bytes; lastTryConfirmed: boolean }; newPin: Bytes } => ({
    pin: { pin: utf8('Correct7Horse'), lastTryConfirmed: false },
    newPin: utf8('Another7Horse'),
  })

  const ends: Record<string, () => Promise<unknown>> = {
    'was used': async () => true,
    'was wrong': async () => Promise.reject(new MohurError('PIN_INCORRECT')),
    'was never come to': () => {
      throw new MohurError('ALGORITHM_UNSUPPORTED')
    },
  }
  for (const [what, work] of Object.entries(ends)) {
    it(`is overwritten when it ${what}`, async () => {
      const answer = typed()
      const request = answering<HostRequest<'changePin'>>(answer, { operation: 'changePin' })
      const question = async () => ({ token, tries: token.pin.tries, problem: null })
      await askForPin(request, { prompt: 'setPin', question, work }).catch(() => undefined)
      assert.ok(isZeros(answer.pin.pin) && isZeros(answer.newPin))
    })
  }

  it('is a key file: its key is overwritten when the PIN of the token is wrong', async () => {
    const { privateKey: pair } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const pkcs8 = Uint8Array.from(pair.export({ type: 'pkcs8', format: 'der' }))
    const file = await writeKeyFile({
      privateKey: pkcs8,
      certificates: [],
      password: utf8('Battery8Staple'),
      label: '',
    })
    const answer = { password: utf8('Battery8Staple'), pin: typed().pin, exportable: false }
    const request = answering<HostRequest<'importKeyFile'>>(answer, { operation: 'importKeyFile' })
    const seen = deferred<Bytes>()
    const session = { importKeyPair: async (key: { privateKey: Bytes }) => seen.resolve(key.privateKey) }
    const tokens = {
      list: async () => [token],
      async withLogin(_: unknown, work: (session: MarkedSession) => Promise<unknown>) {
        await work(session as unknown as MarkedSession).catch(() => undefined)
        throw new MohurError('PIN_INCORRECT')
      },
    } as unknown as Tokens
    const context = { tokens, journal: openHostJournal('/nowhere'), dataFolder: '/nowhere' }
    await assert.rejects(importKeyFile({ token: token.id, file }, request, context), { code: 'USER_REJECTED' })
    assert.ok(isZeros(await seen.promise))
    assert.ok(isZeros(answer.password) && isZeros(answer.pin.pin))
  })
})

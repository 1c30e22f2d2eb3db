/** A prompt that ends in a PIN: what is asked again, what ends the request, and what must be agreed to before a token is touched. */
import assert from 'node:assert/strict'
import { openHostJournal } from '../../../host/journal/host-journal.ts'
import { askForPin, loginWith, typedPin } from '../../../host/operations/ask-for-pin.ts'
import { withPin } from '../../../host/operations/with-pin.ts'
import type { Tokens } from '../../../host/tokens/tokens.ts'
import { MohurError, errorCodes, type ErrorCode } from '../../../shared/errors.ts'
import type { Problem } from '../../../shared/token.ts'
import { answering, asText, entry, tokenForPin as token } from '../../support/answering-person.ts'

describe('a PIN that is asked for', () => {
  const askedAgain: readonly ErrorCode[] = [
    'PIN_INCORRECT',
    'PIN_LAST_TRY',
    'PIN_LENGTH',
    'PIN_REFUSED',
    'TOKEN_REMOVED',
    'CONFIRMATION_WRONG',
    'KEY_FILE_PASSWORD',
  ]
  for (const code of errorCodes) {
    const again = askedAgain.includes(code)
    it(`is ${again ? 'asked for again, with what was wrong,' : 'not asked for again'} when it ends in ${code}`, async () => {
      const { request, asked } = answering('exportKeyFile', [{ pin: entry('246813') }])
      const problems: (Problem | null)[] = []
      const asking = askForPin(request, {
        prompt: 'enterPin',
        question: async problem => {
          problems.push(problem)
          return { token, problem }
        },
        work: async () => Promise.reject(new MohurError(code, { tries: 'low' })),
      })
      await assert.rejects(asking, { code: again ? 'USER_REJECTED' : code })
      assert.equal(asked.length, again ? 2 : 1)
      assert.deepEqual(problems, again ? [null, { code, details: { tries: 'low' } }] : [null])
    })
  }

  it('is not asked for again after a fault of the program', async () => {
    const { request, asked } = answering('exportKeyFile', [{ pin: entry('246813') }])
    const fault = Object.assign(new TypeError('no function'), { code: 'PIN_INCORRECT' })
    const question = async (problem: Problem | null) => ({ token, problem })
    const asking = askForPin(request, { prompt: 'enterPin', question, work: async () => Promise.reject(fault) })
    await assert.rejects(asking, fault)
    assert.equal(asked.length, 1)
  })

  it('of a last try goes nowhere until that was agreed to', () => {
    const final = { tries: 'final', onDevice: false } as const
    assert.throws(() => typedPin(entry('246813'), final), { code: 'PIN_LAST_TRY' })
    assert.equal(asText(typedPin(entry('246813', true), final)), '246813')
    for (const tries of ['unknown', 'low', 'locked'] as const) {
      assert.equal(asText(typedPin(entry('246813'), { tries, onDevice: false })), '246813')
    }
  })

  it('is nothing only where it is typed on the device', () => {
    assert.throws(() => typedPin(entry(null), { tries: 'unknown', onDevice: false }), { code: 'PIN_LENGTH' })
    assert.equal(typedPin(entry(null), { tries: 'unknown', onDevice: true }), null)
  })

  it('logs in to the token of the question, with what was agreed to', () => {
    const typed = entry('246813', true)
    const login = { token: token.id, pin: typed.pin, lastTryConfirmed: true, setPin: false }
    assert.deepEqual(loginWith(token, typed), login)
    assert.deepEqual(loginWith(token, typed, true), { ...login, setPin: true })
  })
})

describe('the PIN of one named token', () => {
  it('is asked for with that token, and the work has its session', async () => {
    const { request, asked } = answering('readPrivateObjects', [{ pin: entry('246813') }])
    const logins: unknown[] = []
    const tokens = {
      list: async () => [{ ...token, id: 'another' }, token],
      withLogin: async (login: { token: string; pin: Uint8Array }, work: (session: string) => unknown) => {
        logins.push([login.token, asText(login.pin)])
        return work('session')
      },
    } as unknown as Tokens
    const context = { tokens, journal: openHostJournal('/nowhere'), dataFolder: '/nowhere' }
    const done = await withPin(request, context, { token: token.id, work: async session => [session] })
    assert.deepEqual(done, ['session'])
    assert.deepEqual(logins, [[token.id, '246813']])
    assert.deepEqual(asked, [{ prompt: 'enterPin', question: { token, problem: null } }])
  })

  it('is not asked for when no token has this name', async () => {
    const { request, asked } = answering('readPrivateObjects', [{ pin: entry('246813') }])
    const context = { tokens: { list: async () => [token] } as unknown as Tokens } as never
    const asking = withPin(request, context, { token: 'b'.repeat(64), work: async () => null })
    await assert.rejects(asking, { code: 'TOKEN_REMOVED' })
    assert.deepEqual(asked, [])
  })
})

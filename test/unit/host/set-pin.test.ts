/** What sets a PIN: whose PIN opens, whose tries are told, and which rules are held before the token is touched. */
import assert from 'node:assert/strict'
import { settingPin } from '../../../host/operations/set-pin.ts'
import type { Tokens } from '../../../host/tokens/tokens.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import { answering, asText, entry, pinOfToken as pin, tokenForPin as token } from '../../support/answering-person.ts'

describe('a PIN that is set', () => {
  type Operation = 'changePin' | 'changeSoPin' | 'unblockPin'

  interface Setting {
    /** Of the token's list and of its details. */
    now?: Partial<TokenForPin['pin']>
    soPin?: { tries: string } | null
    /** What the token answers, one after another. */
    ends?: (Error | null)[]
  }

  /** What the person was asked, what the token was given, and how it ended. */
  async function setting(
    operation: Operation,
    answers: readonly object[],
    { now = {}, soPin = { tries: 'unknown' }, ends = [] }: Setting = {},
  ) {
    const { request, asked } = answering(operation, answers)
    const given: unknown[] = []
    const tokens = {
      list: async () => [{ ...token, pin: { ...pin, ...now } }],
      details: async () => ({ soPin }),
    } as unknown as Tokens
    const set = settingPin(async (_, { token: id, pin: opens, newPin, lastTryConfirmed }, signal) => {
      assert.equal(signal, request.signal)
      given.push([id, asText(opens), asText(newPin), lastTryConfirmed])
      const end = ends[given.length - 1]
      if (end) throw end
    })
    const context = { tokens } as never
    const done = await set({ token: token.id }, request as never, context).catch((error: unknown) => error)
    return { done: done instanceof MohurError ? done.code : done, asked: asked.map(({ question }) => question), given }
  }

  const change = (opens: string, newPin: string | null, lastTryConfirmed = false) => ({
    pin: entry(opens, lastTryConfirmed),
    newPin: newPin === null ? null : utf8(newPin),
  })

  it('is opened by the user’s PIN, whose tries stand in the question', async () => {
    const { done, asked, given } = await setting('changePin', [change('246813', 'Kreml1947')], {
      now: { tries: 'low' },
    })
    assert.deepEqual(done, {})
    assert.deepEqual(asked, [{ token: { ...token, pin: { ...pin, tries: 'low' } }, tries: 'low', problem: null }])
    assert.deepEqual(given, [[token.id, '246813', 'Kreml1947', false]])
  })

  for (const operation of ['changeSoPin', 'unblockPin'] as const) {
    it(`is opened by the SO’s PIN, whose tries stand in the question, in ${operation}`, async () => {
      const answers = [change('87654321', 'Kreml1947', true)]
      const { asked, given } = await setting(operation, answers, {
        now: { tries: 'locked' },
        soPin: { tries: 'final' },
      })
      assert.deepEqual(
        asked.map(({ tries }) => tries),
        ['final'],
      )
      assert.deepEqual(given, [[token.id, '87654321', 'Kreml1947', true]])
    })

    it(`is not asked for where the SO’s PIN is locked, or is not there, in ${operation}`, async () => {
      const locked = await setting(operation, [change('87654321', 'Kreml1947')], { soPin: { tries: 'locked' } })
      assert.deepEqual(locked, { done: 'PIN_LOCKED', asked: [], given: [] })
      const none = await setting(operation, [change('87654321', 'Kreml1947')], { soPin: null })
      assert.deepEqual(none, { done: 'TOKEN_FAILED', asked: [], given: [] })
    })
  }

  it('of a last try is not sent until that was agreed to, and the question comes again', async () => {
    const answers = [change('87654321', 'Kreml1947')]
    const { done, asked, given } = await setting('unblockPin', answers, { soPin: { tries: 'final' } })
    assert.equal(done, 'USER_REJECTED')
    assert.deepEqual(given, [])
    assert.deepEqual(
      asked.map(({ problem }) => problem),
      [null, { code: 'PIN_LAST_TRY', details: {} }],
    )
  })

  it('keeps the rules before the token is touched, and says which one is broken', async () => {
    const broken = {
      Kreml19: 'length',
      'Kreml 1947': 'characters',
      '19471953': 'letter',
      KremlMoskva: 'digit',
      Kreml123: 'run',
    }
    for (const [newPin, rule] of Object.entries(broken)) {
      const { asked, given } = await setting('changePin', [change('246813', newPin)])
      assert.deepEqual(given, [], newPin)
      assert.deepEqual(asked[1]?.['problem'], { code: 'PIN_LENGTH', details: { rule } }, newPin)
    }
  })

  it('is nothing only where it is typed on the device', async () => {
    const none = await setting('changePin', [change('246813', null)])
    assert.deepEqual([none.given, none.asked.length], [[], 2])
    const onDevice = await setting('changePin', [{ pin: entry(null), newPin: null }], { now: { onDevice: true } })
    assert.deepEqual(onDevice.given, [[token.id, null, null, false]])
  })

  it('is held against the rules on a token with a pad when it was typed here all the same', async () => {
    const { given } = await setting('changePin', [{ pin: entry(null), newPin: utf8('1') }], { now: { onDevice: true } })
    assert.deepEqual(given, [])
  })

  it('is asked for in digits from then on when the token refused letters', async () => {
    const digits = new MohurError('PIN_REFUSED', { reason: 'digits' })
    const answers = [change('246813', 'Kreml1947'), change('246813', '19471953')]
    const { done, asked, given } = await setting('changePin', answers, { ends: [digits, null] })
    assert.deepEqual(done, {})
    assert.deepEqual(
      asked.map(question => (question['token'] as TokenForPin).pin.digitsOnly),
      [false, true],
    )
    assert.equal(given.length, 2)
  })

  it('is asked for as before when the token refused it for another reason', async () => {
    const history = new MohurError('PIN_REFUSED', { reason: 'history' })
    const { asked } = await setting('changePin', [change('246813', 'Kreml1947')], { ends: [history] })
    assert.deepEqual(
      asked.map(question => (question['token'] as TokenForPin).pin.digitsOnly),
      [false, false],
    )
  })
})

/**
 * A batch in whose middle the token is pulled: what was signed is handed over, the rest of the same consent waits for the very token, and
 * each login has a PIN of its own.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Bytes } from '../../../shared/bytes.ts'
import type { Answer, Question } from '../../../shared/prompts/index.ts'
import { assertSigned } from '../../support/assert-signed.ts'
import { described, pinEntry, signAnswers } from '../../support/scripted-person.ts'
import { sealHost, type SealHost } from '../../support/seal-host.ts'
import { userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

type Asked = Question<'sign'>

describe('a batch whose token is pulled', () => {
  const here = temporaryFolder()
  let seal: SealHost
  beforeEach(async () => {
    seal = await sealHost(here())
  })
  afterEach(() => seal.host.end())

  const documents = (count: number): Bytes[] => Array.from({ length: count }, () => new Uint8Array(randomBytes(32)))
  const logins = (): number => seal.module.calls().filter(call => call === 'C_Login').length

  /** Signs them; `paused` answers what is asked in the middle, or waits for the next version of it. */
  async function sign(
    batch: readonly Bytes[],
    paused: (question: Asked, agreed: Answer<'sign'>) => Answer<'sign'> | null,
  ) {
    const { sign: agree, ...others } = signAnswers({ kind: 'pkcs11', token: seal.token, pin: userPin }, batch)
    const progress: unknown[] = []
    const told: Asked['paused'][] = []
    let agreed: Answer<'sign'> | null = null
    const result = await seal.host.call(
      'sign',
      { documents: described(batch), format: 'cms', detached: true },
      {
        progress: value => progress.push(value),
        answers: {
          ...others,
          sign: async (question, times) => {
            if (!question.paused || !agreed) return (agreed = (await agree?.(question, times)) ?? null)
            told.push(question.paused)
            return paused(question, agreed)
          },
        },
      },
    )
    return { ...result, progress, told }
  }

  it('R6, R7: is signed to its end when the token is back, within the same consent and by one more PIN: OpenSSL and others accept all of it', async () => {
    const batch = documents(12)
    seal.module.misbehave('C_Sign return 0x32 @11')
    const before = logins()
    const seen: number[] = []
    const { told, progress, ...signed } = await sign(batch, ({ candidates, paused }, agreed) => {
      seen.push(candidates.length)
      // First it is gone, then it is there again.
      if (seen.length === 1) seal.module.misbehave('C_GetSlotList empty')
      if (seen.length === 2) seal.module.misbehave()
      if (seen.length < 3) return null
      assert.deepEqual(
        candidates.map(({ token, fingerprint }) => [token.id, fingerprint]),
        [[seal.token, paused?.candidate.fingerprint]],
      )
      return { ...agreed, pin: pinEntry(userPin) }
    })
    assert.deepEqual(seen, [1, 0, 1])
    const { signed: count, of, reason } = told[0] ?? assert.fail()
    assert.deepEqual([count, of, reason], [10, 12, 'removed'])
    assert.equal(logins() - before, 2, 'one for each PIN')
    assert.deepEqual(progress.at(-1), { done: 12, total: 12 })
    assert.equal(signed.results.length, 12)
    await assertSigned(signed, { documents: batch, root: seal.root })
    const stages = await seal.stages()
    const count12 = (stage: string): number => stages.filter(found => found === stage).length
    assert.deepEqual([count12('signed'), count12('delivered'), count12('failed')], [12, 12, 2])
  })

  it('keeps what was signed when the person wants no more of it, or agrees to something else: nothing more is signed', async () => {
    for (const [answer, code] of [
      [(agreed: Answer<'sign'>) => ({ ...agreed, documents: [] }), 'TOKEN_REMOVED'],
      [
        (agreed: Answer<'sign'>) => ({
          ...agreed,
          pin: pinEntry(userPin),
          documents: agreed.documents.map(one => ({ ...one, digest: new Uint8Array(32) })),
        }),
        'DOCUMENT_CHANGED',
      ],
    ] as const) {
      seal.module.misbehave(`C_Sign return 0x32 @${seal.signCalls() + 3}`)
      const [signs, before] = [seal.signCalls(), logins()]
      const { results } = await sign(documents(4), (_, agreed) => answer(agreed))
      assert.deepEqual(
        results.map(one => ('error' in one ? one.error.code : 'signed')),
        ['signed', 'signed', code, code],
      )
      assert.deepEqual([seal.signCalls() - signs, logins() - before], [3, 1])
    }
  })

  it('R11: asks for the PIN anew after a wrong one, each a login, and the signed ones stay', async () => {
    seal.module.misbehave('C_Sign return 0x32 @2')
    const before = logins()
    const problems: unknown[] = []
    const batch = documents(3)
    const {
      told,
      progress: _,
      ...signed
    } = await sign(batch, ({ problem, paused }, agreed) => {
      seal.module.misbehave()
      problems.push([paused?.signed, problem?.code])
      return { ...agreed, pin: pinEntry(problems.length === 1 ? '99999999' : userPin) }
    })
    assert.deepEqual(problems, [
      [1, undefined],
      [1, 'PIN_INCORRECT'],
    ])
    assert.equal(logins() - before, 3)
    assert.equal(told.length, 2)
    await assertSigned(signed, { documents: batch, root: seal.root })
  })
})

/** A token that counts wrong PINs and locks: opencryptoki under the real host, every C_Login counted in front of it. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import type { MohurError } from '../../../shared/errors.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { assertSigned } from '../../support/assert-signed.ts'
import { describeWhere } from '../../support/describe-where.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import { hostEntry, startHost, type HostProcess, type Script, type WholeResult } from '../../support/host-process.ts'
import {
  opencryptoki,
  opencryptokiLibrary,
  opencryptokiNeeds,
  opencryptokiPins,
  type Opencryptoki,
} from '../../support/opencryptoki.ts'
import { openssl } from '../../support/openssl.ts'
import { described, enrol, pinEntry, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { tokensElsewhere, type TokensElsewhere } from '../../support/tokens-elsewhere.ts'

const label = 'Sayğaclı'
const owner: Person = { kind: 'pkcs11', label, pin: opencryptokiPins.user }
const documents = [utf8('ödəniş')]
const params = { documents: described(documents), format: 'cms', detached: true } as const

/** What the person types, one after the other. */
type Typing = { pin: string; lastTryConfirmed?: boolean }[]
const lockingPins: Typing = [
  { pin: '11111111' },
  { pin: '22222222' },
  { pin: '33333333' },
  { pin: '33333333', lastTryConfirmed: true },
]
interface Asked {
  problem: string | null
  tries: string | undefined
}

describeWhere(opencryptokiNeeds(), 'the host, with a token that counts wrong PINs', () => {
  let folder = ''
  let daemon: Opencryptoki
  let host: HostProcess
  let module: FaultyModule
  let authority: Authority
  let leaf: Bytes
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mohur-counting-'))
    daemon = await opencryptoki(folder, label)
    const hsm = softHsm(folder)
    hsm.addToken('Başqa')
    module = faultyModule(folder, opencryptokiLibrary)
    host = await startHost({ dataHome: folder, env: hsm.env, before: daemon.inside })
    await host.call('addModule', { path: module.path }, { origin: null })
    authority = await createAuthority()
    leaf = (await enrol(host, { person: owner, authority, algorithm: 'RSA-2048' })).leaf
  })
  afterEach(async () => {
    await host?.end()
    await daemon?.end()
    rmSync(folder, { recursive: true })
  })

  const logins = (): number => module.calls().filter(call => call === 'C_Login').length
  const stateNow = async () => (await host.call('listTokens', {})).find(token => token.label === label)?.state

  /** A request to sign during which these PINs are typed; what was shown before each is written down. */
  function typing(pins: Typing): { asked: Asked[]; answers: NonNullable<Script['answers']> } {
    const asked: Asked[] = []
    const answers = signAnswers(owner, documents, leaf)
    const sign: typeof answers.sign = async (question, times) => {
      const answer = (await answers.sign?.(question, times)) ?? assert.fail()
      const tries = question.candidates.find(({ token }) => token.id === answer.token)?.token.pin.tries
      asked.push({ problem: question.problem?.code ?? null, tries })
      const { pin, lastTryConfirmed = false } = pins[times - 1] ?? assert.fail('asked too often')
      return { ...answer, pin: { ...pinEntry(pin), lastTryConfirmed } }
    }
    return { asked, answers: { ...answers, sign } }
  }

  const check = (signed: WholeResult<'sign'>): Promise<void> =>
    assertSigned(signed, { documents, root: authority.root })

  it('enrols and signs with RSA-2048: openssl, certtool and NSS agree', async () => {
    const { made } = await enrol(host, { person: owner, authority, algorithm: 'RSA-2048' })
    const { output } = await openssl('req -in made.pem -verify -noout', { 'made.pem': made.pem })
    assert.match(output, /verify OK/)
    await check(await host.call('sign', params, { answers: signAnswers(owner, documents, leaf) }))
    assert.equal(await stateNow(), 'ready')
  })

  it('R11: says low, then final, and the right PIN makes it forget', async () => {
    const before = logins()
    const { asked, answers } = typing([
      { pin: '11111111' },
      { pin: '22222222' },
      { pin: opencryptokiPins.user, lastTryConfirmed: true },
    ])
    await check(await host.call('sign', params, { answers }))
    assert.deepEqual(asked, [
      { problem: null, tries: 'unknown' },
      { problem: 'PIN_INCORRECT', tries: 'low' },
      { problem: 'PIN_INCORRECT', tries: 'final' },
    ])
    assert.equal(logins() - before, 3)
    const again = typing([{ pin: opencryptokiPins.user }])
    await host.call('sign', params, { answers: again.answers })
    assert.deepEqual(again.asked, [{ problem: null, tries: 'unknown' }])
  })

  it('R11: locks with the third wrong PIN, each typed PIN one login, the last only after a second confirmation', async () => {
    const before = logins()
    const { asked, answers } = typing(lockingPins)
    await assert.rejects(host.call('sign', params, { answers }), { code: 'PIN_LOCKED' })
    assert.deepEqual(asked, [
      { problem: null, tries: 'unknown' },
      { problem: 'PIN_INCORRECT', tries: 'low' },
      { problem: 'PIN_INCORRECT', tries: 'final' },
      { problem: 'PIN_LAST_TRY', tries: 'final' },
    ])
    assert.equal(logins() - before, 3, 'the PIN without the confirmation was not tried')
    assert.equal(await stateNow(), 'locked')
  })

  it('R11: a locked token takes no more PINs, and other tokens still work', async () => {
    await assert.rejects(host.call('sign', params, { answers: typing(lockingPins).answers }), { code: 'PIN_LOCKED' })
    const before = logins()
    await assert.rejects(host.call('sign', { ...params, certificate: leaf }), { code: 'PIN_LOCKED' })
    const obstacles: unknown[] = []
    const other: Person = { kind: 'pkcs11', label: 'Başqa', pin: userPin }
    const { leaf: theirs } = await enrol(host, { person: other, authority, algorithm: 'P-256' })
    const answers = signAnswers(other, documents, theirs)
    const signed = await host.call('sign', params, {
      answers: {
        ...answers,
        sign: (question, times) => {
          obstacles.push(question.candidates.find(({ token }) => token.label === label)?.obstacle)
          return answers.sign?.(question, times) ?? null
        },
      },
    })
    await check(signed)
    assert.deepEqual(obstacles, ['PIN_LOCKED'])
    assert.equal(logins() - before, 0)
  })

  /** The host's token layer beside the host, as the manager will use it. */
  async function withCare(work: (care: TokensElsewhere, token: string) => Promise<void>): Promise<void> {
    const care = await tokensElsewhere({
      inside: daemon.inside,
      folder,
      options: { dataFolder: folder, entry: [hostEntry], builtIn: [{ name: 'Counting', path: module.path }] },
    })
    try {
      const token = (await care.list()).find(one => one.label === label) ?? assert.fail()
      await work(care, token.id)
    } finally {
      await care.end()
    }
  }

  it('row 18: the SO sets a new PIN on a locked token; the keys stay, the old PIN is forgotten', async () => {
    await assert.rejects(host.call('sign', params, { answers: typing(lockingPins).answers }), { code: 'PIN_LOCKED' })
    const before = logins()
    await withCare(async (care, token) => {
      const unblocking = (soPin: string) =>
        care.unblockPin({ lastTryConfirmed: true, token, soPin: utf8(soPin), newPin: utf8('86427531') })
      await assert.rejects(unblocking('99999999'), (error: MohurError) => {
        assert.deepEqual([error.code, error.details['role'], error.details['tries']], ['PIN_INCORRECT', 'so', 'low'])
        return true
      })
      assert.equal(await stateNow(), 'locked')
      await unblocking(opencryptokiPins.so)
    })
    assert.equal(logins() - before, 2, 'each SO PIN typed was one login')
    assert.equal(await stateNow(), 'ready')
    const { asked, answers } = typing([{ pin: opencryptokiPins.user }, { pin: '86427531' }])
    await check(await host.call('sign', params, { answers }))
    assert.deepEqual(asked, [
      { problem: null, tries: 'unknown' },
      { problem: 'PIN_INCORRECT', tries: 'low' },
    ])
  })

  it('row 17: a changed PIN opens the same keys, and a locked one cannot be changed', async () => {
    await withCare(async (care, token) => {
      const change = (pin: string, newPin: string) =>
        care.changePin({ lastTryConfirmed: true, token, pin: utf8(pin), newPin: utf8(newPin) })
      await change(opencryptokiPins.user, '86427531')
      const { answers } = typing([{ pin: opencryptokiPins.user }, { pin: '86427531' }])
      await check(await host.call('sign', params, { answers }))
      await assert.rejects(host.call('sign', params, { answers: typing(lockingPins).answers }), { code: 'PIN_LOCKED' })
      await assert.rejects(change('86427531', '12121212'), { code: 'PIN_LOCKED' })
    })
  })
})

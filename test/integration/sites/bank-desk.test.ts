/** The desk of the bank and whom it helps: a new code for who lost the old one, and nothing of a registration for anybody else. */
import assert from 'node:assert/strict'
import { authoritiesOf } from '../../e2e/journey/sites.ts'
import { startBank } from '../../sites/bank/bank.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import type { Site } from '../../sites/site.ts'
import {
  applicant,
  handedOut,
  person,
  place,
  requestFor,
  said,
  wrapped,
  type Applicant,
  type HandedOut,
} from '../../support/bank-applicant.ts'
import { loginTokenOf } from '../../support/login-token.ts'
import { makeKey, makeSigner } from '../../support/make-signer.ts'
import { call, type Answer } from '../../support/portal-visitor.ts'

const dayMs = 86_400_000
const tries = 5

describe('the desk of the bank', () => {
  let authority: Authority
  let bank: Site
  let aheadMs = 0
  before(async () => {
    authority = await createAuthority()
    const now = (): Date => new Date(Date.now() + aheadMs)
    bank = await startBank({ authorities: authoritiesOf(authority), centre: authority, now })
  })
  after(() => bank.close())
  afterEach(() => (aheadMs = 0))

  const desk = (path: string, body?: unknown): Promise<Answer> => call(`${bank.origin}/api/desk/acts${path}`, body)
  const handOut = async (wishes: object = {}): Promise<HandedOut> => handedOut(await desk('', { ...person, ...wishes }))
  const newCode = async ({ userId }: HandedOut): Promise<HandedOut> => handedOut(await desk(`/${userId}/code`, {}))
  const visitor = (cookie?: string): Applicant => applicant(() => bank.origin, cookie)
  const guess = async ({ userId }: HandedOut, times: number): Promise<unknown> => {
    let answer: unknown
    for (let time = 0; time < times; time++) answer = said(await visitor().enter({ userId, code: 'AAAAAAAAAAA' }))
    return answer
  }
  const isLocked = async ({ userId }: HandedOut): Promise<unknown> => {
    const acts = (await desk('')).json['acts'] as { userId: string; isLocked: boolean }[]
    return acts.find(act => act.userId === userId)?.isLocked
  }
  const locked = { userId: 'actLocked' }
  const codeWrong = { code: 'codeOrUserWrong' }
  const needed = { registration: 'codeNeeded' }
  const initialOf = ({ initial }: HandedOut) => initial ?? assert.fail('no key file')

  it('gives a new code for one that is locked: the registration goes on with it and a new key file, the old ones and their browsers are void', async () => {
    const [act, other] = [await handOut(), await handOut()]
    const browser = visitor()
    assert.equal(said(await browser.enter(act)), 'open')
    assert.equal(said(await browser.ask('/confirmed', place)), 'confirmed')
    assert.deepEqual(await guess(act, tries), codeWrong)
    assert.deepEqual(said(await visitor().enter(act)), locked, 'the right one comes too late')
    assert.equal(await isLocked(act), true)
    assert.equal(said(await visitor().enter(other)), 'open', 'others are not locked')
    const next = await newCode(act)
    assert.equal(next.userId, act.userId)
    assert.notEqual(next.code, act.code)
    assert.equal(await isLocked(act), false)
    assert.deepEqual(said(await browser.ask('')), needed)
    assert.deepEqual(said(await browser.enter(act)), codeWrong)
    assert.equal(said(await browser.enter(next)), 'confirmed', 'what was begun goes on')
    const request = requestFor(person)
    const send = async (by: HandedOut): Promise<unknown> =>
      said(await browser.ask('/request', { signed: wrapped(request, initialOf(by)) }))
    assert.deepEqual(await send(act), { registration: 'initialKeyOther' })
    assert.equal(await send(next), 'requested')
  })

  it('gives a code alone once the initial key was used, and none to who is registered or to nobody', async () => {
    const act = await handOut()
    const browser = visitor()
    await browser.enter(act)
    await browser.ask('/confirmed', place)
    const signed = wrapped(requestFor(person), initialOf(act))
    assert.equal(said(await browser.ask('/request', { signed })), 'requested')
    const next = await newCode(act)
    assert.equal(next.initial, null)
    assert.equal(said(await browser.enter(next)), 'requested')
    assert.equal(said(await browser.ask('/certificate', {})), 'certified')
    assert.equal(said(await browser.ask('/installed', {})), 'registered')
    const refused = async (userId: string): Promise<unknown> => {
      const { status, json } = await desk(`/${userId}/code`, {})
      return [status, json.errors]
    }
    assert.deepEqual(await refused(act.userId), [409, { act: 'actRegistered' }])
    assert.deepEqual(await refused('aa000000_aaaaaaaa'), [404, { act: 'actUnknown' }])
    assert.equal(said(await browser.ask('')), 'registered')
  })

  it('gives a month more to who comes too late', async () => {
    const act = await handOut()
    aheadMs = 31 * dayMs
    assert.deepEqual(said(await visitor().enter(act)), { userId: 'actEnded' })
    assert.equal(said(await visitor().enter(await newCode(act))), 'open')
  })

  it('counts guesses from the last right one on', async () => {
    const act = await handOut()
    assert.deepEqual(await guess(act, tries - 1), codeWrong)
    assert.equal(said(await visitor().enter(act)), 'open')
    assert.deepEqual(await guess(act, 1), codeWrong)
    assert.equal(said(await visitor().enter(act)), 'open')
  })

  it('lets each browser at its own act alone, for a day and until it leaves', async () => {
    const [one, two] = [await handOut(), await handOut({ name: 'Бақыт Оспан' })]
    const [first, second] = [visitor(), visitor()]
    await first.enter(one)
    await second.enter(two)
    assert.equal((await first.ask('')).json['userId'], one.userId)
    assert.equal((await second.ask('')).json['userId'], two.userId)
    await first.ask('/confirmed', place)
    assert.equal(said(await second.ask('')), 'open', 'what one confirms the other has not')
    await second.ask('/confirmed', place)
    const request = requestFor(person)
    const send = async (browser: Applicant, by: HandedOut): Promise<unknown> =>
      said(await browser.ask('/request', { signed: wrapped(request, initialOf(by)) }))
    assert.deepEqual(await send(second, one), { registration: 'initialKeyOther' }, 'a request of another act')
    assert.deepEqual(await send(second, two), { registration: 'requestOther' }, 'for the person of another act')
    assert.equal(await send(first, one), 'requested')
    const kept = first.cookie()
    aheadMs = dayMs + 60_000
    assert.deepEqual(said(await first.ask('')), needed)
    aheadMs = 0
    assert.equal(said(await visitor(kept).ask('')), 'requested')
    assert.equal((await first.ask('/left', {})).status, 200)
    assert.deepEqual(said(await visitor(kept).ask('')), needed, 'the cookie of who left')
    for (const path of ['/confirmed', '/request', '/certificate', '/installed'])
      assert.deepEqual(said(await visitor().ask(path, place)), needed, path)
  })

  it('goes from step to step alone, and none is done twice', async () => {
    const act = await handOut()
    const browser = visitor()
    await browser.enter(act)
    const wrongStep = async (path: string, code: string): Promise<void> =>
      assert.deepEqual(said(await browser.ask(path, {})), { registration: code }, path)
    await wrongStep('/installed', 'notCertified')
    assert.equal(said(await browser.ask('/certificate', {})), 'open')
    assert.equal((await browser.ask('/confirmed', { ...place, token: '' })).status, 400)
    await browser.ask('/confirmed', place)
    await wrongStep('/installed', 'notCertified')
    assert.equal(said(await browser.ask('/certificate', {})), 'confirmed')
    const signed = wrapped(requestFor(person), initialOf(act))
    await browser.ask('/request', { signed })
    await wrongStep('/installed', 'notCertified')
    const [{ json: before }, { json: after }] = [
      await browser.ask('/certificate', {}),
      await browser.ask('/certificate', {}),
    ]
    assert.equal(before['bundle'], after['bundle'], 'one certificate')
    assert.equal(said(await browser.ask('/request', { signed })), 'certified', 'the same request again')
    const another = wrapped(requestFor(person), initialOf(act))
    assert.deepEqual(said(await browser.ask('/request', { signed: another })), { registration: 'initialKeyUsed' })
    assert.equal(said(await browser.ask('/installed', {})), 'registered')
    assert.equal(said(await browser.ask('/certificate', {})), 'registered')
    assert.deepEqual(said(await browser.ask('/confirmed', place)), { registration: 'initialKeyUsed' })
  })

  it('serves staff alone where it has some: nobody else sees an act, hands one out or gets a code for one that is locked', async () => {
    const guarded = await startBank({ authorities: authoritiesOf(authority), staff: ['1AB23CD'] })
    const { origin } = guarded
    async function logIn(value: string): Promise<string> {
      const signer = await makeSigner(authority, makeKey('P-256'), { subject: [{ type: 'serialNumber', value }] })
      const { json, cookie } = await call(`${origin}/api/login/challenge`, {})
      const token = loginTokenOf(signer, { origin, challenge: String(json['challenge']) })
      return (await call(`${origin}/api/login`, { token }, cookie)).cookie
    }
    const at = (path: string, body: unknown, cookie: string) => call(`${origin}/api/desk/acts${path}`, body, cookie)
    const enter = async (by: HandedOut, code = by.code): Promise<unknown> =>
      said(await applicant(() => origin).enter({ ...by, code }))
    try {
      const [member, customer] = [await logIn('1AB23CD'), await logIn('4DDDDDD')]
      const act = await handedOut(await at('', person, member))
      for (let time = 0; time < tries; time++) await enter(act, 'AAAAAAAAAAA')
      const codeOf = `/${act.userId}/code`
      for (const [cookie, status] of [
        ['', 401],
        [customer, 403],
      ] as const)
        for (const [path, body] of [['', undefined] as const, ['', person] as const, [codeOf, {}] as const])
          assert.equal((await at(path, body, cookie)).status, status, `${path} ${status}`)
      assert.deepEqual(await enter(act), locked)
      const next = await handedOut(await at(codeOf, {}, member))
      assert.equal(await enter(next), 'open')
      assert.equal(((await at('', undefined, member)).json['acts'] as unknown[]).length, 1)
    } finally {
      await guarded.close()
    }
  })
})

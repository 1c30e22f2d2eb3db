/** The registration centre's desk with a list of staff: who logs in with their own token, who does not, and who did what. */
import assert from 'node:assert/strict'
import { applicant } from '../../e2e/journey/enrol.ts'
import { keptCentre } from '../../support/kept-centre.ts'
import { opensslCustomer } from '../../support/openssl-customer.ts'
import { call, visit, type Visitor } from '../../support/portal-visitor.ts'

describe('the desk of the registration centre with a list of staff', () => {
  const { site, folder, restart } = keptCentre()
  let number: string
  const customer = opensslCustomer(() => ({ portal: site(), bank: site() }), folder)
  const reopen = (staff: string[]): Promise<void> => restart({ staff })

  before(async () => {
    // While nobody is on the list: the first of the staff has to get a certificate too.
    await customer.certify('clerk')
    number = await customer.register('waiting')
    await reopen([applicant.fin])
  })
  const logIn = async (
    change: { origin?: string; challenge?: string } = {},
  ): Promise<[visitor: Visitor, answer: unknown[], cookie: string]> => {
    const visitor = visit(() => site().origin)
    const { json } = await visitor.call('/api/desk/challenge', {})
    const token = await customer.loginToken('clerk', { origin: site().origin, challenge: json['challenge'], ...change })
    const before = visitor.cookie()
    const answer = await visitor.call('/api/desk/login', { token })
    return [visitor, [answer.status, answer.json['staff'] ?? answer.json.errors?.['login']], before]
  }
  const name = `${applicant.surname} ${applicant.name} ${applicant.patronymic}`

  it('shows nothing and does nothing for who has not logged in', async () => {
    const visitor = visit(() => site().origin)
    assert.deepEqual((await visitor.call('/api/desk/me')).json, { needed: true, staff: null })
    assert.equal((await visitor.call('/api/desk/requests')).status, 401)
    for (const decision of ['approve', 'postpone', 'cancel', 'certificate/revoke', 'certificate/suspend'])
      assert.equal((await visitor.call(`/api/desk/requests/${number}/${decision}`, { reason: 'x' })).status, 401)
  })

  it('row 97: lets staff in with their own token, and keeps who did what and when', async () => {
    const [visitor, answer, before] = await logIn()
    assert.deepEqual(answer, [200, name])
    assert.equal(
      (await call(`${site().origin}/api/desk/requests`, undefined, before)).status,
      401,
      'a session of its own',
    )
    const desk = `/api/desk/requests/${number}`
    assert.equal((await visitor.call(`${desk}/postpone`, { reason: 'surət yoxdur' })).status, 200)
    assert.equal((await visitor.call(`${desk}/approve`, {})).json['status'], 'payment')
    const { json } = await visitor.call('/api/desk/requests')
    type Shown = { number: string; decisions: { name: string; action: string; reason: string; at: string }[] }
    const shown = (json['requests'] as Shown[]).find(request => request.number === number)
    assert.deepEqual(
      shown?.decisions.map(decision => [decision.name, decision.action, decision.reason]),
      [
        [name, 'postpone', 'surət yoxdur'],
        [name, 'approve', ''],
      ],
    )
    assert.ok(Math.abs(Date.parse(shown?.decisions[0]?.at ?? '') - Date.now()) < 60_000)
    await visitor.call('/api/desk/logout', {})
    assert.equal((await visitor.call('/api/desk/requests')).status, 401)
  })

  it('decides once: of two who approve at the same time one is told that it was decided', async () => {
    const [[visitor], [other]] = [await logIn(), await logIn()]
    await reopen([])
    const twice = await customer.register('twice')
    await reopen([applicant.fin])
    const at = `/api/desk/requests/${twice}/approve`
    const answers = await Promise.all([visitor.call(at, {}), other.call(at, {})])
    const outcomes = answers.map(({ status, json }) => [status, json.errors?.['number']])
    assert.deepEqual(
      outcomes.toSorted(([one], [other]) => Number(one) - Number(other)),
      [
        [200, undefined],
        [409, 'decided'],
      ],
    )
  })

  it('ends the work of who is no longer on the list, and of the stand-in as soon as there is a list', async () => {
    const [visitor] = await logIn()
    const see = async (): Promise<number> => (await visitor.call('/api/desk/requests')).status
    assert.equal(await see(), 200)
    await reopen(['2BC34DE'])
    assert.equal(await see(), 401)
    await reopen([])
    assert.equal(await see(), 401)
    assert.equal((await visitor.call('/api/desk/stand-in', {})).status, 200)
    assert.equal(await see(), 200)
    await reopen([applicant.fin])
    assert.equal(await see(), 401)
    assert.equal((await visitor.call('/api/desk/stand-in', {})).status, 403)
  })

  it('refuses a token for another origin or challenge, one that was used, and who is not on the list or revoked', async () => {
    assert.deepEqual((await logIn({ origin: 'https://evil.example' }))[1], [401, 'refused'])
    assert.deepEqual((await logIn({ challenge: 'A'.repeat(44) }))[1], [401, 'refused'])
    const visitor = visit(() => site().origin)
    const { json: drawn } = await visitor.call('/api/desk/challenge', {})
    const token = await customer.loginToken('clerk', { origin: site().origin, challenge: drawn['challenge'] })
    assert.equal((await visitor.call('/api/desk/login', { token: {} })).json.errors?.['login'], 'refused')
    const again = await visitor.call('/api/desk/login', { token })
    assert.deepEqual([again.status, again.json.errors], [401, { login: 'challengeUnknown' }], 'any answer spends it')
    await reopen(['2BC34DE'])
    assert.deepEqual((await logIn())[1], [403, 'notStaff'])
    await reopen([])
    const { json } = await customer.portal('/api/desk/requests')
    const issued = (json['requests'] as { number: string; application: { unit: string } }[]).at(-1)?.number
    await customer.portal(`/api/desk/requests/${issued}/certificate/suspend`, {})
    await reopen([applicant.fin])
    assert.deepEqual((await logIn())[1], [401, 'revoked'])
  })
})

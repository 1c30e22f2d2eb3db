/** The certificate centre's flows broken off after each step: no answer came, the server was restarted, the session was lost; then taken up again. */
import assert from 'node:assert/strict'
import { applicant } from '../../e2e/journey/enrol.ts'
import { keptCentre } from '../../support/kept-centre.ts'
import { makeRequest } from '../../support/make-request.ts'
import { payTwice } from '../../support/pay-twice.ts'
import { twice } from '../../support/twice.ts'
import { opensslCustomer } from '../../support/openssl-customer.ts'
import { application, nextPhone, visit, type Answer } from '../../support/portal-visitor.ts'

const form = { ...application, algorithm: 'P-256' }

describe('the certificate centre, broken off', () => {
  const { site, folder, restart, captcha } = keptCentre()
  const origin = (): string => site().origin
  const customer = opensslCustomer(() => ({ portal: site(), bank: site() }), folder)

  const counts = async (): Promise<Record<string, number>> =>
    (await customer.portal('/api/statistics')).json as unknown as Record<string, number>
  const grownBy = async (before: Record<string, number>, ...names: string[]): Promise<number[]> => {
    const now = await counts()
    return names.map(name => (now[name] ?? 0) - (before[name] ?? 0))
  }
  const mailsAbout = async (number: string, what: RegExp): Promise<number> => {
    const { json } = await customer.portal('/api/messages')
    return (json['messages'] as { text: string }[]).filter(({ text }) => text.includes(number) && what.test(text))
      .length
  }
  /** How it breaks off; the answer to the step before is lost in each of them. `session`: another one. */
  const breaks: Record<string, { server: () => Promise<void>; session: boolean }> = {
    'no answer came': { server: async () => undefined, session: false },
    'the server was restarted': { server: restart, session: false },
    'the session was lost': { server: async () => undefined, session: true },
  }

  for (const [what, { server, session }] of Object.entries(breaks)) {
    it(`has one request, one certificate and one payment of a flow in which after each step ${what}`, async () => {
      const before = await counts()
      const phone = nextPhone()
      let visitor = visit(origin, phone)
      await visitor.confirm()
      const comeBack = async (): Promise<void> => {
        await server()
        if (!session) return
        visitor = visit(origin, phone)
        await visitor.confirm()
      }
      const named = await twice(() => visitor.call('/api/applications', form), comeBack)
      assert.equal(named[0].status, 200)
      assert.deepEqual(named[1].json, named[0].json, 'the name of the request')
      const request = makeRequest()
      const sent = await twice(() => visitor.call('/api/requests', { ...form, request }), comeBack)
      const number = String(sent[0].json['number'])
      assert.deepEqual([sent[1].status, sent[1].json], [201, sent[0].json])
      assert.equal(await mailsAbout(number, /registration number/i), 1)

      const approve = (): Promise<Answer> => customer.portal(`/api/desk/requests/${number}/approve`, {})
      const decided = await twice(approve, server)
      assert.deepEqual([decided[0].status, decided[1].json.errors], [200, { number: 'decided' }])

      const { fin, birthDate } = applicant
      const find = async (): Promise<Answer> => {
        if (session) visitor = visit(origin)
        const wanted = { number, fin, birthDate, citizenship: 'AZ', ...(await captcha(visitor)) }
        return visitor.call('/api/search', wanted)
      }
      const found = await twice(find, server)
      assert.deepEqual([found[0].json['status'], found[1].json], ['payment', found[0].json])
      const findAgain = async (): Promise<void> => {
        await server()
        if (session) await find()
      }
      await payTwice(visitor, 'certificate', findAgain)
      const [install, again] = await twice(() => visitor.call('/api/found'), findAgain)
      assert.equal(install.json['status'], 'ready')
      assert.deepEqual(again.json, install.json)
      assert.deepEqual(await grownBy(before, 'requests', 'valid'), [1, 1])
    })
  }

  it('gives the next request of the same person another name once the one before has come to an end', async () => {
    const phone = nextPhone()
    const visitor = visit(origin, phone)
    await visitor.confirm()
    const name = async (more: object = {}): Promise<unknown> =>
      (await visitor.call('/api/applications', { ...form, ...more })).json['reference']
    const first = await name()
    assert.notEqual(await name({ algorithm: 'P-384' }), first)
    assert.notEqual(await name({ exportable: 'yes' }), first)
    const { json } = await visitor.call('/api/requests', { ...form, request: makeRequest() })
    assert.equal(await name(), first, 'it waits')
    await customer.portal(`/api/desk/requests/${String(json['number'])}/cancel`, { reason: 'sənəd yoxdur' })
    const second = await name()
    assert.notEqual(second, first)
    const stranger = visit(origin)
    await stranger.confirm()
    assert.notEqual((await stranger.call('/api/applications', form)).json['reference'], second, 'another telephone')
  })

  for (const [what, { server, session }] of Object.entries(breaks)) {
    // Each of its steps is a request with a picture of its own.
    if (session) continue
    it(`revokes once, by code word or signature, where after each step ${what}`, async () => {
      const before = await counts()
      const visitor = visit(origin)
      const wish = { fin: applicant.fin, action: 'revoke', ground: 'superseded' }
      const byWord = await customer.certify(`word${what.length}`, 'P-256')
      const said = await twice(
        async () =>
          visitor.call('/api/revocations', {
            ...wish,
            number: byWord,
            codeWord: applicant.codeWord,
            ...(await captcha(visitor)),
          }),
        server,
      )
      assert.deepEqual([said[0].json['state'], said[1].json.errors], ['revoked', { certificate: 'revoked' }])

      const name = `signed${what.length}`
      const bySignature = await customer.certify(name, 'P-256')
      const asked = { ...wish, number: bySignature, ...(await captcha(visitor)) }
      const { json } = await visitor.call('/api/revocations/document', asked)
      const signature = await customer.sign(name, String(json['document']))
      await server()
      const signed = await twice(() => visitor.call('/api/revocations/signed', { signature }), server)
      assert.deepEqual([signed[0].json['state'], signed[1].json.errors], ['revoked', { session: 'ended' }])
      assert.deepEqual(await grownBy(before, 'valid', 'revoked'), [0, 2])
      for (const number of [byWord, bySignature]) assert.equal(await mailsAbout(number, /revoked/), 1)
    })
  }

  it('keeps at the desk what was decided and by whom, and has the same decisions to make, after a restart in the middle', async () => {
    const number = await customer.register('desk')
    const desk = (decision: string, reason = ''): Promise<Answer> =>
      customer.portal(`/api/desk/requests/${number}/${decision}`, { reason })
    await twice(() => desk('postpone', 'surət yoxdur'), restart)
    await twice(() => desk('approve'), restart)
    await twice(() => desk('certificate/suspend'), restart)
    await twice(() => desk('certificate/release'), restart)
    const { json } = await customer.portal('/api/desk/requests')
    type Shown = { number: string; certificate: { state: string }; decisions: { action: string }[] }
    const shown = (json['requests'] as Shown[]).find(one => one.number === number)
    assert.equal(shown?.certificate.state, 'valid')
    const made = shown.decisions.map(({ action }) => action)
    assert.deepEqual([...new Set(made)], ['postpone', 'approve', 'suspend', 'release'])
    assert.equal(made.filter(action => action !== 'postpone').length, 3, 'what was done already is not done again')
  })
})

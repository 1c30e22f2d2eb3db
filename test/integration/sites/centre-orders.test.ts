/** Ordering tokens at the certificate centre over HTTP: whoever loses an answer, the server or the session goes on with the same order, and pays once. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { applicant } from '../../e2e/journey/enrol.ts'
import { keptCentre } from '../../support/kept-centre.ts'
import { call, card, visit, type Answer } from '../../support/portal-visitor.ts'
import { payTwice } from '../../support/pay-twice.ts'
import { twice } from '../../support/twice.ts'

const quantity = '3'

describe('tokens ordered at the certificate centre', () => {
  const { site, restart, captcha } = keptCentre()
  const origin = (): string => site().origin
  const tokens = async (): Promise<number> => Number((await call(`${origin()}/api/statistics`)).json['tokens'])

  /** How it breaks off; `session`: it is another one. */
  const breaks: Record<string, { server: () => Promise<void>; session: boolean }> = {
    'no answer came': { server: async () => undefined, session: false },
    'the server was restarted': { server: restart, session: false },
    'the session was lost': { server: async () => undefined, session: true },
  }

  for (const [what, { server, session }] of Object.entries(breaks)) {
    it(`has one order of tokens and one payment for it where after each step ${what}`, async () => {
      const before = await tokens()
      const key = randomUUID()
      let visitor = visit(origin)
      const comeBack = async (): Promise<void> => {
        await server()
        if (session) visitor = visit(origin)
      }
      const mine = async (): Promise<object | null> =>
        (await visitor.call('/api/orders/mine', { key })).json['order'] as object | null
      await visitor.call('/api/orders/buyer', { voen: '9900071001', ...(await captcha(visitor)) })
      await server()
      assert.equal(await mine(), null)
      const ordered = await twice(() => visitor.call('/api/orders', { quantity, key }), comeBack)
      assert.equal(ordered[0].status, 201)
      assert.deepEqual([ordered[1].status, ordered[1].json], [200, ordered[0].json])
      await comeBack()
      assert.deepEqual(await mine(), ordered[0].json)
      assert.equal(
        (await visitor.call('/api/orders', { quantity: '2', key })).status,
        409,
        'another one has another key',
      )
      const findAgain = async (): Promise<void> => {
        await comeBack()
        await mine()
      }
      await payTwice(visitor, 'token', findAgain)
      await comeBack()
      assert.deepEqual(await mine(), { ...ordered[0].json, paid: true })
      const again = await visitor.call('/api/orders', { quantity, key })
      assert.deepEqual([again.status, again.json['act']], [200, ordered[0].json['act']], 'not ordered again')
      assert.equal(await tokens(), before + 3)
    })
  }

  it('finds an order in another browser by its act and who ordered, for whom both fit alone, and two who pay for it at once pay once', async () => {
    const key = randomUUID()
    const visitor = visit(origin)
    const buyer = { voen: '9900071001' }
    await visitor.call('/api/orders/buyer', { ...buyer, ...(await captcha(visitor)) })
    const { json: order } = await visitor.call('/api/orders', { quantity: '2', key })
    const { act } = order
    const other = visit(origin)
    const search = async (by: object): Promise<Answer> =>
      other.call('/api/orders/search', { ...by, ...(await captcha(other)) })
    assert.deepEqual((await other.call('/api/orders/search', { ...buyer, act })).json.errors, {
      captchaText: 'missing',
    })
    assert.deepEqual((await search(buyer)).json.errors, { act: 'missing' })
    for (const wrong of [
      { ...buyer, act: '0000000000' },
      { voen: '1402345671', act },
      { buyer: 'person', fin: applicant.fin, act },
    ]) {
      const refused = await search(wrong)
      assert.deepEqual([refused.status, refused.json.errors], [404, { act: 'unknown' }])
    }
    assert.equal(
      (await other.call('/api/payments', { kind: 'token' })).status,
      401,
      'nothing is learnt by a wrong search',
    )
    for (let times = 2; times < 10; times++) await search({ voen: '1402345671', act })
    assert.deepEqual((await search({ voen: '1402345671', act })).json.errors, { act: 'tooOften' })
    assert.deepEqual((await search({ ...buyer, act })).json, order, 'who ordered is not locked out')
    const payers = [visitor, other]
    const due = await Promise.all(payers.map(payer => payer.call('/api/payments', { kind: 'token' })))
    const at = `/api/payments/${String(due[0]?.json['invoice'])}/pay`
    const paid = await Promise.all([...payers, ...payers].map(payer => payer.call(at, card)))
    assert.equal(new Set(paid.map(({ json }) => json['transaction'])).size, 1)
    assert.deepEqual((await search({ ...buyer, act })).json, { ...order, paid: true })
  })
})

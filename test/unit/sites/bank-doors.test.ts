/** Who may do what at the bank: of every route, by the routes themselves, so that none is forgotten. */
import assert from 'node:assert/strict'
import type { Office } from '../../sites/bank/office.ts'
import { makePayments } from '../../sites/bank/payments.ts'
import { allRoutes } from '../../sites/bank/routes/all-routes.ts'
import { deskRoutes } from '../../sites/bank/routes/desk-routes.ts'
import { draftRoutes } from '../../sites/bank/routes/draft-routes.ts'
import { addPayments, getPayment, listPayments, setStatus } from '../../sites/bank/store/payments.ts'
import type { Route } from '../../sites/site.ts'
import { card, numbers } from '../../support/bank-hands.ts'
import { askRoute, bankOffice, sessionOf } from '../../support/bank-office.ts'

/** To come in by, or to know where to go. */
const forAll = [
  'POST /api/login/challenge',
  'POST /api/login',
  'POST /api/logout',
  'GET /api/contacts',
  'POST /api/registration',
  'POST /api/registration/left',
]
const staff = '9STAFF9'
const minute = 60_000

describe('the doors of the bank', () => {
  let office: Office
  let time: number
  beforeEach(() => {
    time = Date.now()
    office = bankOffice({ card, staff: [staff], now: () => new Date(time) })
    addPayments(office.store, makePayments(3))
  })
  afterEach(() => office.store.close())

  const nameOf = ({ method, path }: Route): string => `${method} ${path}`
  const routes = (): Route[] => allRoutes(office)
  const route = (name: string): Route => routes().find(one => nameOf(one) === name) ?? assert.fail(name)
  const statusOf = ({ id = '1' } = {}): string => getPayment(office.store, id).status
  const post = (path: string, ids: readonly string[], number = numbers.accountant) =>
    askRoute(route(`POST /api/${path}`), { cookies: sessionOf(office, number), body: { ids } })

  it('are closed to whoever is not logged in, and to whoever was: all but those to come in by', async () => {
    const ended = sessionOf(office, staff)
    time += 16 * minute
    const closed = routes().filter(one => !forAll.includes(nameOf(one)))
    assert.equal(closed.length, routes().length - forAll.length)
    for (const one of closed)
      for (const cookies of [new Map<string, string>(), ended, new Map([['session', '']])])
        await assert.rejects(askRoute(one, { cookies, params: { id: '1' } }), { status: 401 }, nameOf(one))
  })

  it('of the desk are closed to customers', async () => {
    const cookies = sessionOf(office, numbers.director)
    for (const one of deskRoutes(office))
      await assert.rejects(askRoute(one, { cookies }), { status: 403, fields: { desk: 'notStaff' } }, nameOf(one))
    const { json } = await askRoute(route('GET /api/desk/acts'), { cookies: sessionOf(office, staff) })
    assert.deepEqual(json, { acts: [] })
  })

  it('to what is written are closed to whoever is not on the signature card', async () => {
    const cookies = sessionOf(office, numbers.stranger)
    for (const one of draftRoutes(office))
      await assert.rejects(
        askRoute(one, { cookies, params: { id: '1' } }),
        { status: 403, fields: { payment: 'notOnCard' } },
        nameOf(one),
      )
  })

  it('let whole batches in or none: what is in the way of the last leaves the first as it is', async () => {
    const { store } = office
    for (const [path, ready, inTheWay, payment] of [
      ['drafts/offered', 'draft', 'new', 'noDraft'],
      ['drafts/removed', 'draft', 'new', 'noDraft'],
      ['payments/recalled', 'signed', 'sent', 'sentBefore'],
      ['payments/sent', 'signed', 'new', 'signatureMissing'],
    ] as const) {
      setStatus(store, '1', ready)
      setStatus(store, '2', inTheWay)
      await assert.rejects(post(path, ['1', '2']), { status: 409, fields: { payment } }, path)
      await assert.rejects(post(path, ['1', '99']), { status: 404 }, path)
      assert.equal(statusOf(), ready, path)
    }
    assert.equal(listPayments(store).length, 3)
  })

  it('take lists of one to a thousand', async () => {
    const many = Array.from({ length: 1_001 }, () => '1')
    const cookies = sessionOf(office, numbers.accountant)
    for (const path of [
      'drafts/offered',
      'drafts/removed',
      'payments/recalled',
      'payments/sent',
      'payments/signatures',
    ])
      for (const list of [[], many, '1', null]) {
        const asked = { cookies, body: { ids: list, signatures: list } }
        await assert.rejects(askRoute(route(`POST /api/${path}`), asked), { status: 400 }, path)
      }
    // As many as may be are looked at: there is no such payment.
    await assert.rejects(
      post(
        'payments/recalled',
        Array.from({ length: 1_000 }, () => '99'),
      ),
      { status: 404 },
    )
  })
})

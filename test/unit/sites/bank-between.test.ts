/** What comes between two steps of the bank: somebody recalls while a signature is verified, or while the order is on its way. */
import assert from 'node:assert/strict'
import { readCertificate } from '../../../shared/certificate.ts'
import { authoritiesOf } from '../../e2e/journey/sites.ts'
import { acceptSignature } from '../../sites/bank/judge-payment.ts'
import type { Office } from '../../sites/bank/office.ts'
import { makePayments } from '../../sites/bank/payments.ts'
import { personOf, SignatureRefused, type Person } from '../../sites/bank/person.ts'
import { paymentRoutes } from '../../sites/bank/routes/payment-routes.ts'
import { addPayments, getPayment, setStatus, takeBack } from '../../sites/bank/store/payments.ts'
import type { Store } from '../../sites/open-database.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { card, numbers } from '../../support/bank-hands.ts'
import { askRoute, bankOffice, sessionOf } from '../../support/bank-office.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { signBeside } from '../../support/sign-beside.ts'

const id = '1'
const form = { format: 'cms', detached: true } as const

describe('an order at the bank', () => {
  let authority: Authority
  let accountant: TestSigner
  let director: TestSigner
  let store: Store
  let office: Office

  const signerOf = (number: string): Promise<TestSigner> =>
    makeSigner(authority, makeKey('P-256'), { subject: [{ type: 'serialNumber', value: number }] })
  before(async () => {
    authority = await createAuthority()
    accountant = await signerOf(numbers.accountant)
    director = await signerOf(numbers.director)
  })
  beforeEach(() => {
    office = bankOffice({ card, authorities: authoritiesOf(authority) })
    store = office.store
    addPayments(store, makePayments(1))
  })
  afterEach(() => store.close())

  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
  const who = ({ certificate }: TestSigner): Person =>
    personOf({ certificate, subject: readCertificate(certificate).subject })

  it('refuses a signature beside one that was recalled while it was verified', async () => {
    const content = new Uint8Array(getPayment(store, id).document)
    const first = signBeside(accountant, form, { content })
    await acceptSignature(office, id, { signature: base64(first), customer: who(accountant), askRevocation: null })
    const both = signBeside(director, form, { content, earlier: first })
    await acceptSignature(office, id, {
      signature: base64(both),
      customer: who(director),
      // The centre is slow, and what it says then is of a signature beside one that is no more.
      askRevocation: async () => {
        takeBack(store, id)
        throw new SignatureRefused('revocationUnknown')
      },
    })
    const { status, refusal, signatures } = getPayment(store, id)
    assert.deepEqual({ status, refusal, signatures }, { status: 'refused', refusal: 'notValid', signatures: [] })
  })

  for (const status of ['sent', 'accepted'] as const) {
    it(`is not recalled once it is ${status}`, async () => {
      const recall = paymentRoutes(office).find(({ path }) => path === '/api/payments/recalled') ?? assert.fail()
      setStatus(store, id, status)
      const asked = { cookies: sessionOf(office, numbers.accountant), body: { ids: [id] } }
      await assert.rejects(askRoute(recall, asked), {
        status: 409,
        fields: { payment: 'sentBefore' },
      })
      assert.equal(getPayment(store, id).status, status)
    })
  }
})

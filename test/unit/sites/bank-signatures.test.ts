/** What the bank takes for a signature under an order, by the route that takes it: odd ones, somebody else's, and where nobody tells of revocation. */
import assert from 'node:assert/strict'
import { toBase64, utf8 } from '../../../shared/bytes.ts'
import { readCertificate } from '../../../shared/certificate.ts'
import { authoritiesOf } from '../../e2e/journey/sites.ts'
import { sessionCookie, type Office } from '../../sites/bank/office.ts'
import { makePayments } from '../../sites/bank/payments.ts'
import { personOf } from '../../sites/bank/person.ts'
import { acceptRequest, begin } from '../../sites/bank/renewals.ts'
import { paymentRoutes } from '../../sites/bank/routes/payment-routes.ts'
import { beginSession } from '../../sites/bank/store/logins.ts'
import { addPayments, getPayment, setStatus } from '../../sites/bank/store/payments.ts'
import { rememberProfile } from '../../sites/bank/store/profiles.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { card, numbers } from '../../support/bank-hands.ts'
import { askRoute, bankOffice } from '../../support/bank-office.ts'
import { buildCms, sortAttributes } from '../../support/build-cms.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { signBeside } from '../../support/sign-beside.ts'

const detached = { format: 'cms', detached: true } as const
/** Browsers and node ask nobody there. */
const nobody = { ocsp: 'http://127.0.0.1:1/ocsp', list: 'http://127.0.0.1:1/list' }

describe('a signature under an order at the bank', () => {
  let authority: Authority
  let accountant: TestSigner
  let director: TestSigner
  let twin: TestSigner
  let office: Office
  const signerOf = (value: string): Promise<TestSigner> =>
    makeSigner(authority, makeKey('P-256'), { subject: [{ type: 'serialNumber', value }] })
  before(async () => {
    authority = await createAuthority()
    accountant = await signerOf(numbers.accountant)
    director = await signerOf(numbers.director)
    twin = await signerOf(numbers.accountant)
  })
  afterEach(() => office.store.close())

  function openOffice(more: Partial<Office> = {}): void {
    office = bankOffice({ card, authorities: authoritiesOf(authority), ...more })
    addPayments(office.store, makePayments(2))
  }
  const content = (id = '1'): Uint8Array<ArrayBuffer> => new Uint8Array(getPayment(office.store, id).document)
  const who = ({ certificate }: TestSigner) => personOf({ certificate, subject: readCertificate(certificate).subject })
  const post = (path: string, by: TestSigner, body: object) => {
    const session = beginSession(office.store, who(by), office.now())
    const route = paymentRoutes(office).find(one => one.path === `/api/payments/${path}`) ?? assert.fail(path)
    return askRoute(route, { cookies: new Map([[sessionCookie, session]]), body })
  }
  /** What becomes of the first order. */
  async function judged(signature: Uint8Array, by = accountant): Promise<string> {
    await post('signatures', by, { signatures: [{ id: '1', signature: toBase64(Uint8Array.from(signature)) }] })
    const { status, refusal } = getPayment(office.store, '1')
    return refusal ?? status
  }

  it('is one that tells its time, of this order and no other, by the certificate of the session', async () => {
    openOffice()
    const untimed = {
      attributes: (good: Record<string, Uint8Array<ArrayBuffer>>) =>
        sortAttributes(['contentType', 'messageDigest', 'signingCertificate'].flatMap(name => good[name] ?? [])),
    }
    const other = content('2')
    const cases: Record<string, [signature: Uint8Array, told: string]> = {
      'without a time': [buildCms(accountant, content(), { content: null, ...untimed }), 'notValid'],
      'for another payment': [buildCms(accountant, other, { content: null }), 'notValid'],
      'with another payment inside': [buildCms(accountant, other, { content: other }), 'notValid'],
      'with this payment inside, for another': [buildCms(accountant, other, { content: content() }), 'notValid'],
      'around another payment': [signBeside(accountant, { format: 'jws' }, { content: other }), 'notValid'],
      'around something else': [
        signBeside(accountant, { format: 'xades', packaging: 'enveloping' }, { content: utf8('<a/>') }),
        'notValid',
      ],
      'without signed attributes': [buildCms(accountant, content(), { content: null, bare: true }), 'notValid'],
      'by another certificate of the same person': [buildCms(twin, content(), { content: null }), 'otherPerson'],
      'of nobody': [buildCms(accountant, content(), { content: null, signers: 0 }), 'notValid'],
      twice: [buildCms(accountant, content(), { content: null, signers: 2 }), 'notValid'],
      good: [buildCms(accountant, content(), { content: null }), 'signedOnce'],
    }
    for (const [what, [signature, told]] of Object.entries(cases)) assert.equal(await judged(signature), told, what)
  })

  it('is beside the first once, and nobody else is there', async () => {
    openOffice()
    const first = buildCms(accountant, content(), { content: null })
    const twice = signBeside(accountant, detached, { content: content(), earlier: first })
    for (const [earlier, told] of [
      [twice, 'notValid'],
      [first, 'signed'],
    ] as const) {
      assert.equal(await judged(first), 'signedOnce')
      const both = signBeside(director, detached, { content: content(), earlier })
      assert.equal(await judged(both, director), told)
    }
  })

  it('is refused while nobody tells whether its certificate was revoked, and so is what was signed before when it is sent', async () => {
    openOffice({ revocation: nobody })
    const signature = buildCms(accountant, content(), { content: null })
    assert.equal(await judged(signature), 'revocationUnknown')
    office = { ...office, revocation: null, card: null }
    assert.equal(await judged(signature), 'signed')
    office = { ...office, revocation: nobody }
    await post('sent', accountant, { ids: ['1'] })
    assert.equal(getPayment(office.store, '1').refusal, 'revocationUnknown')
  })

  it('counts no more than the card wants when it is sent', async () => {
    openOffice()
    assert.equal(await judged(buildCms(accountant, content(), { content: null })), 'signedOnce')
    setStatus(office.store, '1', 'signed')
    await post('sent', director, { ids: ['1'] })
    assert.equal(getPayment(office.store, '1').refusal, 'wrongOrder')
  })

  describe('or around a request for a renewal', () => {
    const refused = async (by: TestSigner, renewal: string, more: Partial<Office> = {}): Promise<void> => {
      const request = utf8('request')
      const signed = toBase64(buildCms(by, request, { content: request }))
      rememberProfile(office.store, { ...by, subject: readCertificate(by.certificate).subject })
      const { id } = begin(office, who(accountant), who(accountant).fingerprint)
      await assert.rejects(acceptRequest({ ...office, ...more }, who(by), { id, signed }), { fields: { renewal } })
    }
    beforeEach(() => {
      openOffice()
      rememberProfile(office.store, { ...accountant, subject: readCertificate(accountant.certificate).subject })
    })

    it('is refused while nobody tells whether its certificate was revoked', () =>
      refused(accountant, 'revocationUnknown', { revocation: nobody }))

    it('is refused of another key, also of the same person', () => refused(twin, 'otherKey'))

    it('is refused once the certificate has ended', () =>
      refused(accountant, 'certificateExpired', { now: () => new Date(Date.now() + 366 * 86_400_000) }))

    it('is refused where there is no request inside', () => refused(accountant, 'requestRefused'))
  })
})

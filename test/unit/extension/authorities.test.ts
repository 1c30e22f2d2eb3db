/** Authorities for time stamps and revocation: which there are, and what becomes of one that fails. */
import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { askAuthority } from '../../../extension/background/ask-authority.ts'
import { addAuthority, readAuthorities, removeAuthority, type OwnAuthority } from '../../../extension/authorities.ts'
import { isAuthorityAddress } from '../../../extension/authority-rows.ts'
import type { Inquiry } from '../../../shared/inquiries.ts'
import { toBase64, utf8 } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { limits } from '../../../shared/limits.ts'
import type { Consulted } from '../../../shared/messages.ts'
import { bendCertificate } from '../../support/bend-certificate.ts'
import { authoritySite, behaviours, replies, type AuthoritySite } from '../../support/authority-site.ts'
import { fakeBrowser } from './fake-browser.ts'

const root = bendCertificate('Time root').certificate
const second = bendCertificate('Another root').certificate
const request = utf8('request')
const answer = utf8('answer')

describe('an authority that is asked', () => {
  let site: AuthoritySite
  let other: AuthoritySite
  before(async () => {
    site = await authoritySite(behaviours.good(() => answer))
    other = await authoritySite(behaviours.good(() => answer))
  })
  after(() => Promise.all([site.close(), other.close()]))
  beforeEach(() => void site.heard.splice(0))

  const ask = (
    signal = new AbortController().signal,
    inquiry: Inquiry = 'timestamp',
    what = request,
  ): Promise<Consulted> => askAuthority({ inquiry, address: site.address, request: what, signal })
  const fault = async (): Promise<unknown> => {
    const answered = await ask()
    return 'unavailable' in answered ? answered.unavailable.reason : null
  }

  it('is asked by OCSP as RFC 6960 appendix A has it, and for a list without a word', async () => {
    site.behave(behaviours.good(() => answer, replies.ocsp))
    assert.deepEqual(await ask(undefined, 'ocsp'), { response: answer })
    site.behave(behaviours.good(() => answer, replies.crl))
    assert.deepEqual(await ask(undefined, 'crl', new Uint8Array()), { response: answer })
    const heard = site.heard.map(({ method, headers, body }) => [method, headers['content-type'], body.length])
    assert.deepEqual(heard, [
      ['POST', 'application/ocsp-request', request.length],
      ['GET', undefined, 0],
    ])
    site.behave(behaviours.good(() => answer))
    assert.deepEqual(await ask(undefined, 'ocsp'), { unavailable: { reason: 'contentType', status: 200 } })
  })

  for (const inquiry of ['ocsp', 'crl'] as const) {
    it(`and answers a hundred million bytes instead of ${inquiry} is let go`, async () => {
      site.behave(behaviours.floods(replies[inquiry]))
      assert.deepEqual(await ask(undefined, inquiry), { unavailable: { reason: 'tooLarge' } })
      site.behave(behaviours.good(() => answer))
    })
  }

  it('gets the request as RFC 3161 section 3.4 has it, without cookies or where it comes from, and its answer is read', async () => {
    assert.deepEqual(await ask(), { response: answer })
    const [heard] = site.heard
    assert.deepEqual([heard?.method, heard?.body], ['POST', request])
    assert.equal(heard?.headers['content-type'], 'application/timestamp-query')
    assert.deepEqual([heard?.headers.cookie, heard?.headers.referer], [undefined, undefined])
  })

  const faults: [what: string, how: () => Parameters<AuthoritySite['behave']>[0], reason: string][] = [
    ['shows a page', behaviours.page, 'contentType'],
    ['is not there', behaviours.notFound, 'httpStatus'],
    ['is broken', behaviours.broken, 'httpStatus'],
    ['closes the connection', behaviours.closes, 'unreachable'],
    ['closes it halfway', behaviours.closesHalfway, 'unreachable'],
    ['sends elsewhere', () => behaviours.redirects(other.address), 'unreachable'],
    ['answers a hundred million bytes', behaviours.floods, 'tooLarge'],
  ]
  for (const [what, how, reason] of faults) {
    it(`and ${what} is ${reason}, and the next request works`, async () => {
      site.behave(how())
      assert.equal(await fault(), reason)
      assert.deepEqual([site.heard.length, other.heard.length], [1, 0], 'nothing is asked twice, and nobody else')
      site.behave(behaviours.good(() => answer))
      assert.deepEqual(await ask(), { response: answer })
    })
  }

  for (const how of ['stalls', 'stallsHalfway'] as const) {
    it(`and ${how} is given up after a while, and the next request works`, async () => {
      const timeout = mock.method(AbortSignal, 'timeout', (ms: number) => {
        assert.equal(ms, limits.timestampMs)
        const own = new AbortController()
        setTimeout(() => own.abort(new DOMException('late', 'TimeoutError')), 50)
        return own.signal
      })
      try {
        site.behave(behaviours[how]())
        assert.equal(await fault(), 'tooSlow')
      } finally {
        timeout.mock.restore()
      }
      site.behave(behaviours.good(() => answer))
      assert.deepEqual(await ask(), { response: answer })
    })
  }

  it('is let go when the request is over', async () => {
    site.behave(behaviours.stalls())
    const over = new AbortController()
    const asked = ask(over.signal)
    setTimeout(() => over.abort(), 20)
    assert.deepEqual(await asked, { unavailable: { reason: 'unreachable' } })
    site.behave(behaviours.good(() => answer))
  })
})

describe('the authorities', () => {
  const browser = () => fakeBrowser(() => undefined)
  const one: OwnAuthority = {
    name: 'Vaxt',
    certificates: [root],
    addresses: { timestamp: 'https://tsa.example.az/tsp', ocsp: 'http://ocsp.example.az/' },
  }
  const places = ['https://tsa.example.az/*', 'http://ocsp.example.az/*']

  it('are those that the person added with the browser’s leave, and are gone when they are removed', async () => {
    const own = browser()
    assert.equal(await addAuthority(own, one), true)
    const [added] = await readAuthorities(own)
    assert.deepEqual(added, { ...one, managed: false, allowed: true })
    assert.deepEqual([...own.permitted], places)
    await addAuthority(own, { ...one, name: 'Again' })
    await removeAuthority(own, added ?? assert.fail())
    assert.deepEqual([...own.permitted], places, 'another is at the same place')
    const [last] = await readAuthorities(own)
    await removeAuthority(own, last ?? assert.fail())
    assert.deepEqual([await readAuthorities(own), [...own.permitted]], [[], []])
  })

  it('are not stored when the browser may not connect there', async () => {
    const own = browser()
    own.grants = false
    assert.equal(await addAuthority(own, one), false)
    assert.deepEqual(own.stored, {})
  })

  it('of an administrator come first, in PEM or base64, and wait for the browser’s leave', async () => {
    const own = browser()
    own.managed['authorities'] = [
      { name: 'Vaxt', certificates: [toPem('CERTIFICATE', root)], ...one.addresses },
      { name: 'Other', certificates: [toBase64(root), toBase64(second)], crl: 'http://other.example/ca.crl' },
    ]
    await addAuthority(own, { ...one, addresses: { timestamp: 'https://evil.example/' } })
    const found = await readAuthorities(own)
    assert.deepEqual(found, [
      { ...one, managed: true, allowed: false },
      {
        name: 'Other',
        certificates: [root, second],
        addresses: { crl: 'http://other.example/ca.crl' },
        managed: true,
        allowed: false,
      },
    ])
  })

  it('of earlier versions, of the person and of an administrator, stay what they were, and are stored anew with the next change', async () => {
    const own = browser()
    const old = { name: 'Vaxt', address: 'https://tsa.example.az/tsp', root: toBase64(root) }
    const stamping = { ...one, addresses: { timestamp: old.address } }
    own.stored['timestampAuthorities'] = [old]
    own.managed['timestampAuthorities'] = [{ ...old, name: 'Set', root: toPem('CERTIFICATE', root) }]
    const before = await readAuthorities(own)
    assert.deepEqual(before, [
      { ...stamping, name: 'Set', managed: true, allowed: false },
      { ...stamping, managed: false, allowed: false },
    ])
    await addAuthority(own, { ...one, name: 'Another' })
    assert.deepEqual(
      (await readAuthorities(own)).map(({ name }) => name),
      ['Set', 'Vaxt', 'Another'],
    )
    assert.deepEqual(own.stored['timestampAuthorities'], [])
  })

  it('that are stored wrongly are passed over', async () => {
    const own = browser()
    const good = { name: 'Vaxt', certificates: [toBase64(root)], timestamp: one.addresses.timestamp }
    const old = { name: 'Vaxt', address: one.addresses.timestamp, root: toBase64(root) }
    own.stored['authorities'] = [
      null,
      { ...good, name: '' },
      { ...good, name: 'x'.repeat(65) },
      { ...good, timestamp: 'http://tsa.example.az/' },
      { ...good, ocsp: 'ftp://tsa.example.az/' },
      { ...good, timestamp: undefined },
      { ...good, certificates: [] },
      { ...good, certificates: [toBase64(root), toBase64(utf8('no certificate'))] },
      { ...good, certificates: Array.from({ length: 9 }, () => toBase64(root)) },
      { ...good, certificates: [7] },
      { ...good, certificates: toBase64(root) },
      { ...old, address: 'http://tsa.example.az/' },
      { ...old, root: 7 },
      { ...old, root: undefined },
    ]
    assert.deepEqual(await readAuthorities(own), [])
  })

  it('are at https addresses, or on this computer', () => {
    for (const address of ['https://tsa.example/', 'https://tsa.example:8443/a?b=c', 'http://localhost:3000/tsp']) {
      assert.ok(isAuthorityAddress(address, 'timestamp'), address)
    }
    for (const address of [
      'http://tsa.example/',
      'http://127.0.0.1/',
      'ftp://tsa.example/',
      'file:///etc/passwd',
      'https://user@tsa.example/',
      'https://:secret@tsa.example/',
      'https://tsa.example/#a',
      'tsa.example',
      '',
      `https://tsa.example/${'x'.repeat(512)}`,
    ]) {
      assert.ok(!isAuthorityAddress(address, 'timestamp'), address)
    }
    for (const inquiry of ['ocsp', 'crl'] as const) {
      assert.ok(isAuthorityAddress('http://pki.example.kz/', inquiry), 'what is told there is signed, and public')
      assert.ok(!isAuthorityAddress('http://user@pki.example.kz/', inquiry))
      assert.ok(!isAuthorityAddress('ldap://pki.example.kz/', inquiry))
    }
  })
})

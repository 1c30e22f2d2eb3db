/** Authorities for time stamps: which there are, and what becomes of one that fails. */
import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { askAuthority } from '../../../extension/background/ask-authority.ts'
import {
  addAuthority,
  isAuthorityAddress,
  readAuthorities,
  removeAuthority,
} from '../../../extension/timestamp-authorities.ts'
import { toBase64, utf8, type Bytes } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import { bendCertificate } from '../../support/bend-certificate.ts'
import { authoritySite, behaviours, type AuthoritySite } from '../../support/authority-site.ts'
import { fakeBrowser } from './fake-browser.ts'

const root = bendCertificate('Time root').certificate
const request = utf8('request')
const answer = utf8('answer')

describe('an authority that is asked for a time stamp', () => {
  let site: AuthoritySite
  let other: AuthoritySite
  before(async () => {
    site = await authoritySite(behaviours.good(() => answer))
    other = await authoritySite(behaviours.good(() => answer))
  })
  after(() => Promise.all([site.close(), other.close()]))
  beforeEach(() => void site.heard.splice(0))

  const ask = (signal = new AbortController().signal): Promise<Bytes> => askAuthority(site.address, request, signal)
  const fault = async (): Promise<unknown> => {
    try {
      await ask()
    } catch (error) {
      if (error instanceof MohurError) return [error.code, error.details['reason']]
    }
    return null
  }

  it('gets the request as RFC 3161 section 3.4 has it, without cookies or where it comes from, and its answer is read', async () => {
    assert.deepEqual(await ask(), answer)
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
      assert.deepEqual(await fault(), ['TIMESTAMP_UNAVAILABLE', reason])
      assert.deepEqual([site.heard.length, other.heard.length], [1, 0], 'nothing is asked twice, and nobody else')
      site.behave(behaviours.good(() => answer))
      assert.deepEqual(await ask(), answer)
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
        assert.deepEqual(await fault(), ['TIMESTAMP_UNAVAILABLE', 'tooSlow'])
      } finally {
        timeout.mock.restore()
      }
      site.behave(behaviours.good(() => answer))
      assert.deepEqual(await ask(), answer)
    })
  }

  it('is let go when the request is over', async () => {
    site.behave(behaviours.stalls())
    const over = new AbortController()
    const asked = ask(over.signal)
    setTimeout(() => over.abort(), 20)
    await assert.rejects(asked, { code: 'TIMESTAMP_UNAVAILABLE' })
    site.behave(behaviours.good(() => answer))
  })
})

describe('the authorities for time stamps', () => {
  const browser = () => fakeBrowser(() => undefined)
  const one = { name: 'Vaxt', address: 'https://tsa.example.az/tsp', root }

  it('are those that the person added with the browser’s leave, and are gone when they are removed', async () => {
    const own = browser()
    assert.equal(await addAuthority(own, one), true)
    const [added] = await readAuthorities(own)
    assert.deepEqual(added, { ...one, managed: false, allowed: true })
    assert.deepEqual([...own.permitted], ['https://tsa.example.az/*'])
    await addAuthority(own, { ...one, name: 'Again' })
    await removeAuthority(own, added ?? assert.fail())
    assert.deepEqual([...own.permitted], ['https://tsa.example.az/*'], 'another is at the same place')
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
    own.managed['timestampAuthorities'] = [
      { name: 'Vaxt', address: one.address, root: toPem('CERTIFICATE', root) },
      { name: 'Other', address: 'https://other.example/', root: toBase64(root) },
    ]
    await addAuthority(own, { ...one, address: 'https://evil.example/' })
    const found = await readAuthorities(own)
    assert.deepEqual(
      found.map(({ name, address, managed, allowed }) => [name, address, managed, allowed]),
      [
        ['Vaxt', one.address, true, false],
        ['Other', 'https://other.example/', true, false],
      ],
    )
  })

  it('that are stored wrongly are passed over', async () => {
    const own = browser()
    const good = { name: 'Vaxt', address: one.address, root: toBase64(root) }
    own.stored['timestampAuthorities'] = [
      null,
      { ...good, name: '' },
      { ...good, name: 'x'.repeat(65) },
      { ...good, address: 'http://tsa.example.az/' },
      { ...good, root: toBase64(utf8('no certificate')) },
      { ...good, root: 7 },
    ]
    assert.deepEqual(await readAuthorities(own), [])
  })

  it('are at https addresses, or on this computer', () => {
    for (const address of ['https://tsa.example/', 'https://tsa.example:8443/a?b=c', 'http://localhost:3000/tsp']) {
      assert.ok(isAuthorityAddress(address), address)
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
      assert.ok(!isAuthorityAddress(address), address)
    }
  })
})

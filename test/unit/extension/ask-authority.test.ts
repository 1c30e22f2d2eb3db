/** An authority is asked over HTTP: how, and what becomes of one that fails. */
import assert from 'node:assert/strict'
import { mock } from 'node:test'
import { askAuthority } from '../../../extension/background/ask-authority.ts'
import { utf8 } from '../../../shared/bytes.ts'
import type { Inquiry } from '../../../shared/inquiries.ts'
import { limits } from '../../../shared/limits.ts'
import type { Consulted } from '../../../shared/messages.ts'
import { authoritySite, behaviours, replies, type AuthoritySite } from '../../support/authority-site.ts'

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

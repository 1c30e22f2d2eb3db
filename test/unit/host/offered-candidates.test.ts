/** What a person is offered to sign with where a page named a certificate, and what is taken of their answer. */
import assert from 'node:assert/strict'
import { algorithmOf, offered, taken } from '../../../host/operations/offered-candidates.ts'
import { utf8 } from '../../../shared/bytes.ts'
import type { Candidate } from '../../../shared/token.ts'
import { tokenForPin } from '../../support/answering-person.ts'

const candidate = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  certificate: utf8(name),
  fingerprint: name,
  token: tokenForPin,
  algorithm: 'ECDSA-SHA256',
  pinEachTime: false,
  obstacle: null,
  ...more,
})
const elsewhere = { token: { ...tokenForPin, id: 'b'.repeat(64) } }
const locked = { obstacle: 'PIN_LOCKED' } as const
const [own, other] = [candidate('own'), candidate('other')]

describe('candidates for a signature', () => {
  it('are all offered where the page named none, and else the one that it named', async () => {
    const look = async (): Promise<Candidate[]> => [own, other]
    assert.deepEqual(await offered(look, undefined), [own, other])
    assert.deepEqual(await offered(look, utf8('own')), [own])
    assert.deepEqual(await offered(look, utf8('third')), [])
  })

  it('end the request where the one that was named cannot be used on any token', async () => {
    const here = candidate('own', locked)
    await assert.rejects(
      offered(async () => [here, other], utf8('own')),
      { code: 'PIN_LOCKED' },
    )
    const there = candidate('own', elsewhere)
    assert.deepEqual(await offered(async () => [here, there], utf8('own')), [here, there])
  })

  it('are taken as they were offered: on that token, that certificate, and nothing in its way', () => {
    const all = [own, candidate('other', locked), candidate('there', elsewhere)]
    const take = (token: string, certificate: string) => taken(all, { token, certificate })
    assert.equal(take(tokenForPin.id, 'own'), own)
    assert.throws(() => take(elsewhere.token.id, 'own'), { code: 'TOKEN_REMOVED' })
    assert.throws(() => take(tokenForPin.id, 'there'), { code: 'TOKEN_REMOVED' })
    assert.throws(() => take(tokenForPin.id, 'other'), { code: 'PIN_LOCKED' })
  })

  it('sign by the algorithm that was found for them, or not at all', () => {
    assert.equal(algorithmOf(own), 'ECDSA-SHA256')
    assert.throws(() => algorithmOf(candidate('own', { algorithm: null })), { code: 'ALGORITHM_UNSUPPORTED' })
  })
})

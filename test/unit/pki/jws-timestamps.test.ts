/** Time stamps in JWS (ETSI TS 119 182-1 sections 5.3.1 and 5.3.4), as others may write them and as they may be bent. */
import assert from 'node:assert/strict'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import type { TimestampReason, VerifiedSigner } from '../../../shared/operations/verify.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { inText, jws, makeJws } from '../../support/make-jws.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { timestampInfo, timestampSource, timestampToken } from '../../support/make-timestamp.ts'

const source = timestampSource()
const tokenOf = (stamped: Bytes, time?: string): Bytes =>
  timestampToken(source, timestampInfo(stamped, time === undefined ? {} : { time }))
const base64 = (token: Uint8Array): string => Buffer.from(token).toString('base64')
const stamps = (...tokens: Uint8Array[]): object => ({
  sigTst: { tstTokens: tokens.map(token => ({ val: base64(token) })) },
})
const encoded = (added: object): string => inText(utf8(JSON.stringify(added)))

interface Json {
  payload: string
  signatures: [{ protected: string; signature: string; header?: Record<string, unknown> }]
}

describe('time stamps in JWS', () => {
  let authority: Authority
  let signer: TestSigner
  let signed: Json
  let value: Bytes

  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
    signed = JSON.parse(makeJws(signer, { serialization: 'json', timestamp: stamped => tokenOf(stamped) })) as Json
    value = utf8(signed.signatures[0].signature)
  })

  const verify = (text: string): VerifiedSigner => {
    const input = { content: null, roots: [authority.root], timestampRoots: [source.root], now: new Date() }
    const [found] = jws.verify({ signed: utf8(text), ...input })
    assert.deepEqual([found?.valid, found?.reasons], [true, []])
    return found ?? assert.fail()
  }
  const having = (etsiU: unknown): string => {
    const [{ header: _, ...one }] = signed.signatures
    return JSON.stringify({ ...signed, signatures: [{ ...one, header: { etsiU } }] })
  }
  const told = (etsiU: unknown): unknown => {
    const { level, timestamp } = verify(having(etsiU))
    return [level, timestamp && timestamp.reasons]
  }
  const good = ['B-T', []]
  const broken = (reason: TimestampReason): unknown => ['B-B', [reason]]

  it('stand in the header that is not signed, over the signature as it is written', () => {
    const [{ header, signature }] = signed.signatures
    const [added, ...more] = (header?.['etsiU'] ?? []) as string[]
    const read = JSON.parse(Buffer.from(added ?? '', 'base64url').toString()) as Record<string, never>
    assert.deepEqual([Object.keys(header ?? {}), more, Object.keys(read)], [['etsiU'], [], ['sigTst']])
    assert.deepEqual(told([encoded(stamps(tokenOf(utf8(signature))))]), good)
    assert.deepEqual(
      told([encoded(stamps(tokenOf(new Uint8Array(Buffer.from(signature, 'base64url')))))]),
      broken('imprintWrong'),
    )
  })

  it('are read in both ways to write them, and in the flattened serialization', () => {
    assert.deepEqual(told([stamps(tokenOf(value))]), good)
    const { payload, signatures } = signed
    const { level } = verify(JSON.stringify({ payload, ...signatures[0] }))
    assert.equal(level, 'B-T')
  })

  it('count by the earliest that holds, whichever stands first, and by no more than a few', () => {
    const early = new Date(Date.now() - 180_000).toISOString().replace(/[-:T]|\.\d+/g, '')
    const [wrong, late, first] = [tokenOf(utf8('x'), early), tokenOf(value), tokenOf(value, early)]
    for (const etsiU of [[stamps(wrong, late, first)], [wrong, late, first].map(one => encoded(stamps(one)))]) {
      const { level, timestamp } = verify(having(etsiU))
      assert.equal(level, 'B-T')
      assert.equal(timestamp?.time?.toISOString().replace(/[-:T]|\.\d+/g, ''), early)
    }
    const many = Array.from({ length: limits.timestamps }, () => stamps(wrong))
    assert.deepEqual(told([...many, stamps(late)]), broken('imprintWrong'))
  })

  it('are told of as unreadable where they are cut, are no base64, or there are none', () => {
    const token = tokenOf(value)
    for (const sigTst of [
      { tstTokens: [{ val: base64(token.subarray(0, 300)) }] },
      { tstTokens: [{ val: '?' }] },
      { tstTokens: [{ val: 7 }] },
      { tstTokens: [null] },
      { tstTokens: [] },
      { tstTokens: 'x' },
      null,
      [],
    ])
      for (const added of [{ sigTst }, encoded({ sigTst })]) assert.deepEqual(told([added]), broken('unreadable'))
  })

  it('say nothing where they are not what they should be, and stand beside what is not known', () => {
    const none = ['B-B', null]
    for (const etsiU of [[], {}, 7, null, 'x', [7, null, 'x', '?', []], [{ later: 1 }], [encoded({ later: 1 })]])
      assert.deepEqual(told(etsiU), none, JSON.stringify(etsiU))
    // Two programs could read it in two ways.
    const twice = `{"sigTst":0,"sigTst":${JSON.stringify(stamps(tokenOf(value)))}}`
    assert.deepEqual(told([inText(utf8(twice))]), none)
    assert.deepEqual(told([{ later: 1 }, 'x', stamps(tokenOf(value))]), good)
  })
})

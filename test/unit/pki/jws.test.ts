/** JWS as we make it (RFC 7515, ETSI TS 119 182-1), beside a library that we did not write. */
import assert from 'node:assert/strict'
import { createHash, createPublicKey } from 'node:crypto'
import { compactVerify, generalVerify, type GeneralJWSInput } from 'jose'
import { signatureAlgorithms } from '../../../shared/algorithms.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { keyAlgorithmNames, keyAlgorithms } from '../../../shared/key-algorithms.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { document, inText, jws, makeJws, signingTime } from '../../support/make-jws.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'

describe('a JWS', () => {
  const signers = new Map<string, TestSigner>()
  let authority: Authority
  let signer: TestSigner

  before(async () => {
    authority = await createAuthority()
    for (const name of keyAlgorithmNames) signers.set(name, await makeSigner(authority, makeKey(name)))
    signer = signers.get('P-256') ?? assert.fail()
  })

  const verify = (text: string, content: Bytes | null = null): VerifiedSigner[] =>
    jws.verify({ signed: utf8(text), content, roots: [authority.root], now: new Date() })
  for (const name of keyAlgorithmNames)
    for (const algorithm of keyAlgorithms[name].signatures.filter(one => jws.suits(name, one)))
      for (const detached of [false, true])
        it(`by ${algorithm} with ${name}, ${detached ? 'detached' : 'with its payload'}, is accepted by jose and by us`, async () => {
          const own = signers.get(name) ?? assert.fail()
          const key = createPublicKey({ key: Buffer.from(own.publicKey), format: 'der', type: 'spki' })
          const compact = makeJws(own, { detached, algorithm })
          const [header = '', payload = '', signature = ''] = compact.split('.')
          assert.equal(payload, detached ? '' : inText(document))
          const read = await compactVerify([header, inText(document), signature].join('.'), key)
          assert.deepEqual(new Uint8Array(read.payload), document)
          assert.equal(read.protectedHeader.alg, signatureAlgorithms[algorithm].jws)

          const json = makeJws(own, { detached, algorithm, serialization: 'json' })
          const general = { payload: inText(document), ...(JSON.parse(json) as object) } as GeneralJWSInput
          assert.deepEqual(new Uint8Array((await generalVerify(general, key)).payload), document)
          for (const text of [compact, json]) assertGood(verify(text, detached ? document : null), own)
        })

  function assertGood([found, ...more]: VerifiedSigner[], own: TestSigner): void {
    assert.equal(more.length, 0)
    assert.deepEqual([found?.reasons, found?.valid, found?.level], [[], true, 'B-B'])
    assert.deepEqual(found?.certificate, own.certificate)
    assert.equal(found?.signingTime?.getTime(), Math.floor(signingTime.getTime() / 1000) * 1000)
  }

  it('names its signer, the time and the chain in its protected header, and nothing else', () => {
    const [header = ''] = makeJws(signer).split('.')
    assert.deepEqual(JSON.parse(Buffer.from(header, 'base64url').toString()), {
      alg: 'ES256',
      iat: 1_795_252_443,
      'x5t#S256': createHash('sha256').update(signer.certificate).digest('base64url'),
      x5c: [signer.certificate, ...signer.chain].map(der => Buffer.from(der).toString('base64')),
    })
  })

  it('is signed with the hash of its curve alone', () => {
    assert.ok(
      jws.suits('P-384', 'ECDSA-SHA384') && jws.suits('RSA-2048', 'RSA-SHA512') && jws.suits('Ed25519', 'Ed25519'),
    )
    assert.ok(!jws.suits('P-256', 'ECDSA-SHA384') && !jws.suits('P-384', 'ECDSA-SHA256'))
  })

  it('is not valid any more with one bit flipped, wherever it is', () => {
    const good = utf8(makeJws(signer))
    for (let at = 0; at < good.length; at += 7) {
      const bent = good.with(at, (good[at] ?? 0) ^ (1 << (at % 7)))
      const outcome = ((): string => {
        try {
          return jws.verify({ signed: bent, content: document, roots: [authority.root], now: new Date() })[0]?.valid
            ? 'valid'
            : 'refused'
        } catch (error) {
          return (error as { code: string }).code
        }
      })()
      assert.ok(outcome === 'refused' || outcome === 'SIGNED_DATA_UNREADABLE', `${at}: ${outcome}`)
    }
  })
})

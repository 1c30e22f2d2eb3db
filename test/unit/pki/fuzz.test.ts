/** T35: damaged certificates and signatures are refused with our own codes, soon, and never taken for good. */
import assert from 'node:assert/strict'
import { verifySignedData } from '../../../host/pki/cms/verify.ts'
import { buildCms } from '../../support/build-cms.ts'
import { rounds } from '../../support/endurance.ts'
import { fuzzPki } from '../../support/fuzz-pki.ts'
import { makeKey, makeSigner } from '../../support/make-signer.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { utf8 } from '../../../shared/bytes.ts'

const inputs = rounds({ small: 5_000, full: 20_000 })

describe(`T35, G2: ${inputs} damaged certificates and signatures`, () => {
  it('give no error but our own, none takes 50 ms, and what is accepted says what was signed', async () => {
    const authority = await createAuthority()
    const signer = await makeSigner(authority, makeKey('P-256'))
    const signed = buildCms(signer, utf8('Ödəniş tapşırığı № 17'))
    const certificates = [signer.certificate, ...signer.chain]
    fuzzPki({ rounds: 500, seed: 1, signed, certificates })
    const { refused, read, faults, accepted, slowestMs } = fuzzPki({ rounds: inputs, seed: 7, signed, certificates })
    assert.deepEqual(
      faults.map(({ kind, input, error }) => [kind, Buffer.from(input).toString('base64'), error]),
      [],
    )
    assert.equal(refused + read, inputs)
    assert.ok(refused > inputs / 10 && read > inputs / 10, `${refused} refused, ${read} read`)
    assert.ok(slowestMs < 50, `${slowestMs} ms`)
    for (const { kind, input } of accepted) {
      assert.equal(kind, 'signed', Buffer.from(input).toString('base64'))
      const found = verifySignedData({ signed: input, content: null, roots: [authority.root], now: new Date() })
      assert.deepEqual(
        found.map(({ certificate }) => certificate),
        found.map(() => signer.certificate),
      )
    }
  }).timeout(300_000)
})

/** CMS signatures of every kind of key, read by programs that we did not write, and theirs read by us. */
import assert from 'node:assert/strict'
import { signatureAlgorithms } from '../../../shared/algorithms.ts'
import { keyAlgorithmNames } from '../../../shared/key-algorithms.ts'
import { fromHex, utf8, type Bytes } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { digestOf } from '../../../host/digests.ts'
import { packageSignedData } from '../../../host/pki/cms/package.ts'
import { prepareSignedData } from '../../../host/pki/cms/prepare.ts'
import { verifySignedData } from '../../../host/pki/cms/verify.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { joinParts } from '../../support/join-parts.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { cannotJudge, cmsVerifiers, output } from '../../support/openssl.ts'

const document = utf8('Ödəniş tapşırığı № 17\r\n1 234,56 AZN\n\u0000\u00ff')

function signCms(signer: TestSigner, detached: boolean): Bytes {
  const identity = { ...signer, algorithm: signer.signatureAlgorithm }
  const digest = digestOf(signatureAlgorithms[signer.signatureAlgorithm].hash, document)
  const toBeSigned = prepareSignedData(identity, { digest, signingTime: new Date() })
  const signature = signer.sign(toBeSigned)
  const parts = packageSignedData(identity, {
    toBeSigned,
    signature,
    contentLength: detached ? null : document.length,
  })
  return joinParts(parts, document)
}

describe('CMS signatures and other programs', () => {
  let authority: Authority

  before(async () => {
    authority = await createAuthority()
  })

  it('are refused, as OpenSSL refuses them, where they announce another digest than the signer’s', async () => {
    const signed = signCms(await makeSigner(authority, makeKey('P-256')), true)
    const sha256 = fromHex('0609608648016503040201')
    const at = Buffer.from(signed).indexOf(sha256)
    assert.ok(at > 0 && at < 60, 'digestAlgorithms come first')
    const { 'openssl cms -cades': verify = () => assert.fail() } = cmsVerifiers
    const roots = [authority.root]
    const judge = async (bytes: Bytes) => {
      const [signer] = verifySignedData({ signed: bytes, content: document, roots, now: new Date() })
      const { accepted } = await verify({ signed: bytes, content: document, root: authority.root })
      return { reasons: signer?.reasons, accepted }
    }
    assert.deepEqual(await judge(signed), { reasons: [], accepted: true })
    for (const last of [0x02, 0x7d]) {
      const other = signed.with(at + sha256.length - 1, last)
      assert.deepEqual(await judge(other), { reasons: ['algorithmUnsupported'], accepted: false }, String(last))
    }
  })

  for (const algorithm of keyAlgorithmNames) {
    describe(algorithm, () => {
      let signer: TestSigner

      before(async () => {
        signer = await makeSigner(authority, makeKey(algorithm))
      })

      for (const [program, verify] of Object.entries(cmsVerifiers)) {
        const unknown = cannotJudge(algorithm, program)
        if (unknown) {
          it(`${program} says that it cannot judge`, async () => {
            const signed = signCms(signer, true)
            const { accepted, output } = await verify({ signed, content: document, root: authority.root })
            assert.equal(accepted, false)
            assert.match(output, unknown)
          })
          continue
        }
        it(`${program} accepts the attached signature`, async () => {
          const { accepted, output } = await verify({
            signed: signCms(signer, false),
            content: null,
            root: authority.root,
          })
          assert.ok(accepted, output)
        })

        it(`${program} accepts the detached signature, and not for a document changed by one byte`, async () => {
          const signed = signCms(signer, true)
          const { accepted, output } = await verify({ signed, content: document, root: authority.root })
          assert.ok(accepted, output)
          const changed = Uint8Array.from(document, (byte, index) => (index === 3 ? byte ^ 1 : byte))
          assert.equal((await verify({ signed, content: changed, root: authority.root })).accepted, false)
        })
      }

      it('our own verifier accepts both as valid at level B-B', () => {
        for (const detached of [false, true]) {
          const [found, ...more] = verifySignedData({
            signed: signCms(signer, detached),
            content: detached ? document : null,
            roots: [authority.root],
            now: new Date(),
          })
          assert.equal(more.length, 0)
          assert.deepEqual([found?.valid, found?.reasons, found?.level], [true, [], 'B-B'])
          assert.deepEqual(found?.certificate, signer.certificate)
          assert.deepEqual(found?.chain, signer.chain)
        }
      })
    })
  }

  describe('made by others', () => {
    const makers: Record<string, { args: string; level: 'B-B' | 'none' }> = {
      'openssl cms -sign -cades, DER': {
        args: 'openssl cms -sign -cades -binary -nodetach -outform DER -in content -signer leaf.pem -inkey key.pem -certfile chain.pem -out out',
        level: 'B-B',
      },
      'openssl cms -sign -stream, BER with indefinite lengths and strings in pieces': {
        args: 'openssl cms -sign -cades -binary -nodetach -stream -outform DER -in content -signer leaf.pem -inkey key.pem -certfile chain.pem -out out',
        level: 'B-B',
      },
      'openssl cms -sign, PEM, signer by key identifier': {
        args: 'openssl cms -sign -keyid -binary -nodetach -outform PEM -in content -signer leaf.pem -inkey key.pem -certfile chain.pem -out out',
        level: 'none',
      },
      'openssl smime -sign, the PKCS#7 of old': {
        args: 'openssl smime -sign -binary -nodetach -outform PEM -in content -signer leaf.pem -inkey key.pem -certfile chain.pem -out out',
        level: 'none',
      },
      'certtool --p7-sign': {
        args: 'certtool --p7-sign --p7-time --infile content --load-certificate leaf.pem --load-privkey key.pem --outfile out',
        level: 'none',
      },
    }
    let signer: TestSigner

    before(async () => {
      signer = await makeSigner(authority, makeKey('RSA-2048'))
    })

    for (const [maker, { args, level }] of Object.entries(makers)) {
      it(`${maker}: valid, level ${level}`, async () => {
        const signed = await output(args, {
          content: document,
          'leaf.pem': toPem('CERTIFICATE', signer.certificate),
          'chain.pem': signer.chain.map(der => toPem('CERTIFICATE', der)).join(''),
          'key.pem': signer.privateKey.export({ format: 'pem', type: 'pkcs8' }),
        })
        const [found] = verifySignedData({ signed, content: document, roots: signer.chain, now: new Date() })
        assert.deepEqual([found?.reasons, found?.level], [[], level])
        const [forOther] = verifySignedData({ signed, content: utf8('other'), roots: signer.chain, now: new Date() })
        assert.deepEqual(forOther?.reasons, ['contentChanged'])
      })
    }
  })
})

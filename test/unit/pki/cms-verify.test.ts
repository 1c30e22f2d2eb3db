/** The strict verifier: every row of the matrix, what cannot be read at all, several signers, damaged bytes. */
import assert from 'node:assert/strict'
import { sign as nodeSign } from 'node:crypto'
import * as asn1js from 'asn1js'
import { der } from '../../../host/pki/der.ts'
import { verifySignedData } from '../../../host/pki/cms/verify.ts'
import { concat, toBase64, utf8, type Bytes } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { children, readDer } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { asAuthority, asPerson, bendCertificate, makeKeyPair } from '../../support/bend-certificate.ts'
import { buildCms, sortAttributes, type AttributeName } from '../../support/build-cms.ts'
import { authority as authorityExtensions, day, makeLink, usages } from '../../support/make-link.ts'
import { makeKey, makeSigner, type TestKey, type TestSigner } from '../../support/make-signer.ts'
import { matrix } from './cms-matrix.ts'
import { document } from './cms-row.ts'

const unreadable = (error: unknown): boolean => error instanceof MohurError && error.code === 'SIGNED_DATA_UNREADABLE'

const withoutSigningCertificate = (good: Record<AttributeName, Bytes>): Bytes[] =>
  sortAttributes([good.contentType, good.messageDigest, good.signingTime])

/** The outer values of a CMS written anew; what is signed over as it was sent stays: certificates. */
function rewritten(cms: Uint8Array, write: (tag: number, content: Uint8Array) => Bytes, depth = 0): Bytes {
  const { tag, content, whole } = readDer(cms)
  if (tag === 0xa0 && depth === 3) return new Uint8Array(whole)
  if ((tag & 0x20) === 0) return write(tag, content)
  return write(tag, concat(children(readDer(cms)).map(part => rewritten(part.whole, write, depth + 1))))
}

const lengthened = (tag: number, content: Uint8Array): Bytes =>
  concat([Uint8Array.of(tag, 0x84, ...[24, 16, 8, 0].map(shift => (content.length >> shift) & 0xff)), content])

/** OCTET STRINGs in two pieces, everything else in DER. */
const inPieces = (tag: number, content: Uint8Array): Bytes =>
  tag === 0x04 ? der(0x24, der(0x04, content.subarray(0, 5)), der(0x04, content.subarray(5))) : der(tag, content)

describe('T36: the CMS verifier', () => {
  const signers: Record<'RSA' | 'EC', { signer: TestSigner; stranger: TestSigner } | undefined> = {
    RSA: undefined,
    EC: undefined,
  }
  let authority: Authority
  let good: Bytes
  let signer: TestSigner

  const verify = (signed: Uint8Array, content: Bytes | null = null, roots = [authority.root]): VerifiedSigner[] =>
    verifySignedData({ signed, content, roots, now: new Date() })

  before(async () => {
    authority = await createAuthority()
    for (const [family, algorithm] of [
      ['RSA', 'RSA-2048'],
      ['EC', 'P-256'],
    ] as const) {
      const [own, stranger] = [makeKey(algorithm), makeKey(algorithm)]
      signers[family] = {
        signer: await makeSigner(authority, own),
        stranger: await makeSigner(authority, stranger, { commonName: 'Stranger' }),
      }
    }
    signer = signers.EC!.signer
    good = buildCms(signer, document)
  })

  for (const family of ['RSA', 'EC'] as const) {
    for (const [name, row] of Object.entries(matrix).filter(([, { only = family }]) => only === family)) {
      it(`${family}: ${name} → ${row.reasons.join(', ') || 'valid'}, ${row.level ?? 'B-B'}`, () => {
        const { signer, stranger } = signers[family]!
        const bend = typeof row.bend === 'function' ? row.bend(signer, stranger) : row.bend
        const [found, ...more] = verify(buildCms(signer, document, bend), row.given)
        assert.equal(more.length, 0)
        assert.deepEqual(
          [found?.reasons, found?.valid, found?.level],
          [row.reasons, row.reasons.length === 0, row.level ?? 'B-B'],
        )
      })
    }
  }

  for (const family of ['RSA', 'EC'] as const) {
    it(`${family}: refuses attribute confusion, signed attributes turned into content without attributes`, () => {
      const { signer } = signers[family]!
      let attributes: Uint8Array = new Uint8Array()
      buildCms(signer, document, { toBeSigned: sent => (attributes = sent) })
      const [found] = verify(buildCms(signer, attributes, { bare: true }))
      assert.deepEqual(found?.reasons, ['attributesWrong'])
    })

    it(`${family}: refuses bytes after the whole`, () => {
      const whole = buildCms(signers[family]!.signer, document)
      assert.throws(() => verify(concat([whole, Uint8Array.of(0)])), unreadable)
    })
  }

  it('tells the signer, the chain and the time of a good signature', () => {
    const [found] = verify(good)
    assert.deepEqual(found?.certificate, signer.certificate)
    assert.deepEqual(found?.chain, signer.chain)
    assert.ok(Math.abs(Date.now() - (found?.signingTime?.getTime() ?? 0)) < 60_000)
  })

  it('reports each of several signers', () => {
    const found = verify(buildCms(signer, document, { signers: 3 }))
    assert.deepEqual(
      found.map(({ valid }) => valid),
      [true, true, true],
    )
  })

  describe('the certificate', () => {
    const rootOf = makeLink('Root')
    const verifyWith = (key: TestKey, options: Parameters<typeof makeLink>[1]): string[] => {
      const { certificate } = makeLink('Signer', { by: rootOf, publicKey: key.publicKey, ...options })
      const odd = { ...key, certificate, chain: [rootOf.certificate] }
      return verify(buildCms(odd, document), null, [rootOf.certificate])[0]?.reasons ?? ['none']
    }
    const key = makeKey('P-256')

    it('may sign', () => assert.deepEqual(verifyWith(key, { extensions: [usages.signing] }), []))
    it('may sign without a keyUsage', () => assert.deepEqual(verifyWith(key, { extensions: [] }), []))
    it('is not for signing when it is for encipherment', () =>
      assert.deepEqual(verifyWith(key, { extensions: [usages.encipherment] }), ['certificateNotForSigning']))
    it('is not for signing when it is an authority’s', () =>
      assert.deepEqual(verifyWith(key, { extensions: authorityExtensions() }), ['certificateNotForSigning']))
    it('has expired', () => {
      const notAfter = new Date(Date.now() - 1000)
      assert.deepEqual(verifyWith(key, { extensions: [usages.signing], notAfter }), ['certificateExpired'])
    })
    it('is not valid yet', () => {
      const notBefore = new Date(Date.now() + day / 2)
      assert.deepEqual(verifyWith(key, { extensions: [usages.signing], notBefore }), ['certificateExpired'])
    })
    it('is the one that is named, or else the one that signed, of two with one issuer and serial number', () => {
      const by = bendCertificate('Root of twins', { extensions: asAuthority() })
      const twin = (name: string, pair: Pick<TestKey, 'publicKey' | 'privateKey'>): Bytes =>
        bendCertificate(name, { by, key: pair, serialNumber: Uint8Array.of(7), extensions: asPerson() }).certificate
      const own = twin('Signer', key)
      const other = twin('Twin', makeKeyPair())
      for (const certificates of [
        [other, own],
        [own, other],
      ]) {
        for (const bend of [{}, { attributes: withoutSigningCertificate }]) {
          const signed = buildCms({ ...key, certificate: own, chain: [] }, document, { certificates, ...bend })
          const [found] = verify(signed, null, [by.certificate])
          assert.deepEqual([found?.reasons, found?.certificate], [[], own])
        }
        const forged = buildCms({ ...key, certificate: other, chain: [] }, document, { certificates })
        assert.deepEqual(verify(forged, null, [by.certificate])[0]?.reasons, ['signatureWrong'])
      }
    })
    it('has a key on a curve that nobody here uses, which is not to say that the signature is wrong', () => {
      const odd = makeKeyPair('secp256k1')
      const sign = (bytes: Uint8Array): Bytes => new Uint8Array(nodeSign('sha256', bytes, odd.privateKey))
      assert.deepEqual(verifyWith({ ...key, ...odd, sign }, { extensions: [usages.signing] }), ['algorithmUnsupported'])
    })
    it('has a root that is not known', () => {
      assert.deepEqual(verify(good, null, [])[0]?.reasons, ['rootUnknown'])
      assert.deepEqual(verify(good, null, [rootOf.certificate])[0]?.reasons, ['rootUnknown'])
    })
  })

  describe('what cannot be read', () => {
    const spoiled: Record<string, (cms: Bytes) => Uint8Array> = {
      'no bytes': () => new Uint8Array(),
      text: () => utf8('salam'),
      'bytes after the whole': cms => concat([cms, Uint8Array.of(0)]),
      'a second copy after the whole': cms => concat([cms, cms]),
      'the last byte missing': cms => cms.subarray(0, -1),
      'certificates without a signer': () => authority.bundle(signer.certificate),
      'more signers than anybody needs': () => buildCms(signer, document, { signers: 33 }),
      'more certificates than anybody needs': () =>
        buildCms(signer, document, { certificates: Array.from({ length: 257 }, () => signer.certificate) }),
      'a certificate': () => signer.certificate,
      'an algorithm of three parts': () =>
        buildCms(signer, document, {
          digestAlgorithm: ({ valueBlock }) =>
            new asn1js.Sequence({ value: [...valueBlock.value, new asn1js.Null(), new asn1js.Null()] }),
        }),
      'an algorithm that is no sequence': () =>
        buildCms(signer, document, { announced: ({ valueBlock }) => new asn1js.Set({ value: valueBlock.value }) }),
      'an algorithm without a name': () => buildCms(signer, document, { announced: () => new asn1js.Sequence() }),
      'PEM with something after it': cms => utf8(`${toPem('CMS', cms)}x`),
      'PEM of something else': () => utf8(toPem('CERTIFICATE', signer.certificate)),
      'indefinite lengths nested without end': () => new Uint8Array(200_000).map((_, at) => (at % 2 ? 0x80 : 0x30)),
      'an indefinite length that never ends': () => Uint8Array.of(0x30, 0x80, 0x02, 0x01, 0x00),
    }
    for (const [name, spoil] of Object.entries(spoiled)) {
      it(`refuses ${name}`, () => assert.throws(() => verify(spoil(good)), unreadable))
    }

    it('reads PEM under the names CMS, PKCS7 and GnuPG’s, and base64 alone', () => {
      for (const label of ['CMS', 'PKCS7', 'SIGNED MESSAGE']) {
        assert.equal(verify(utf8(toPem(label, good)))[0]?.valid, true)
      }
      assert.equal(verify(utf8(toBase64(good)))[0]?.valid, true)
      assert.equal(verify(utf8(`${toPem('CMS', good).split('\n').slice(1, -2).join('\r\n')}\n`))[0]?.valid, true)
    })

    it('reads lengths that are longer than they need be, and a signature in pieces', () => {
      assert.equal(verify(concat([Uint8Array.of(0x30, 0x83, 0), good.subarray(2)]))[0]?.valid, true)
      assert.equal(verify(rewritten(good, lengthened))[0]?.valid, true)
      assert.equal(verify(rewritten(good, inPieces))[0]?.valid, true)
    })

    it('reads 33 certificates, for several signers bring their chains', () => {
      const certificates = [...signer.chain, ...Array.from({ length: 30 }, () => signer.certificate)]
      assert.equal(verify(buildCms(signer, document, { certificates }))[0]?.valid, true)
    })

    it('T35: 2,000 damaged signatures give a refusal or an answer within a second, and nothing else', () => {
      let seed = 7
      const random = (below: number): number => {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
        return Math.floor((seed / 2_147_483_648) * below)
      }
      const outcomes = { refused: 0, answered: 0 }
      for (let round = 0; round < 2_000; round++) {
        const damaged = Uint8Array.from(good)
        for (let times = 1 + random(3); times > 0; times--) damaged[random(damaged.length)] = random(256)
        const cut = random(10) === 0 ? damaged.subarray(0, random(damaged.length)) : damaged
        const began = performance.now()
        try {
          verify(cut)
          outcomes.answered++
        } catch (error) {
          if (!unreadable(error)) throw error
          outcomes.refused++
        }
        assert.ok(performance.now() - began < 1000, Buffer.from(cut).toString('base64'))
      }
      assert.ok(outcomes.refused > 100 && outcomes.answered > 100, JSON.stringify(outcomes))
    })
  })
})

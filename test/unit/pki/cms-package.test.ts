/** What is prepared and packaged for CMS, byte by byte. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { packageSignedData } from '../../../host/pki/cms/package.ts'
import { prepareSignedData } from '../../../host/pki/cms/prepare.ts'
import { verifySignedData } from '../../../host/pki/cms/verify.ts'
import { equalBytes, toHex, utf8, type Bytes } from '../../../shared/bytes.ts'
import { children, readDer } from '../../../shared/der.ts'
import type { Identity } from '../../../host/pki/format.ts'
import { joinParts } from '../../support/join-parts.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'

const sha256 = (content: Uint8Array): Bytes => new Uint8Array(createHash('sha256').update(content).digest())

describe('CMS, prepared and packaged', () => {
  let signer: TestSigner
  let root: Bytes

  const prepare = (content: Uint8Array, signingTime = new Date()): Bytes =>
    prepareSignedData(identity(), { digest: sha256(content), signingTime })

  const identity = (): Identity => ({ ...signer, algorithm: signer.signatureAlgorithm })

  const packageIt = (toBeSigned: Bytes, content: Bytes | null): Bytes => {
    const signature = signer.sign(toBeSigned)
    const parts = packageSignedData(identity(), { toBeSigned, signature, contentLength: content?.length ?? null })
    return joinParts(parts, content ?? new Uint8Array())
  }

  before(async () => {
    const authority = await createAuthority()
    root = authority.root
    signer = await makeSigner(authority, makeKey('P-256'))
  })

  it('signs contentType, signingTime, messageDigest and signing-certificate-v2, in this order and nothing else', () => {
    const content = utf8('salam')
    assert.equal(
      toHex(prepare(content, new Date('2026-05-04T03:02:01.987Z'))),
      '3181a2' +
        '301806092a864886f70d010903310b06092a864886f70d010701' +
        '301c06092a864886f70d010905310f170d3236303530343033303230315a' +
        `302f06092a864886f70d01090431220420${toHex(sha256(content))}` +
        `3037060b2a864886f70d010910022f31283026302430220420${toHex(sha256(signer.certificate))}`,
    )
  })

  it('writes a signing time from 2050 as GeneralizedTime, and takes no digest of another hash', () => {
    const prepared = prepare(utf8('salam'), new Date('2050-01-01T00:00:00Z'))
    assert.ok(toHex(prepared).includes(`180f${toHex(utf8('20500101000000Z'))}`))
    const digest = new Uint8Array(20)
    assert.throws(() => prepareSignedData(identity(), { digest, signingTime: new Date() }), RangeError)
  })

  it('leaves the prepared attributes as they are', () => {
    const prepared = prepare(utf8('salam'))
    const copy = Uint8Array.from(prepared)
    packageIt(prepared, null)
    assert.deepEqual(prepared, copy)
  })

  it('puts certificates, content and version where RFC 5652 wants them', () => {
    const content = utf8('salam')
    const [type, explicit] = children(readDer(packageIt(prepare(content), content)))
    assert.equal(toHex(type!.whole), '06092a864886f70d010702')
    const [version, , encapsulated, certificates] = children(readDer(explicit!.content))
    assert.equal(toHex(version!.whole), '020101')
    assert.equal(toHex(encapsulated!.whole), `301406092a864886f70d010701a0070405${toHex(content)}`)
    const inside = children(certificates!).map(({ whole }) => whole)
    assert.equal(inside.length, 4)
    for (const wanted of [signer.certificate, ...signer.chain]) assert.ok(inside.some(der => equalBytes(der, wanted)))
  })

  it('holds for empty content, content at every border of a length, and a large one', () => {
    for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536, 5_000_000]) {
      const content = new Uint8Array(length).fill(0x30)
      const signed = packageIt(prepare(content), content)
      const [found] = verifySignedData({ signed, content: null, roots: [root], now: new Date() })
      assert.deepEqual(found?.reasons, [], `${length} bytes`)
      const detached = packageIt(prepare(content), null)
      const [apart] = verifySignedData({ signed: detached, content, roots: [root], now: new Date() })
      assert.deepEqual(apart?.reasons, [], `${length} bytes, detached`)
    }
  })
})

/** T35: a signature of which one element has another tag: where it is good all the same, OpenSSL judges it good as well. */
import assert from 'node:assert/strict'
import { verifySignedData } from '../../../host/pki/cms/verify.ts'
import { MohurError } from '../../../shared/errors.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { children, readDer, type DerNode } from '../../../shared/der.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { buildCms } from '../../support/build-cms.ts'
import { firstSeed, rounds } from '../../support/endurance.ts'
import { makeKey, makeSigner } from '../../support/make-signer.ts'
import { cmsVerifiers } from '../../support/openssl.ts'

/** So many of the 255 others in each place, those of them that the seed begins with. */
const tags = rounds({ small: 51, full: 255 })

describe('a signature with another tag', () => {
  it(`T35: in any one place, any of ${tags} others, is refused, or OpenSSL accepts it too`, async () => {
    const authority = await createAuthority()
    const signed = buildCms(await makeSigner(authority, makeKey('P-256')), utf8('Ödəniş tapşırığı № 17'))
    const roots = [authority.root]
    const accepts = (input: Uint8Array): boolean => {
      try {
        return verifySignedData({ signed: input, content: null, roots, now: new Date() }).every(({ valid }) => valid)
      } catch (error) {
        assert.ok(error instanceof MohurError && error.code === 'SIGNED_DATA_UNREADABLE', String(error))
        return false
      }
    }
    assert.ok(accepts(signed))
    const accepted: { input: Uint8Array; what: string }[] = []
    const places = placesOf(signed)
    for (const at of places) {
      for (let turn = 1; turn <= tags; turn++) {
        const step = 1 + ((Math.ceil((turn * 255) / tags) + firstSeed + at) % 255)
        const tag = ((signed[at] ?? 0) + step) % 256
        const input = Uint8Array.from(signed, (before, index) => (index === at ? tag : before))
        if (tag !== signed[at] && accepts(input)) accepted.push({ input, what: `${at}: ${tag}` })
      }
    }
    assert.ok(places.length > 50, `${places.length} places`)
    const { 'openssl cms -cades': verify } = cmsVerifiers
    const differing: string[] = []
    for (const { input, what } of accepted) {
      const outcome = await verify?.({ signed: input, content: null, root: authority.root })
      if (!outcome?.accepted) differing.push(`${what}\n${outcome?.output}`)
    }
    assert.deepEqual(differing, [])
  }).timeout(300_000)
})

/** Where the elements of a ContentInfo begin, without those of the certificates. */
function placesOf(signed: Uint8Array): number[] {
  const places: number[] = []
  const visit = (node: DerNode): void => {
    places.push(node.whole.byteOffset - signed.byteOffset)
    if (node.depth === certificates.depth && node.tag === certificates.tag) return
    if ((node.tag & 0x20) !== 0) children(node).forEach(visit)
  }
  visit(readDer(signed))
  return places
}

/** In ContentInfo (RFC 5652 sections 3 and 5.1). */
const certificates = { depth: 3, tag: 0xa0 }

/** Chains: ordered by name and signature, and refused for each thing that an issuer may not be. */
import assert from 'node:assert/strict'
import * as asn1js from 'asn1js'
import { Extension } from 'pkijs'
import { findChain, orderChain } from '../../../host/pki/chain.ts'
import { openPool } from '../../../host/pki/path/candidate-paths.ts'
import { oid, sequence } from '../../../host/pki/der.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { readCertificate } from '../../../shared/certificate.ts'
import { authorityConstraints } from '../../sites/portal/authority/certificate.ts'
import { asAuthority, asPerson, bendCertificate } from '../../support/bend-certificate.ts'
import { authority, day, makeLink, usages, type Link, type LinkOptions } from '../../support/make-link.ts'

const at = new Date()
const leafOf = (by: Link, options: LinkOptions = {}): Link =>
  makeLink('Leaf', { by, extensions: [usages.signing], ...options })

const root = makeLink('Root')
const policy = makeLink('Policy', { by: root, extensions: authority(1) })
const issuing = makeLink('Issuing', { by: policy, extensions: authority(0) })
const leaf = leafOf(issuing)
const chain = [issuing, policy, root].map(({ certificate }) => certificate)

const check = (links: readonly Link[], roots: readonly Link[]): string[] => {
  const [certificate = new Uint8Array(), ...issuers] = links.map(link => link.certificate)
  return find(certificate, { issuers, roots: roots.map(link => link.certificate) }).reasons
}
const find = (
  certificate: Bytes,
  { issuers, roots }: { issuers: readonly Bytes[]; roots: readonly Bytes[] },
): ReturnType<typeof findChain> => findChain({ certificate, pool: openPool(issuers, roots), at })
const critical = (extnID: string): Extension =>
  new Extension({ extnID, critical: true, extnValue: new asn1js.Null().toBER() })

describe('orderChain', () => {
  it('finds the issuers in any pool, the leaf’s issuer first', () => {
    const others = [makeLink('Issuing').certificate, makeLink('Other').certificate, leaf.certificate]
    assert.deepEqual(orderChain(leaf.certificate, [...others, ...chain.toReversed()]), chain)
    assert.deepEqual(orderChain(leaf.certificate, chain), chain)
  })

  it('stops where an issuer is missing, and at a root', () => {
    assert.deepEqual(orderChain(leaf.certificate, [issuing.certificate, root.certificate]), [issuing.certificate])
    assert.deepEqual(orderChain(root.certificate, chain), [])
    assert.deepEqual(orderChain(leaf.certificate, []), [])
  })

  it('takes no issuer for its name alone', () => {
    const impostor = makeLink('Issuing', { by: policy })
    assert.deepEqual(orderChain(leaf.certificate, [impostor.certificate, policy.certificate]), [])
  })

  it('ends in a ring of certificates that issued one another, and passes over what is no certificate', () => {
    const first = makeLink('First')
    const second = makeLink('Second', { by: first })
    const firstAgain = makeLink('First', { by: second, publicKey: first.issuer.publicKey })
    const found = orderChain(leafOf(second).certificate, [Uint8Array.of(1), second.certificate, firstAgain.certificate])
    assert.deepEqual(found, [second.certificate, firstAgain.certificate])
  })
})

describe('findChain', () => {
  it('holds up to a given root, wherever in the chain that is', () => {
    assert.deepEqual(check([leaf, issuing, policy, root], [root]), [])
    assert.deepEqual(check([leaf, issuing, policy, root], [makeLink('Other'), policy]), [])
    assert.deepEqual(check([leaf], [leaf]), [])
  })

  it('does not know a root that was not given, even one of the same name', () => {
    assert.deepEqual(check([leaf, issuing, policy, root], []), ['rootUnknown'])
    assert.deepEqual(check([leaf, issuing, policy, root], [makeLink('Root')]), ['rootUnknown'])
    assert.deepEqual(check([leaf, issuing, policy], []), ['rootUnknown'])
  })

  it('is broken where a link is missing', () => {
    assert.deepEqual(check([leaf, issuing], [root]), ['chainBroken'])
    assert.deepEqual(check([leaf, policy, root], [root]), ['chainBroken'])
  })

  const old = { notBefore: new Date(Date.now() - 9 * day), notAfter: new Date(Date.now() - day) }
  const broken: Record<string, () => Link[]> = {
    'an issuer that is no authority': () => {
      const by = makeLink('Issuing', { by: root, extensions: [usages.certificateSigning] })
      return [leafOf(by), by, root]
    },
    'an issuer that may not sign certificates': () => {
      const by = makeLink('Issuing', { by: root, extensions: [authorityConstraints(), usages.signing] })
      return [leafOf(by), by, root]
    },
    'a person’s certificate that says cA FALSE aloud and issues another': () => {
      const person = new Extension({ extnID: '2.5.29.19', extnValue: Uint8Array.of(0x30, 3, 1, 1, 0).buffer })
      const by = makeLink('Person', { by: issuing, extensions: [person] })
      return [leafOf(by), by, issuing, policy, root]
    },
    'a person’s certificate that issues another': () => [leafOf(leaf), leaf, issuing, policy, root],
    'more authorities below than one allows': () => {
      const below = makeLink('Below', { by: issuing })
      return [leafOf(below), below, issuing, policy, root]
    },
    'an issuer that has expired': () => {
      const by = makeLink('Issuing', { by: root, ...old })
      return [leafOf(by), by, root]
    },
    'a root that has expired': () => {
      const by = makeLink('Root', old)
      return [leafOf(by), by]
    },
    'an issuer of the right name with another key': () => [leaf, makeLink('Issuing', { by: policy }), policy, root],
    'a critical extension that nobody here understands': () => {
      const by = makeLink('Issuing', { by: root, extensions: [...authority(), critical('1.2.3.4')] })
      return [leafOf(by), by, root]
    },
    'name constraints that cannot be read': () => {
      const by = makeLink('Issuing', { by: root, extensions: [...authority(), critical('2.5.29.30')] })
      return [leafOf(by), by, root]
    },
  }
  for (const [name, make] of Object.entries(broken)) {
    it(`is broken by ${name}`, () => {
      const links = make()
      assert.deepEqual(check(links, links.slice(-1)), ['chainBroken'])
    })
  }

  it('tells an expired leaf from an expired issuer', () => {
    assert.deepEqual(check([leafOf(issuing, old), issuing, policy, root], [root]), ['certificateExpired'])
  })

  it('is broken by what is no certificate', () => {
    const certificate = Uint8Array.of(0x30, 0)
    assert.deepEqual(find(certificate, { issuers: chain, roots: [] }).reasons, ['chainBroken'])
    const issuers = [issuing.certificate, certificate]
    assert.deepEqual(find(leaf.certificate, { issuers, roots: chain.slice(2) }).reasons, ['chainBroken'])
  })
})

describe('where there is more than one way', () => {
  const again = (link: Link, by: Link, options: LinkOptions = {}): Link =>
    makeLink(nameOf(link), {
      by,
      privateKey: link.issuer.privateKey,
      publicKey: link.issuer.publicKey,
      ...options,
    })
  const nameOf = ({ certificate }: Link): string => readCertificate(certificate).subject[0]?.value ?? ''
  const chainTo = (links: readonly Link[], roots: readonly Link[]): ReturnType<typeof findChain> =>
    find(leaf.certificate, { issuers: links.map(one => one.certificate), roots: roots.map(one => one.certificate) })
  const old = { notBefore: new Date(Date.now() - 9 * day), notAfter: new Date(Date.now() - day) }
  const otherRoot = makeLink('Other root')

  it('takes a root that was renewed with the same key for the one that is inside, and the other way round', () => {
    const renewed = again(root, root)
    for (const [inside, given] of [
      [root, renewed],
      [renewed, root],
      [again(root, root, old), renewed],
    ] as const) {
      const found = chainTo([issuing, policy, inside], [given])
      assert.deepEqual(found, { chain: [issuing, policy, given].map(one => one.certificate), reasons: [] })
    }
  })

  it('takes no root of the same name with another key, and none of another name with the same key', () => {
    const renamed = again(root, makeLink('Anybody'), { privateKey: root.issuer.privateKey })
    assert.deepEqual(chainTo([issuing, policy, root], [makeLink('Root')]).reasons, ['rootUnknown'])
    const otherName = makeLink('Another name', { privateKey: root.issuer.privateKey, publicKey: root.issuer.publicKey })
    assert.deepEqual(chainTo([issuing, policy, root], [otherName]).reasons, ['rootUnknown'])
    assert.deepEqual(chainTo([issuing, policy, renamed], [otherName]).reasons, ['chainBroken'])
  })

  it('goes back where the first issuer leads to a root that nobody gave', () => {
    const crossed = again(policy, otherRoot, { extensions: authority() })
    for (const order of [
      [issuing, crossed, policy, otherRoot, root],
      [issuing, policy, crossed, root, otherRoot],
    ]) {
      assert.deepEqual(chainTo(order, [root]).reasons, [])
      assert.deepEqual(chainTo(order, [otherRoot]).reasons, [])
      assert.deepEqual(chainTo(order, [makeLink('Third root')]).reasons, ['rootUnknown'])
    }
  })

  it('goes back where the first issuer has expired, may not issue, or is signed wrongly', () => {
    for (const options of [old, { extensions: [usages.signing] }, { by: makeLink('Policy', { by: root }) }]) {
      const bad = again(issuing, policy, options)
      assert.deepEqual(chainTo([bad, issuing, policy, root], [root]).reasons, [])
      assert.notDeepEqual(chainTo([bad, policy, root], [root]).reasons, [])
    }
  })

  it('reports the way that comes nearest when none holds', () => {
    const expired = again(issuing, policy, old)
    const found = chainTo([expired, policy], [root])
    assert.deepEqual(found, { chain: [expired, policy, root].map(one => one.certificate), reasons: ['chainBroken'] })
  })

  it('comes to an end among certificates that all may have issued one another, and knows the good ones still', () => {
    const weakly = { identifier: sequence(oid('1.2.840.10045.4.1')), hash: 'sha1' }
    const alike = Array.from({ length: 14 }, () =>
      bendCertificate('Issuer', { algorithm: weakly, extensions: asAuthority() }),
    )
    const issuers = alike.map(({ certificate }) => certificate)
    const lost = bendCertificate('Person', { by: alike[0]!, extensions: asPerson() }).certificate
    const pool = openPool([...issuers, ...chain], [root.certificate])
    const began = performance.now()
    assert.deepEqual(findChain({ certificate: lost, pool, at }).reasons, ['algorithmWeak', 'rootUnknown'])
    assert.ok(pool.left.steps <= 0)
    assert.ok(performance.now() - began < 2_000)
    assert.deepEqual(find(leaf.certificate, { issuers: [...issuers, ...chain], roots: [root.certificate] }).reasons, [])
    assert.equal(orderChain(lost, issuers).length, 1)
  })
})

/** Chains: ordered by name and signature, and refused for each thing that an issuer may not be. */
import assert from 'node:assert/strict'
import * as asn1js from 'asn1js'
import { Extension } from 'pkijs'
import { checkChain, orderChain } from '../../../host/pki/chain.ts'
import { certificateObstacle } from '../../../host/pki/certificate-obstacle.ts'
import { readCertificate, type CertificateFacts } from '../../../shared/certificate.ts'
import { authorityConstraints } from '../../sites/portal/authority/certificate.ts'
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
  return checkChain({ certificate, chain: issuers, roots: roots.map(link => link.certificate), at })
}
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

describe('checkChain', () => {
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
    'name constraints, which are not checked': () => {
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
    assert.deepEqual(checkChain({ certificate, chain, roots: [], at }), ['chainBroken'])
    const nonsense = [issuing.certificate, certificate]
    assert.deepEqual(checkChain({ certificate: leaf.certificate, chain: nonsense, roots: chain.slice(2), at }), [
      'chainBroken',
    ])
  })
})

describe('certificateObstacle', () => {
  const facts = readCertificate(leaf.certificate)
  const obstacle = (change: Partial<CertificateFacts>): string | null =>
    certificateObstacle({ ...facts, ...change }, at)

  it('finds nothing in the way of a good certificate', () => {
    assert.equal(obstacle({}), null)
    assert.equal(obstacle({ keyUsage: null }), null)
    assert.equal(obstacle({ keyUsage: ['nonRepudiation'] }), null)
    assert.equal(certificateObstacle(facts, facts.notAfter), null)
    assert.equal(certificateObstacle(facts, facts.notBefore), null)
  })

  it('names what stands in the way', () => {
    assert.equal(obstacle({ notAfter: new Date(at.getTime() - 1) }), 'CERTIFICATE_EXPIRED')
    assert.equal(obstacle({ notBefore: new Date(at.getTime() + 1) }), 'CERTIFICATE_NOT_YET_VALID')
    assert.equal(obstacle({ keyUsage: ['keyEncipherment', 'keyAgreement'] }), 'CERTIFICATE_NOT_FOR_SIGNING')
    assert.equal(obstacle({ keyUsage: [] }), 'CERTIFICATE_NOT_FOR_SIGNING')
    assert.equal(obstacle({ isCa: true }), 'CERTIFICATE_NOT_FOR_SIGNING')
    assert.equal(obstacle({ keyAlgorithm: null }), 'ALGORITHM_UNSUPPORTED')
  })
})

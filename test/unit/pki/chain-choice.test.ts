/** Which of several ways up from a certificate is taken, and how long it may be. */
import assert from 'node:assert/strict'
import { findChain, orderChain, type FoundChain } from '../../../host/pki/chain.ts'
import { openPool } from '../../../host/pki/path/candidate-paths.ts'
import { authority, day, makeLink, usages, type Link, type LinkOptions } from '../../support/make-link.ts'

const leafOf = (by: Link): Link => makeLink('Leaf', { by, extensions: [usages.signing] })
const root = makeLink('Root')
const policy = makeLink('Policy', { by: root, extensions: authority(1) })
const issuing = makeLink('Issuing', { by: policy, extensions: authority(0) })
const leaf = leafOf(issuing)

/** The same name and key once more. */
const issuingAgain = (by: Link, options: LinkOptions = {}): Link =>
  makeLink('Issuing', { by, ...issuing.issuer, extensions: authority(0), ...options })
const crossed = issuingAgain(makeLink('Elsewhere'))
const of = (links: readonly Link[]): Link['certificate'][] => links.map(({ certificate }) => certificate)
const find = (person: Link, issuers: readonly Link[], anchor: Link): FoundChain =>
  findChain({ certificate: person.certificate, pool: openPool(of(issuers), of([anchor])), at: new Date() })

describe('of several ways up', () => {
  it('the first is taken of two that are as long, where none ends at a root', () => {
    for (const pool of [
      [issuing, crossed],
      [crossed, issuing],
    ])
      assert.deepEqual(orderChain(leaf.certificate, of(pool)), of(pool.slice(0, 1)))
  })

  it('the longest is taken, where none ends at a root', () => {
    for (const pool of [
      [crossed, issuing, policy],
      [policy, issuing, crossed],
    ])
      assert.deepEqual(orderChain(leaf.certificate, of(pool)), of([issuing, policy]))
  })

  it('the nearest is told, where none holds', () => {
    const expired = issuingAgain(policy, {
      notBefore: new Date(Date.now() - 2 * day),
      notAfter: new Date(Date.now() - day),
    })
    for (const pool of [
      [expired, crossed, policy],
      [crossed, expired, policy],
    ]) {
      const { chain, reasons } = find(leaf, pool, root)
      assert.deepEqual(chain, of([expired, policy, root]))
      assert.deepEqual(reasons, ['chainBroken'])
    }
  })

  it('none is longer than eleven certificates', () => {
    const authorities = [root]
    for (let count = 0; count < 10; count++) {
      authorities.unshift(makeLink(`Authority ${count}`, { by: authorities[0] ?? root, extensions: authority() }))
    }
    const [lowest = root, second = root, ...above] = authorities
    assert.deepEqual(find(leafOf(second), [second, ...above], root).reasons, [])
    assert.deepEqual(find(leafOf(lowest), [lowest, second, ...above], root).reasons, ['chainBroken'])
  })
})

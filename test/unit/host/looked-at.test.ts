/** What the host finds out about the certificates of a token is found out once, as long as they stay. */
import assert from 'node:assert/strict'
import { lookedAt } from '../../../host/operations/looked-at.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import { makeLink, usages } from '../../support/make-link.ts'

const root = makeLink('Kök')
const [first, second] = ['Bir', 'İki'].map(
  name => makeLink(name, { by: root, extensions: [usages.signing] }).certificate,
) as [Bytes, Bytes]
const listed = (...certificates: Bytes[]) => certificates.map(certificate => ({ certificate: certificate.slice() }))

describe('the certificates of a token that is looked at again', () => {
  it('are not read and verified again', () => {
    const before = lookedAt('same', listed(first, root.certificate))
    const again = lookedAt('same', listed(first, root.certificate))
    assert.deepEqual(before[0]?.chain, [root.certificate])
    assert.equal(again[0]?.facts, before[0]?.facts)
    assert.notEqual(lookedAt('another', listed(first, root.certificate))[0]?.facts, before[0]?.facts)
  })

  it('are read again when one came, went or was replaced', () => {
    const names = (certificates: Bytes[]): unknown[] =>
      lookedAt('changing', listed(...certificates)).map(({ facts, chain }) => [facts?.subject[0]?.value, chain.length])
    assert.deepEqual(names([first]), [['Bir', 0]])
    assert.deepEqual(names([first, root.certificate]), [
      ['Bir', 1],
      ['Kök', 0],
    ])
    assert.deepEqual(names([second, root.certificate]), [
      ['İki', 1],
      ['Kök', 0],
    ])
    assert.deepEqual(names([second]), [['İki', 0]])
  })

  it('finds the chain of each of 400, however much the first ones took', () => {
    const many = Array.from({ length: 400 }, (_, index) =>
      makeLink(`${index}`, { by: root, extensions: [usages.signing] }),
    ).map(({ certificate }) => certificate)
    assert.ok(
      lookedAt('full', listed(...many, root.certificate))
        .slice(0, -1)
        .every(({ chain }) => chain.length === 1),
    )
  })
})

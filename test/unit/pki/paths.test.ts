/** Certification paths: every row of the matrix, judged as RFC 5280 section 6.1 wants it. */
import assert from 'node:assert/strict'
import { findChain } from '../../../host/pki/chain.ts'
import { openPool } from '../../../host/pki/path/candidate-paths.ts'
import { noDemands } from '../../../host/pki/path/policy-graph.ts'
import { pathCases, type PathCase } from '../../support/path-cases/path-cases.ts'

function judge({ make, demands }: PathCase): readonly string[] {
  const [leaf, ...above] = make().map(({ certificate }) => certificate)
  const anchor = above.pop()
  assert.ok(leaf && anchor)
  const pool = openPool(above, [anchor])
  return findChain({ certificate: leaf, pool, at: new Date(), demands: { ...noDemands, ...demands } }).reasons
}

describe('a certification path', () => {
  for (const [name, row] of Object.entries(pathCases)) {
    it(`${name}: ${row.reasons.join(', ') || 'holds'}`, () => assert.deepEqual(judge(row), row.reasons))
  }
})

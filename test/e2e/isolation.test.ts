/** G10, T5, R13: many tabs ask at once, and each gets its own answers. */
import assert from 'node:assert/strict'
import { utf8 } from '../../shared/bytes.ts'
import { buildCms } from '../support/build-cms.ts'
import { report, rounds } from '../support/endurance.ts'
import { makeKey, makeSigner } from '../support/make-signer.ts'
import { ask } from './journey/ask.ts'
import { inWorld } from './journey/world.ts'

const tabs = rounds({ small: 6, full: 50 })
const requests = 20
/** Documents of one request; which of them verify is the request's number in binary. */
const bits = 10

describe('many tabs at once', () => {
  const world = inWorld()

  it(`G10: ${tabs} tabs with ${requests} requests each get their own answers, none of another's`, async () => {
    const { page, authority } = world()
    const signer = await makeSigner(authority, makeKey('P-256'))
    const content = utf8('the content')
    const good = buildCms(signer, content)
    const bad = buildCms(signer, content, { digested: utf8('another') })
    const pages = []
    for (let tab = 0; tab < tabs; tab++) pages.push(await page('sign'))
    const since = performance.now()
    const answered = await Promise.all(
      pages.map(async (own, tab) => {
        let right = 0
        for (let request = 0; request < requests; request++) {
          const number = tab * requests + request
          const pattern = Array.from({ length: bits }, (_, bit) => ((number >> bit) & 1) === 1)
          const documents = pattern.map(valid => ({ signed: valid ? good : bad }))
          const { results } = await ask(own, 'verify', { documents, roots: [authority.root] })
          const found = results.map(one => 'signers' in one && one.signers[0]?.valid === true)
          assert.deepEqual(found, pattern, `tab ${tab}, request ${request}`)
          right++
        }
        return right
      }),
    )
    const total = answered.reduce((sum, right) => sum + right, 0)
    assert.equal(total, tabs * requests)
    report({
      figure: 'G10',
      result: `${total} of ${tabs * requests} answers at the right tab in ${((performance.now() - since) / 1000).toFixed(0)} s`,
    })
  }).timeout(tabs * 20_000 + 60_000)
})

/** Some documents of `npm run corpus`: signed in every way, judged by every program that knows it, and refused with one bit changed. */
import assert from 'node:assert/strict'
import { hasProgram } from '../../../installer/setup/run.mjs'
import { judgeCorpus, type Findings } from '../../corpus/judge-corpus.ts'
import { judges } from '../../corpus/judges.ts'
import { ways } from '../../corpus/ways.ts'
import { openWorld, type CorpusWorld } from '../../corpus/world.ts'
import { needsBouncyCastle } from '../../support/bouncy-castle.ts'
import { describeWhere } from '../../support/describe-where.ts'

describeWhere(
  [...needsBouncyCastle, { what: 'gpgsm', met: hasProgram('gpgsm') }],
  'documents by chance, signed in every way',
  () => {
    let world: CorpusWorld
    let found: Findings

    before(async () => {
      world = await openWorld()
      found = await judgeCorpus(world, { from: 0, documents: 6, seed: 1 })
    })
    after(() => world.end())

    it('are accepted by every program that knows them, and with one bit changed by us no more than by these', () => {
      assert.deepEqual(found.faults, [])
      const { refused, told, unneeded } = found.flips
      assert.equal(refused + told + unneeded, found.signatures)
      assert.ok(refused > 0.8 * found.signatures, `${refused} of ${found.signatures}`)
    })

    it('have each way and each program among them', () => {
      const names = [...found.counts.keys()].map(name => name.split('\t'))
      assert.deepEqual(new Set(names.map(([way]) => way)), new Set(ways.map(({ name }) => name)))
      const accepting = [...found.counts].flatMap(([name, { accepted }]) => (accepted > 0 ? [name.split('\t')[1]] : []))
      assert.deepEqual(new Set(accepting), new Set(judges.map(({ name, of }) => `${name} (${of})`)))
    })
  },
)

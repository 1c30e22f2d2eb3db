/** Some documents of `npm run corpus`: signed in every way, judged by every program that knows it, and refused with one bit changed. */
import assert from 'node:assert/strict'
import { hasProgram } from '../../../installer/setup/run.mjs'
import { judgeCorpus } from '../../corpus/judge-corpus.ts'
import { judges } from '../../corpus/judges.ts'
import { everyWay } from '../../corpus/ways.ts'
import { openWorld, type CorpusWorld } from '../../corpus/world.ts'
import { needsBouncyCastle } from '../../support/bouncy-castle.ts'
import { describeWhere } from '../../support/describe-where.ts'

const needs = [...needsBouncyCastle, { what: 'gpgsm', met: hasProgram('gpgsm') }]

describeWhere(needs, 'documents by chance, signed in every way', () => {
  let world: CorpusWorld
  before(async () => {
    world = await openWorld()
  })
  after(() => world.end())

  it('are accepted by every program that knows them, and by us with one bit changed no more than by these', async () => {
    const { faults, flips, signatures, counts } = await judgeCorpus(world, {
      from: 0,
      documents: 3,
      seed: 4,
      isWhole: true,
    })
    assert.deepEqual(faults, [])
    const { refused, told, unneeded } = flips
    assert.equal(refused + told + unneeded, signatures)
    assert.ok(refused > 0.8 * signatures, `${refused} of ${signatures}`)
    const names = [...counts.keys()].map(name => name.split('\t'))
    assert.deepEqual(new Set(names.map(([way]) => way)), new Set(everyWay.map(({ name }) => name)))
    const accepting = [...counts].flatMap(([name, { accepted }]) => (accepted > 0 ? [name.split('\t')[1]] : []))
    assert.deepEqual(new Set(accepting), new Set(judges.map(({ name, of }) => `${name} (${of})`)))
  }).timeout(300_000)
})

/** T24: answers that are sent again, out of order, late or before their question, to a real host and a real module. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import { toWire } from '../../../shared/wire.ts'
import { firstSeed, report, rounds } from '../../support/endurance.ts'
import { oneOf, seededRandom } from '../../support/fault-schedule.ts'
import type { HostProcess } from '../../support/host-process.ts'
import { sealHost, type SealHost } from '../../support/seal-host.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

const schedules = rounds({ small: 40, full: 1_000 })

describe('answers to a host that come more than once', () => {
  const here = temporaryFolder()
  let seal: SealHost
  /** Of the call that was made last. */
  let channel = 0
  beforeEach(async () => {
    seal = await sealHost(here())
    await seal.host.end()
    await seal.restart()
    channel = 0
    const { call } = seal.host
    seal.host.call = ((...args: Parameters<HostProcess['call']>) => {
      channel++
      return call(...args)
    }) as HostProcess['call']
  })
  afterEach(() => seal.host.end())

  it(`T24: in ${schedules} random schedules C_SignInit is called for what was agreed to, once each`, async () => {
    const random = seededRandom(firstSeed)
    const below = (limit: number): number => Math.floor(random() * limit)
    const inits = (): number => seal.module.calls().filter(call => call === 'C_SignInit').length
    const before = inits()
    let [signed, agreed] = [0, 0]
    for (let schedule = 0; schedule < schedules; schedule++) {
      const documents = Array.from({ length: 1 + below(3) }, (_, index) => utf8(`${schedule}/${index}`))
      const told: string[] = []
      /** What a window, or a background that lies, may say once the person has agreed to `given`. */
      const sayAgain = (given: object): void => {
        const again = (number: number, version: number): object => ({
          channel,
          answer: { number, version, value: JSON.parse(toWire(given)) as unknown },
        })
        const words: Record<string, () => object> = {
          'the same': () => again(1, 1),
          'to a later version': () => again(1, 2 + below(3)),
          'to a later question': () => again(2 + below(3), 1),
          received: () => ({ channel, received: true }),
          'on an older channel': () => ({ ...again(1, 1), channel: 1 + below(channel) }),
          cancel: () => ({ channel, cancel: true }),
        }
        for (let count = below(5); count > 0; count--) {
          const name = oneOf(random, Object.keys(words))
          told.push(name)
          seal.host.say(words[name]?.() ?? {})
        }
      }
      const abort = new AbortController()
      const outcome = await seal
        .sign(documents, { signal: abort.signal }, given => {
          sayAgain(given)
          // After a cancellation the host says nothing more.
          if (told.includes('cancel')) setTimeout(() => abort.abort(), 50)
        })
        .then(
          ({ results }) => (results.every(one => 'parts' in one) ? 'signed' : 'in part'),
          (error: unknown) => (error instanceof MohurError ? error.code : String(error)),
        )
      assert.match(
        outcome,
        /^(signed|ABORTED|BAD_PARAMS)$/,
        `seed ${firstSeed}, schedule ${schedule}: ${told.join(', ')}`,
      )
      agreed += documents.length
      signed += Number(outcome === 'signed')
    }
    await until('all have their end', async () => {
      const stages = await seal.stages()
      return stages.filter(stage => stage === 'signing').length === stages.filter(stage => stage === 'signed').length
    })
    const { entries } = await seal.host.call('readJournal', { limit: 10_000 }, { origin: null })
    const begun = entries.filter(({ operation, stage }) => operation === 'sign' && stage === 'signing')
    assert.equal(inits() - before, begun.length, 'a record for each')
    assert.equal(new Set(begun.map(({ digest }) => digest)).size, begun.length, 'and each document once')
    assert.ok(begun.length <= agreed, `${begun.length} signatures, ${agreed} agreed to`)
    assert.ok(signed > schedules / 10, `${signed} signed`)
    report({ figure: 'T24', result: `${schedules} schedules, ${signed} signed, no document twice` })
  }).timeout(schedules * 2_000 + 60_000)
})

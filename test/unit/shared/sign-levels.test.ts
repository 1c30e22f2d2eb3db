/** Which signatures may be asked for at which level: what has no place for a time stamp does not compile with one, and is refused. */
import assert from 'node:assert/strict'
import { limits } from '../../../shared/limits.ts'
import { operations, type Params } from '../../../shared/operations/index.ts'
import { utf8 } from '../../../shared/bytes.ts'

const document = { name: 'a', type: 'text/plain', content: utf8('a') }
const documents = [document]
const root = utf8('root')
const lasting = [{ format: 'cms' }, { format: 'cms', detached: true }] as const
const forms = [
  { format: 'jws', serialization: 'json' },
  { format: 'jws', serialization: 'json', detached: true },
  { format: 'xades', packaging: 'enveloped', parallel: true },
  { format: 'xades', packaging: 'enveloping' },
  { format: 'xades', packaging: 'detached' },
  { format: 'pades' },
  { format: 'asice', inside: 'cades' },
  { format: 'asice', inside: 'xades' },
] as const
const compact = [{ format: 'jws' }, { format: 'jws', serialization: 'compact' }] as const
const withTimestamp = { level: 'B-T', lowestLevel: 'B-B', timestampAuthority: 'Vaxt' } as const

describe('the level of a signature', () => {
  const { params, hostParams } = operations.sign
  const isTaken = (given: object): boolean => params.safeParse({ ...given, documents }).success
  /** The background's word to the host. */
  const isTold = (given: object): boolean =>
    hostParams.safeParse({
      ...given,
      documents: [{ name: 'a', type: 'text/plain', size: 1 }],
      ...('timestampAuthority' in given && { timestampAuthority: { name: 'Vaxt', certificates: [root] } }),
    }).success

  for (const form of forms)
    it(`is B-B or B-T for ${JSON.stringify(form)}, and nothing else`, () => {
      const wanted: Params<'sign'> = { ...form, ...withTimestamp, documents }
      for (const isGood of [isTaken, isTold]) {
        for (const more of [{}, { level: 'B-B' }, { level: 'B-T' }, wanted]) assert.ok(isGood({ ...form, ...more }))
        for (const more of [{ level: 'B-LT' }, { level: null }, { lowestLevel: 'B-T' }])
          assert.ok(!isGood({ ...form, ...more }))
      }
    })

  for (const form of lasting)
    it(`is B-B, B-T or B-LT for ${JSON.stringify(form)}, and nothing else`, () => {
      const wanted: Params<'sign'> = { ...form, level: 'B-LT', lowestLevel: 'B-T', documents }
      for (const isGood of [isTaken, isTold]) {
        for (const more of [{}, { level: 'B-T', lowestLevel: 'B-B' }, { level: 'B-LT' }, withTimestamp, wanted])
          assert.ok(isGood({ ...form, ...more }))
        for (const more of [{ level: 'B-LTA' }, { lowestLevel: 'B-LT' }]) assert.ok(!isGood({ ...form, ...more }))
      }
    })

  for (const form of compact)
    it(`is B-B alone for ${JSON.stringify(form)}, which has no place for a time stamp`, () => {
      // @ts-expect-error -- it does not compile
      const nonsense: Params<'sign'> = { ...form, level: 'B-T', documents }
      // @ts-expect-error -- nor does this
      const lowered: Params<'sign'> = { ...form, lowestLevel: 'B-B', documents }
      for (const isGood of [isTaken, isTold]) {
        for (const more of [{}, { level: 'B-B' }]) assert.ok(isGood({ ...form, ...more }))
        for (const more of [nonsense, lowered, { timestampAuthority: 'Vaxt' }, withTimestamp])
          assert.ok(!isGood({ ...form, ...more }))
      }
    })

  it('is of a container only where it is said what is inside, and nothing of another format with it', () => {
    // @ts-expect-error -- it does not compile
    const without: Params<'sign'> = { format: 'asice', documents }
    // @ts-expect-error -- nor does this
    const detached: Params<'sign'> = { format: 'asice', inside: 'cades', detached: true, documents }
    // @ts-expect-error -- nor this
    const elsewhere: Params<'sign'> = { format: 'cms', inside: 'cades', documents }
    for (const nonsense of [without, detached, elsewhere]) assert.ok(!isTaken(nonsense))
    const many = Array.from({ length: limits.containerFiles + 1 }, (_, at) => ({ ...document, name: `${at}` }))
    const form = { format: 'asice', inside: 'xades' }
    assert.ok(params.safeParse({ ...form, documents: many.slice(1) }).success)
    assert.ok(!params.safeParse({ ...form, documents: many }).success)
  })
})

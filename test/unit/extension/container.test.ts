/** Documents that become one container: the host is told their checksums, and they come into it from our own copy. */
import assert from 'node:assert/strict'
import { crc32 as nodeCrc32 } from 'node:zlib'
import { utf8 } from '../../../shared/bytes.ts'
import { ChangingFile } from './changing-file.ts'
import { payment } from './questions.ts'
import { agreeToSign } from './signing.ts'
import { makeWorld } from './world.ts'
import type { Answer } from '../../../shared/prompts/index.ts'

const certificate = Uint8Array.of(0x30, 0)
const documents = ['pay 1', 'pay 2', 'pay 3'].map((text, place) => ({ ...payment(text), name: `${place}.txt` }))
const form = { format: 'asice', inside: 'xades' }

describe('documents that become one container', () => {
  it('are told to the host with their checksums, and joined to one result, which says which of them are in it', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const call = world.page('sign', { ...form, documents })
    const { channel, person } = await agreeToSign(world, [0, 2])
    const answer = world.host.heard.flatMap(said => ('answer' in said ? [said.answer.value as Answer<'sign'>] : []))[0]
    assert.deepEqual(
      answer?.documents.map(({ index, checksum }) => [index, checksum]),
      [0, 2].map(index => [index, nodeCrc32(documents[index]?.content ?? '')]),
    )
    const parts = [Uint8Array.of(1), { document: 0 }, Uint8Array.of(2), { document: 2 }, Uint8Array.of(3)]
    world.host.say({ channel, result: { results: [{ parts, level: 'B-B' }], certificate } })
    const signature = Uint8Array.of(1, ...utf8('pay 1'), 2, ...utf8('pay 3'), 3)
    const results = [{ signature, level: 'B-B', documents: [0, 2] }]
    assert.deepEqual(await call.reply, { result: { results, certificate } })
    const { now } = await person.stage('done')
    assert.ok(now.stage === 'done')
    assert.deepEqual([now.count, now.of, now.fault], [2, 2, null])
  })

  it('are no others than those of the request', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const call = world.page('sign', { ...form, documents })
    const { channel } = await agreeToSign(world, [0])
    world.host.say({ channel, result: { results: [{ parts: [{ document: 3 }], level: 'B-B' }], certificate } })
    assert.equal(await call.code, 'OUTCOME_UNKNOWN')
  })

  it('are none that the person took out, in a container or alone, whatever the host gives', async () => {
    const forms = [
      { how: form, results: [{ parts: [{ document: 0 }, { document: 1 }], level: 'B-B' }] },
      { how: { format: 'cms' }, results: [0, 1, 2].map(() => ({ parts: ['content'], level: 'B-B' })) },
    ]
    for (const { how, results } of forms) {
      const world = makeWorld()
      await world.allow('sign')
      const call = world.page('sign', { ...how, documents })
      const { channel } = await agreeToSign(world, [0, 2])
      world.host.say({ channel, result: { results, certificate } })
      assert.equal(await call.code, 'OUTCOME_UNKNOWN')
    }
  })

  it('have one result, and not one for each', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const call = world.page('sign', { ...form, documents })
    const { channel } = await agreeToSign(world, [0, 1, 2])
    const one = { parts: [{ document: 0 }], level: 'B-B' }
    world.host.say({ channel, result: { results: [one, one, one], certificate } })
    assert.equal(await call.code, 'OUTCOME_UNKNOWN')
  })

  it('have the checksums of what was shown, also when their file changes after any read of it', async () => {
    const [shown, other] = [utf8('Pay 1.00 KZT to Alice'), utf8('Pay 9.00 KZT to Mallo')]
    for (let changedAt = 1; changedAt < 6; changedAt++) {
      const world = makeWorld()
      await world.allow('sign')
      const content = new ChangingFile(read => (read >= changedAt ? other : shown))
      const call = world.page('sign', { ...form, documents: [{ name: 'a.txt', type: 'text/plain', content }] })
      const answered = agreeToSign(world, [0]).then(() => null)
      const code = await Promise.race([answered, call.code])
      const told = world.host.heard.flatMap(said => ('answer' in said ? [said.answer.value as Answer<'sign'>] : []))[0]
      if (code === null) assert.equal(told?.documents[0]?.checksum, nodeCrc32(shown))
      else assert.equal(code, 'DOCUMENT_CHANGED')
    }
  })

  it('are told without checksums where each has a signature of its own', async () => {
    const world = makeWorld()
    await world.allow('sign')
    world.page('sign', { format: 'cms', documents: documents.slice(0, 1) })
    await agreeToSign(world, [0])
    const said = world.host.heard.flatMap(one =>
      'answer' in one ? (one.answer.value as Answer<'sign'>).documents.map(({ checksum }) => checksum) : [],
    )
    assert.deepEqual(said, [undefined])
  })
})

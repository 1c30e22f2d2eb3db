/** What others signed before goes to the host as it came, and to no format that has no place for it. */
import assert from 'node:assert/strict'
import { limits } from '../../../shared/limits.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { payment } from './questions.ts'
import { agreeToSign } from './signing.ts'
import { makeWorld } from './world.ts'

const signed = utf8('signed before')

describe('what others signed before', () => {
  it('goes to the host with the document, whose content stays', async () => {
    const world = makeWorld()
    await world.allow('sign')
    world.page('sign', { format: 'cms', documents: [{ ...payment(), signed }, payment()] })
    const { open } = await world.host.hear('open')
    const { content, ...about } = payment()
    const described = { ...about, size: content.length }
    assert.deepEqual((open.params as { documents: unknown }).documents, [{ ...described, signed }, described])
  })

  it('goes to the host as a container, and the page is told which of its documents were signed', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const documents = ['a.txt', 'b.txt', 'c.txt'].map(name => ({ ...payment(name), name }))
    const how = { format: 'asice', inside: 'cades' }
    const call = world.page('sign', { ...how, signed, documents })
    const { channel } = await agreeToSign(world, [2, 0])
    const [open = assert.fail()] = world.host.heard.flatMap(said => ('open' in said ? [said.open] : []))
    assert.deepEqual((open.params as { signed: unknown }).signed, signed)
    const certificate = Uint8Array.of(0x30, 0)
    const result = { results: [{ parts: [utf8('theirs and ours')], level: 'B-B' }], certificate }
    world.host.say({ channel, result })
    const results = [{ signature: utf8('theirs and ours'), level: 'B-B', documents: [0, 2] }]
    assert.deepEqual(await call.reply, { result: { results, certificate } })
  })

  it('is taken by no format that has no place for it', async () => {
    const world = makeWorld()
    await world.allow('sign')
    for (const how of [
      { format: 'jws' },
      { format: 'jws', serialization: 'compact' },
      { format: 'pades' },
      { format: 'xades', packaging: 'enveloped' },
    ]) {
      const call = world.page('sign', { ...how, documents: [{ ...payment(), signed }] })
      assert.equal(await call.code, 'BAD_PARAMS', JSON.stringify(how))
    }
  })

  it('is refused where it is more than the host holds', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const half = { ...payment(), signed: new Uint8Array(limits.heldBytes / 2 + 1) }
    const call = world.page('sign', { format: 'cms', documents: [half, half] })
    assert.equal(await call.code, 'TOO_LARGE')
    const whole = { signed: new Uint8Array(limits.heldBytes + 1) }
    const other = world.page('sign', { format: 'asice', inside: 'cades', ...whole, documents: [payment()] })
    assert.equal(await other.code, 'TOO_LARGE')
  })
})

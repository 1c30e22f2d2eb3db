/** What others signed before goes to the host as it came, and to no format that has no place for it. */
import assert from 'node:assert/strict'
import { limits } from '../../../shared/limits.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { payment } from './questions.ts'
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

  it('is taken by no format that has no place for it', async () => {
    const world = makeWorld()
    await world.allow('sign')
    for (const how of [
      { format: 'jws' },
      { format: 'jws', serialization: 'compact' },
      { format: 'pades' },
      { format: 'asice', inside: 'cades' },
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
  })
})

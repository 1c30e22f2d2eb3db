/** The role in which a page wants a person to sign: they see what the host signs. */
import assert from 'node:assert/strict'
import { signParams } from './questions.ts'
import { makeWorld } from './world.ts'

describe('the role in which a person signs', () => {
  it('is in the window as the page has it, the host is told of that very one, and one that looks otherwise is refused', async () => {
    const world = makeWorld()
    await world.allow('sign')
    world.page('sign', { ...signParams('pay 1'), role: 'Direktor' })
    const person = await world.person()
    const { request } = await person.stage('preparing')
    assert.equal('role' in request && request.role, 'Direktor')
    const { open } = await world.host.hear('open')
    assert.equal((open.params as { role: unknown }).role, 'Direktor')
    assert.equal(await world.page('sign', { ...signParams('pay 1'), role: 'Direktor\u202e' }).code, 'BAD_PARAMS')
  })
})

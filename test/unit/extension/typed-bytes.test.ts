/** T29: what a person typed is zeros in the background when the host has it, or when it never gets it. */
import assert from 'node:assert/strict'
import { fromUtf8, type Bytes } from '../../../shared/bytes.ts'
import type { Typed } from '../../../shared/prompts/index.ts'
import { askToSign, pin, signParams, signTyped, token } from './questions.ts'
import { makeWorld, settle, type PageCall, type World } from './world.ts'

/** The very bytes that the background is handed as PINs by windows that open from now on. */
function takenPins({ browser }: World): Bytes[] {
  const taken: Bytes[] = []
  browser.runtime.onConnect.addListener(port =>
    port.onMessage.addListener(message => {
      const { typed } = Object((message as { answer?: unknown }).answer) as {
        typed?: Partial<Typed<'setPin' | 'sign'>>
      }
      if (typed?.pin?.pin) taken.push(typed.pin.pin)
      if (typed && 'newPin' in typed && typed.newPin) taken.push(typed.newPin)
    }),
  )
  return taken
}

const areZeros = (taken: readonly Bytes[]): boolean => taken.every(pin => pin.every(octet => octet === 0))

describe('a PIN in the background', () => {
  async function askedToSign(): Promise<{ world: World; call: PageCall; taken: Bytes[] }> {
    const world = makeWorld()
    const taken = takenPins(world)
    await world.allow('sign')
    const call = world.page('sign', signParams('pay 1'))
    const { channel } = await world.host.hear('open')
    world.host.say(askToSign(channel))
    return { world, call, taken }
  }

  it('T29: is overwritten when the host has it', async () => {
    const { world, taken } = await askedToSign()
    const person = await world.person()
    await person.stage('asking')
    person.say(signTyped())
    const { answer } = await world.host.hear('answer')
    const heard = answer.value as Typed<'sign'>
    assert.equal(fromUtf8(heard.pin.pin ?? assert.fail()), '1234')
    await settle()
    assert.equal(taken.length, 1)
    assert.ok(areZeros(taken))
  })

  it('T29: is overwritten when the answer with it is refused, and goes nowhere', async () => {
    const { world, call, taken } = await askedToSign()
    const person = await world.person()
    await person.stage('asking')
    person.say(signTyped({ documents: [1] }))
    assert.equal(await call.code, 'INTERNAL')
    await settle()
    assert.equal(taken.length, 1)
    assert.ok(areZeros(taken))
    assert.equal(
      world.host.heard.some(message => 'answer' in message),
      false,
    )
  })

  it('T29: is overwritten together with the one that takes its place', async () => {
    const world = makeWorld()
    const taken = takenPins(world)
    world.own('changePin', { token: token.id })
    const { channel } = await world.host.hear('open')
    const question = { token, tries: token.pin.tries, problem: null }
    world.host.say({ channel, ask: { number: 1, version: 1, prompt: 'setPin', question } })
    const person = await world.person()
    await person.stage('asking')
    person.say({ answer: { number: 1, typed: { pin: pin('1234'), newPin: pin('567890').pin } } })
    await world.host.hear('answer')
    await settle()
    assert.deepEqual(
      taken.map(({ length }) => length),
      [4, 6],
    )
    assert.ok(areZeros(taken))
  })
})

/** A signing that waits for the person, or that the person agreed to, for tests of what may happen then. */
import { askToSign, signParams, signTyped } from './questions.ts'
import { makeWorld, type PageCall, type Person, type World } from './world.ts'

interface Asked {
  person: Person
  channel: number
}

export interface Signing extends Asked {
  world: World
  call: PageCall
}

/** A page’s call, led to the point where the person reads. */
export async function startSigning(...contents: string[]): Promise<Signing> {
  const world = makeWorld()
  await world.allow('sign')
  const call = world.page('sign', signParams(...contents))
  return { world, call, ...(await leadToPerson(world)) }
}

/** A call that was made, led to the point where the host has heard that the person agrees to the documents at these places. */
export async function agreeToSign(world: World, places: number[]): Promise<Asked> {
  const asked = await leadToPerson(world)
  asked.person.say(signTyped({ documents: places }))
  await world.host.hear('answer')
  return asked
}

async function leadToPerson(world: World): Promise<Asked> {
  const { channel } = await world.host.hear('open')
  world.host.say(askToSign(channel))
  const person = await world.person()
  await person.stage('asking')
  return { person, channel }
}

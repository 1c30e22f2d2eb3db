/** A signing that waits for the person, for tests of what may happen then. */
import { askToSign, signParams } from './questions.ts'
import { makeWorld, type PageCall, type Person, type World } from './world.ts'

export interface Signing {
  world: World
  call: PageCall
  person: Person
  channel: number
}

/** A page’s call, led to the point where the person reads. */
export async function startSigning(...contents: string[]): Promise<Signing> {
  const world = makeWorld()
  await world.allow('sign')
  const call = world.page('sign', signParams(...contents))
  const { channel } = await world.host.hear('open')
  world.host.say(askToSign(channel))
  const person = await world.person()
  await person.stage('asking')
  return { world, call, person, channel }
}

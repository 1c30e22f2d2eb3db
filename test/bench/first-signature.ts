/** P1, second half: from spawn to the first signature, beside the bare host's start. */
import { utf8 } from '../../shared/bytes.ts'
import { createAuthority } from '../sites/portal/authority/authority.ts'
import { startHost } from '../support/host-process.ts'
import { described, enrol, signAnswers, type Person } from '../support/scripted-person.ts'
import { softHsm, userPin } from '../support/soft-hsm.ts'
import { inTurn, type Figure } from './figures.ts'
import { greet, echo } from './host-start.ts'

const person: Person = { kind: 'pkcs11', pin: userPin }

export async function firstSignature(home: string): Promise<Figure> {
  const hsm = softHsm(home)
  hsm.addToken('bench')
  const enrolling = await startHost({ dataHome: home, env: hsm.env })
  await enrol(enrolling, { person, authority: await createAuthority(), algorithm: 'P-256' })
  await enrolling.end()
  const sign = async (): Promise<number> => {
    const since = performance.now()
    const host = await startHost({ dataHome: home, env: hsm.env })
    const documents = [utf8('x'.repeat(2048))]
    const params = { documents: described(documents), format: 'cms', detached: true } as const
    await host.call('sign', params, { answers: signAnswers(person, documents) })
    const taken = performance.now() - since
    await host.end()
    return taken
  }
  const [peer = Number.NaN, ours = Number.NaN] = await inTurn(11, [() => greet(echo, home), sign])
  return { gate: 'P1', what: 'host spawn → first signature / bare echo host', ours, peer, limit: 4.5, unit: 'ms' }
}

/** G6, T29: a PIN passes through the host and stays nowhere in its memory. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { startHost, type HostProcess } from '../../support/host-process.ts'
import { countInMemory } from '../../support/memory.ts'
import { processesMentioning } from '../../support/processes.ts'
import { pinEntry } from '../../support/scripted-person.ts'
import { softHsm, softHsmLibrary, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'

const looksAfterMs = 300
const wrongPin = 'WrOnG97531'
const newPin = 'NeWeR86420'

describe('the memory of the host', () => {
  const here = temporaryFolder()
  let host: HostProcess

  beforeEach(async () => {
    const hsm = softHsm(here())
    hsm.addToken('Seal')
    mkdirSync(join(here(), 'data', 'mohur'), { recursive: true })
    writeRegisteredModules(join(here(), 'data', 'mohur', 'modules.json'), [softHsmLibrary])
    host = await startHost({ dataHome: here(), env: hsm.env, entry: await builtHostEntry() })
  })
  afterEach(() => host.end())

  /** In every form in which it could stand there. */
  const formsOf = (pin: string): string[] => [pin, btoa(pin).replace(/=+$/, ''), Array.from(pin).join('\0')]

  it('G6: holds no PIN, right, wrong or new, 300 ms after it was typed', async () => {
    const token = (await host.call('listTokens', {})).find(({ label }) => label === 'Seal')
    assert.ok(token)
    await host.call(
      'readPrivateObjects',
      { token: token.id },
      { origin: null, answers: { enterPin: (_, asked) => ({ pin: pinEntry(asked === 1 ? wrongPin : userPin) }) } },
    )
    await host.call(
      'changePin',
      { token: token.id },
      {
        origin: null,
        answers: { setPin: () => ({ pin: pinEntry(userPin), newPin: new TextEncoder().encode(newPin) }) },
      },
    )
    await delay(looksAfterMs)
    const pids = processesMentioning(here()).map(({ pid }) => pid)
    assert.ok(pids.includes(host.child.pid ?? 0) && pids.length >= 2)
    const forms = [userPin, wrongPin, newPin].flatMap(formsOf)
    for (const pid of pids) {
      const [known = 0, ...found] = countInMemory(pid, [here(), ...forms])
      assert.ok(known > 0, 'the memory can be looked through')
      assert.deepEqual(
        found,
        forms.map(() => 0),
        pid === host.child.pid ? 'the host' : 'a token process',
      )
    }
  }).timeout(120_000)
})

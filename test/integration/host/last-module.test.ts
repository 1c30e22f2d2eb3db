/** A host looks first where the person signed last, and at everything else a moment later. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import { startHost, type HostProcess } from '../../support/host-process.ts'
import { processesMentioning } from '../../support/processes.ts'
import { described, enrol, signAnswers } from '../../support/scripted-person.ts'
import { softHsm, softHsmLibrary, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'
import { builtHostEntry } from '../../support/token-host.ts'

const documents = ['bir'].map(utf8)
const params = { documents: described(documents), format: 'cms', detached: true } as const
const person = { kind: 'pkcs11', label: 'Seal', pin: userPin } as const

describe('a host that starts', () => {
  const here = temporaryFolder()
  let module: FaultyModule
  let hint = ''
  const begin = async (): Promise<HostProcess> =>
    startHost({
      dataHome: here(),
      env: { SOFTHSM2_CONF: join(here(), 'softhsm2.conf') },
      entry: await builtHostEntry(),
    })
  /** What has a process, each module once. */
  const looked = (): string[] =>
    processesMentioning(here()).flatMap(({ command }) => / token-process (\S+)/.exec(command)?.[1] ?? [])

  beforeEach(async () => {
    softHsm(here()).addToken('Seal')
    const data = join(here(), 'data', 'mohur')
    mkdirSync(data, { recursive: true })
    hint = join(data, 'last-module')
    const host = await begin()
    await enrol(host, { person, authority: await createAuthority(), algorithm: 'P-256' })
    await host.end()
    module = faultyModule(here(), softHsmLibrary)
    writeRegisteredModules(join(data, 'modules.json'), [module.path])
  })

  /** Signs, and gives the modules that had been looked at when the person was asked. */
  const signIn = async (host: HostProcess): Promise<string[]> => {
    let first: string[] | null = null
    const answers = signAnswers(person, documents)
    const result = await host.call('sign', params, {
      answers: {
        sign: (question, times) => {
          first ??= looked()
          return answers.sign?.(question, times) ?? null
        },
      },
    })
    assert.equal(result.results.length, 1)
    return first ?? []
  }

  it('looks at every module where none has signed yet, and remembers the one that does', async () => {
    const host = await begin()
    assert.ok((await signIn(host)).length > 1)
    await host.end()
    assert.ok([softHsmLibrary, module.path].includes(readFileSync(hint, 'utf8')))
  })

  it('asks the person when it has looked at the module that signed last, and looks at the others afterwards', async () => {
    // On a busy machine the module may take longer than it is waited for alone; not each time.
    for (let left = 5; left > 0; left--) {
      writeFileSync(hint, softHsmLibrary)
      const host = await begin()
      const first = await signIn(host)
      await host.call('listTokens', {})
      assert.ok(looked().includes(module.path))
      await host.end()
      if (first.length === 1 || left === 1) {
        assert.deepEqual(first, [softHsmLibrary])
        return
      }
    }
  })

  for (const [what, hinted] of [
    ['a module that nobody registered', () => '/usr/lib/nothing.so'],
    ['no path', () => '\0'],
    ['a module without a usable token', () => (module.misbehave('C_GetSlotList empty'), module.path)],
  ] as const) {
    it(`looks at every module where the hint names ${what}`, async () => {
      writeFileSync(hint, hinted())
      const host = await begin()
      try {
        assert.ok((await signIn(host)).includes(softHsmLibrary))
        // Both show the same token; the last row's module shows none.
        assert.ok([softHsmLibrary, module.path].includes(readFileSync(hint, 'utf8')))
        await until('nothing runs for what is no module', () => !looked().includes('/usr/lib/nothing.so'))
      } finally {
        module.misbehave()
        await host.end()
      }
    })
  }
})

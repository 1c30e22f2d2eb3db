/** A module that hangs before it has said a word, in its own constructor or in C_Initialize: the others are served meanwhile (R9). */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { deadlines } from '../../../shared/limits.ts'
import { processesMentioning } from '../../support/processes.ts'
import { sealHost, type SealHost } from '../../support/seal-host.ts'
import { slowness } from '../../support/slowness.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { until } from '../../support/until.ts'

const aSecond = (): number => 1_000 * slowness()

describe('R9: a module that hangs while it is loaded', () => {
  const here = temporaryFolder()
  let seal: SealHost
  beforeEach(async () => {
    seal = await sealHost(here())
    await seal.host.end()
  })
  afterEach(() => seal.host.end())

  /** A library whose constructor never comes to its end: dlopen does not return. */
  function hangingLibrary(): string {
    const path = join(here(), 'never-loaded.so')
    writeFileSync(
      `${path}.c`,
      '#include <unistd.h>\n__attribute__((constructor)) static void never(void) { for (;;) pause(); }\n',
    )
    execFileSync('cc', ['-shared', '-fPIC', '-o', path, `${path}.c`])
    return path
  }
  const ways: Record<string, () => string> = {
    'in its constructor': hangingLibrary,
    'in C_Initialize': () => {
      seal.module.misbehave('C_Initialize hang')
      return seal.module.path
    },
  }

  for (const [where, hang] of Object.entries(ways)) {
    it(`${where}: the person is asked within a second and signs; it is ended at its deadline, and told`, async () => {
      const path = hang()
      writeRegisteredModules(join(here(), 'data', 'mohur', 'modules.json'), [path])
      await seal.restart()
      seal.token = seal.direct
      const since = performance.now()
      const elapsed = (): number => performance.now() - since
      let askedMs = 0
      const { results } = await seal.sign([utf8('bir')], {}, () => void (askedMs = elapsed()))
      assert.ok(results[0] && 'parts' in results[0])
      assert.ok(askedMs < aSecond(), `asked after ${askedMs} ms`)
      const signedMs = elapsed()
      assert.ok(signedMs < deadlines.list, `signed after ${signedMs} ms, while it still hung`)
      const modules = await seal.host.call('listModules', {}, { origin: null })
      assert.ok(elapsed() < deadlines.list + aSecond(), `told after ${elapsed()} ms`)
      for (const module of modules) {
        const expected = module.path === path ? 'MODULE_HANGS' : null
        assert.equal(module.problem?.code ?? null, expected, module.path)
      }
      await until(
        'its process was ended',
        () => !processesMentioning(here()).some(({ command }) => command.includes(path)),
      )
      assert.equal((await seal.sign([utf8('iki')])).results.length, 1)
    }).timeout(60_000)
  }
})

/** The set-up on a computer that has everything, and on one whose package program fails. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const setup = resolve(import.meta.dirname, '../../../installer/setup/setup.mjs')

interface Run {
  code: number | null
  output: string
}

function run(env: Record<string, string>): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [setup, '--no-browsers'], { env, encoding: 'utf8' })
  return { code: status, output: stdout + stderr }
}

describe('npm run setup', () => {
  const folder = temporaryFolder()
  const programs = () => join(folder(), 'bin')

  /** The only program on the PATH; it writes down how it was called. */
  function packageProgram(exitCode: number): string {
    const log = join(folder(), 'log')
    mkdirSync(programs())
    const file = join(programs(), 'apt-get')
    writeFileSync(file, `#!/bin/sh\necho "$@" >> '${log}'\necho 'no such package' >&2\nexit ${exitCode}\n`)
    chmodSync(file, 0o755)
    return log
  }

  it('finds nothing to do where everything is, within a moment and without a home folder', () => {
    execFileSync(process.execPath, [setup])
    const since = performance.now()
    const { code, output } = run({ PATH: process.env['PATH'] ?? '', HOME: join(folder(), 'nowhere') })
    assert.equal(code, 0, output)
    assert.equal(output, '')
    assert.ok(performance.now() - since < 5_000)
  })

  it('names what is missing where there is no package program that it knows, and goes on', () => {
    mkdirSync(programs())
    const { code, output } = run({ PATH: programs(), HOME: folder() })
    assert.equal(code, 0, output)
    assert.match(output, /^missing here: gcc, g\+\+, make, python3; install them with your system's package program$/m)
  })

  it('asks the package program for what is missing alone, once more after an update, and goes on', function () {
    if (process.getuid?.() !== 0) this.skip()
    const log = packageProgram(100)
    const { code, output } = run({ PATH: programs(), HOME: folder() })
    assert.equal(code, 0, output)
    assert.match(
      output,
      /^set-up: system packages \(gcc, g\+\+, make, python3\) NOT done in \d+\.\d s\n"apt-get update && /,
    )
    assert.match(output, /no such package/)
    const calls = readFileSync(log, 'utf8').trim().split('\n')
    assert.deepEqual(
      calls.slice(-3).map(call => call.split(' ')[0]),
      ['install', 'update', 'install'],
    )
    assert.match(calls.at(-1) ?? '', / gcc g\+\+ make python3$/)
  })
})

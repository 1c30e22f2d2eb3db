/** The set-up on a computer that has everything, and on one whose package program fails. */
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { nodeFault, wantedNode } from '../../../installer/setup/node-version.mjs'
import { packages } from '../../../installer/setup/system-packages.mjs'
import { itWhere } from '../../support/describe-where.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const setup = resolve(import.meta.dirname, '../../../installer/setup/setup.mjs')

const root = [{ what: 'root', met: process.getuid?.() === 0 }]

interface Run {
  code: number | null
  output: string
}

function run(env: Record<string, string>, purpose = 'all'): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [setup, '--for', purpose], { env, encoding: 'utf8' })
  return { code: status, output: stdout + stderr }
}

const checks = 'openssl, gnutls-bin, libnss3-tools, opensc, softhsm2, xmlsec1, poppler-utils'

describe('npm run setup', () => {
  const folder = temporaryFolder()
  const programs = () => join(folder(), 'bin')

  /** The only program on the PATH; it writes down how it was called, and fails when `fails` (of a shell) says so. */
  function packageProgram(fails: string): string {
    const log = join(folder(), 'log')
    mkdirSync(programs())
    const file = join(programs(), 'apt-get')
    const text = `#!/bin/sh\necho "$@" >> '${log}'\nif ${fails}; then echo 'no such package' >&2; exit 100; fi\n`
    writeFileSync(file, text, { mode: 0o755 })
    return log
  }

  before(() => execFileSync(process.execPath, [setup]))

  it('finds nothing to do where everything is, within a moment and without a home folder', () => {
    const since = performance.now()
    const { code, output } = run({ PATH: process.env['PATH'] ?? '', HOME: join(folder(), 'nowhere') })
    assert.equal(code, 0, output)
    assert.equal(output, '')
    assert.ok(performance.now() - since < 5_000)
  })

  it('wants no compiler once the addon is compiled', () => {
    mkdirSync(programs())
    assert.deepEqual(run({ PATH: programs(), HOME: folder() }, 'host'), { code: 0, output: '' })
  })

  it('names what is missing where there is no package program that it knows, and goes on', () => {
    mkdirSync(programs())
    const { code, output } = run({ PATH: programs(), HOME: folder() })
    assert.equal(code, 0, output)
    assert.match(
      output,
      new RegExp(`^missing here: ${checks}, .*; install them with your system's package program$`, 'm'),
    )
  })

  itWhere(
    root,
    'asks the package program for what is missing alone, once more after an update, then one by one',
    () => {
      // Nothing can be had but opensc.
      const log = packageProgram('[ "$1" != update ] && [ "${*##* }" != opensc ]')
      const { code, output } = run({ PATH: programs(), HOME: folder() })
      assert.equal(code, 0, output)
      assert.match(output, new RegExp(`^set-up: system packages \\(${checks}, .*\\) NOT done in \\d+\\.\\d s$`, 'm'))
      assert.match(
        output,
        /^"apt-get update && .*" failed for openssl, gnutls-bin, libnss3-tools, softhsm2, .*:\nno such package$/m,
      )
      const calls = readFileSync(log, 'utf8').trim().split('\n')
      const [first = ''] = calls
      assert.match(first, new RegExp(` ${checks.replaceAll(',', '')} `))
      const updated = calls.findIndex(call => call.startsWith('update'))
      assert.equal(calls[updated + 1], first)
      assert.match(calls[updated + 2] ?? '', / openssl$/)
    },
  )

  itWhere(root, 'names the one command to a person who is not root', () => {
    packageProgram('true')
    const command = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, setup]
    const [program = '', ...args] = command
    chmodSync(folder(), 0o755)
    const env = { PATH: `${programs()}:/nowhere`, HOME: folder() }
    const { stdout } = spawnSync(`/usr/bin/${program}`, args, { env, encoding: 'utf8' })
    assert.match(stdout, /^type: sudo sh -c 'apt-get update && apt-get install --yes openssl gnutls-bin /m)
  })

  it('knows the package of everything that a test may be skipped without', () => {
    const tests = resolve(import.meta.dirname, '../..')
    const texts = readdirSync(tests, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .map(file => readFileSync(join(tests, file), 'utf8'))
    const wanted = texts.flatMap(text =>
      [...text.matchAll(/what: 'the Debian package ([a-z0-9.+-]+)'/g)].map(([, name]) => name),
    )
    const known = packages.map(({ name }) => name)
    assert.ok(wanted.length > 0)
    assert.deepEqual(
      wanted.filter(name => !known.includes(name ?? '')),
      [],
    )
  })

  it('says what it does not understand, and does nothing', () => {
    const { code, output } = run({ PATH: '' }, 'everything')
    assert.equal(code, 1)
    assert.match(output, /^not understood: --for everything\n/)
  })
})

describe('the version of Node.js', () => {
  it('is told in one line when it is too old', () => {
    assert.equal(nodeFault('20.19.0', '20.19'), null)
    assert.equal(nodeFault('22.0.0', '20.19'), null)
    for (const old of ['18.20.8', '20.18.3', '8.0.0']) {
      assert.match(
        nodeFault(old, '20.19') ?? '',
        new RegExp(`^Node\\.js 20\\.19 or newer is needed; this is ${old} .*$`),
      )
    }
    assert.equal(wantedNode(), '20.19')
  })

  it('is asked for by the first file that every command runs, which an old one can read', () => {
    const files = ['setup.mjs', 'node-version.mjs'].map(name => readFileSync(join(dirname(setup), name), 'utf8'))
    for (const text of files) {
      const imported = [...text.matchAll(/^import .* from '([^']+)'$/gm)].map(([, name]) => name)
      assert.deepEqual(
        imported.filter(name => name !== 'fs' && name !== './node-version.mjs'),
        [],
      )
      assert.doesNotMatch(text, /\?\.|\?\?|^\s*await /m)
    }
  })
})

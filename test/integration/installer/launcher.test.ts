/** The launcher under a real shell. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { launcherText, quoted } from '../../../installer/launcher.ts'

const nasty = [
  'plain',
  'two words',
  "it's",
  '$(touch /tmp/x)',
  '`id`',
  'a"b\\c',
  'new\nline',
  '-n',
  "''",
  '*',
  'Əliyev',
]

describe('the launcher', () => {
  it('hands every word to a shell as it is', () => {
    const script = `printf '%s\\0' ${nasty.map(quoted).join(' ')}`
    const words = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
    assert.deepEqual(words, nasty)
  })

  it('T17: clears what would load foreign code into Node, and keeps what a module needs', () => {
    const script = launcherText({ node: '/usr/bin/env', entry: '-u' }).replace('"$@"', 'NOTHING env')
    const node = ['OPTIONS', 'PATH', 'EXTRA_CA_CERTS', 'ICU_DATA', 'CHANNEL_FD'].map(name => `NODE_${name}`)
    const openssl = ['CONF', 'ENGINES', 'MODULES'].map(name => `OPENSSL_${name}`)
    const names = [...node, ...openssl, 'LD_LIBRARY_PATH', 'GCONV_PATH', 'LOCPATH', 'GLIBC_TUNABLES']
    const foreign = Object.fromEntries(names.map(name => [name, '/x']))
    const env = { PATH: '/usr/bin:/bin', SOFTHSM2_CONF: '/s', ...foreign }
    const seen = execFileSync('/bin/sh', ['-c', script], { env, encoding: 'utf8' })
    assert.deepEqual(seen.match(/^(NODE|LD|GCONV|LOCPATH|GLIBC|OPENSSL).*$/gm), ['NODE_OPTIONS=--disable-proto=delete'])
    assert.match(seen, /^SOFTHSM2_CONF=\/s$/m)
  })

  it('T10: starts a Node in which no text can name a prototype', () => {
    const script = launcherText({ node: process.execPath, entry: '-p' }).replace('"$@"', `'({}).__proto__'`)
    assert.equal(execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }), 'undefined\n')
  })

  it('T28: forbids core dumps, which would hold a PIN', () => {
    const script = launcherText({ node: '/bin/sh', entry: '-c' }).replace('"$@"', "'ulimit -c'")
    assert.equal(
      execFileSync('/bin/sh', ['-c', `ulimit -c unlimited 2>/dev/null; ${script}`], { encoding: 'utf8' }),
      '0\n',
    )
  })
})

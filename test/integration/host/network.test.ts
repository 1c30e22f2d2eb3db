/** The host reaches for no network and listens nowhere, whatever it does (strace(1)). */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { describeWhere } from '../../support/describe-where.ts'
import { startHost } from '../../support/host-process.ts'
import { enrol } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { tracing } from '../../support/strace.ts'

describeWhere(tracing(), 'the network', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-network-'))
  after(() => rmSync(dataHome, { recursive: true }))

  it('row 43: no socket of the internet is made while a key is made, a certificate installed and all is looked at', async () => {
    const hsm = softHsm(dataHome)
    hsm.addToken('net')
    const log = join(dataHome, 'calls')
    const before = [
      'strace',
      '--follow-forks',
      '--output-separately',
      '--quiet=all',
      '--trace=network',
      `--output=${log}`,
    ]
    const host = await startHost({ dataHome, env: hsm.env, before })
    const authority = await createAuthority()
    await enrol(host, { person: { kind: 'pkcs11', label: 'net', pin: userPin }, authority, algorithm: 'P-256' })
    await host.call('diagnose', {}, { origin: null })
    assert.equal(await host.end(), 0)
    const calls = readdirSync(dataHome)
      .filter(name => name.startsWith('calls.'))
      .flatMap(name => readFileSync(join(dataHome, name), 'utf8').split('\n'))
    assert.ok(
      calls.some(call => call.includes('AF_UNIX')),
      'the trace saw the pipes between our own processes',
    )
    assert.deepEqual(
      calls.filter(call => /AF_INET|listen\(/.test(call)),
      [],
    )
  })
})

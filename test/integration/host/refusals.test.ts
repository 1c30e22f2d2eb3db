/** What the host refuses, whoever asks, and that the next request works. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { checkRequest } from '../../sites/portal/authority/certification-request.ts'
import { startHost, type HostProcess } from '../../support/host-process.ts'
import { enrol, subject } from '../../support/scripted-person.ts'

describe('the host refuses', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-refusals-'))
  let host: HostProcess
  before(async () => {
    host = await startHost({ dataHome })
  })
  after(async () => {
    await host.end()
    rmSync(dataHome, { recursive: true })
  })

  it('row 65: a certificate whose key is on no connected token, and rubbish', async () => {
    const authority = await createAuthority()
    await enrol(host, { person: { kind: 'software', pin: 'Qoz5-lampa8' }, authority, algorithm: 'P-256' })
    const output = execFileSync(
      'openssl',
      ['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', '/dev/null', '-subj', '/CN=x'],
      { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' },
    )
    const leaf = await authority.issue({ request: (await checkRequest(output)).request, days: 1 })
    await assert.rejects(host.call('installCertificate', { certificates: [leaf] }), { code: 'CERTIFICATE_WITHOUT_KEY' })
    const cut = Uint8Array.from(leaf.subarray(0, -1))
    await assert.rejects(host.call('installCertificate', { certificates: [cut] }), { code: 'CERTIFICATE_UNREADABLE' })
  })

  it('and forgets: a request that it refused at once keeps nothing, and its number may come again', async () => {
    for (let times = 0; times < 3; times++) {
      host.say({ channel: 1_000_000, open: { operation: 'sign', origin: 'https://bank.example', params: {} } })
      await host.call('listTokens', {})
    }
    assert.equal(host.child.exitCode, null)
  })

  const document = { name: 'a', type: '', size: 1 }
  for (const [what, params, code] of [
    ['an empty list of documents', { documents: [], format: 'cms' }, 'BAD_PARAMS'],
    ['a format that is none', { documents: [document], format: 'pgp' }, 'BAD_PARAMS'],
    ['an extra key', { documents: [document], format: 'cms', pin: '1' }, 'BAD_PARAMS'],
    ['too many documents', { documents: Array.from({ length: 10_001 }, () => document), format: 'cms' }, 'BAD_PARAMS'],
    ['content over the limit', { documents: [{ ...document, size: 2 ** 40 }], format: 'cms' }, 'TOO_LARGE'],
  ] as const) {
    it(what, () => assert.rejects(host.call('sign', params as never), { code }))
  }

  for (const value of ['AZE', 'ə', '1']) {
    it(`the country '${value}' before the person is asked`, async () => {
      const wrong = [{ type: 'C' as const, value }, ...subject.slice(1)]
      await assert.rejects(host.call('requestCertificate', { subject: wrong, key: { algorithm: 'P-256' } }), {
        code: 'BAD_PARAMS',
      })
    })
  }

  it('an origin that no browser would vouch for', async () => {
    for (const origin of ['null', 'http://bank.kz', 'https://bank.kz.', 'https://BANK.kz']) {
      await assert.rejects(host.call('listTokens', {}, { origin }), { code: 'NOT_ALLOWED' })
    }
  })

  it('T16: a page that names a module, and operations that are none of its own', async () => {
    await assert.rejects(host.call('addModule', { path: '/tmp/evil.so' }), { code: 'NOT_ALLOWED' })
    for (const name of ['status', 'hack', '__proto__', 'constructor']) {
      await assert.rejects(host.call(name as never, {} as never), { code: 'UNKNOWN_OPERATION' })
    }
  })

  it('nothing after a request was aborted at its prompt', async () => {
    const abort = new AbortController()
    await assert.rejects(
      host.call(
        'requestCertificate',
        { subject, key: { algorithm: 'P-256' } },
        { signal: abort.signal, answers: { requestCertificate: () => (abort.abort(), null) } },
      ),
      { code: 'ABORTED' },
    )
    assert.ok((await host.call('listTokens', {})).length > 0)
  })
})

/** The host's operations on the software token, each artefact checked by openssl. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '../../../shared/bytes.ts'
import type { Answer, Question } from '../../../shared/prompts/index.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { checkRequest } from '../../sites/portal/authority/certification-request.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { openssl } from '../../support/openssl.ts'

const pin = 'Qoz5-lampa8'
const entry = (text: string) => ({ pin: utf8(text), lastTryConfirmed: false })
const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest())
const subject = [
  { type: 'C', value: 'AZ' },
  { type: 'O', value: 'Azərbaycan Mərkəzi Bankı' },
  { type: 'serialNumber', value: '5ABC123' },
  { type: 'CN', value: 'Səməd Məmmədov' },
] as const

const requestAnswer = (text = pin): Script => ({
  answers: {
    requestCertificate: ({ tokens }: Question<'requestCertificate'>): Answer<'requestCertificate'> => ({
      token: tokens.find(({ token }) => token.kind === 'software')?.token.id ?? '',
      pin: entry(text),
      exportable: false,
    }),
  },
})

describe('the host, with a software token', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-host-'))
  let host: HostProcess
  let authority: Authority
  before(async () => {
    ;[host, authority] = await Promise.all([startHost({ dataHome }), createAuthority()])
  })
  after(async () => {
    await host.end()
    rmSync(dataHome, { recursive: true })
  })

  const signing = (documents: Uint8Array[], typed: (asked: number) => string = () => pin): Script['answers'] => ({
    sign: ({ candidates }, asked) => {
      const usable = candidates.find(({ obstacle }) => obstacle === null)
      assert.ok(usable, 'a certificate is offered')
      return {
        token: usable.token.id,
        certificate: usable.fingerprint,
        pin: entry(typed(asked)),
        documents: documents.map((bytes, index) => ({ index, digest: sha256(bytes) })),
      }
    },
    content: ({ index, offset, length }) => ({
      bytes: Uint8Array.from(documents[index]?.subarray(offset, offset + length) ?? []),
    }),
  })
  const describeAll = (documents: Uint8Array[]) =>
    documents.map((bytes, index) => ({ name: `ödəniş ${index}.txt`, type: 'text/plain', size: bytes.length }))

  it('makes a key, has its request certified, installs and signs: openssl agrees at every step', async () => {
    const progress: unknown[] = []
    const made = await host.call(
      'requestCertificate',
      { subject: [...subject], key: { algorithm: 'P-256' } },
      { ...requestAnswer(), progress: value => progress.push(value) },
    )
    assert.ok(progress.length >= 2)
    assert.match(openssl(['req', '-verify', '-noout', '-subject', '-nameopt', 'utf8'], made.pem), /Səməd Məmmədov/)
    const leaf = await authority.issue({ request: made.request, days: 30 })
    const bundle = authority.bundle(leaf)
    const { installed } = await host.call(
      'installCertificate',
      { certificates: [bundle] },
      {
        answers: { installCertificate: ({ places }) => ({ token: places[0]?.token.id ?? '', pin: entry(pin) }) },
      },
    )
    assert.equal(installed.length, 1)
    for (const detached of [true, false]) {
      const documents = ['bir', 'iki', 'üç'].map(utf8)
      const { results } = await host.call(
        'sign',
        { documents: describeAll(documents), format: 'cms', detached },
        { answers: signing(documents) },
      )
      const signed = results.map(result => ('signature' in result ? result.signature : assert.fail(result.error.code)))
      const verified = await host.call(
        'verify',
        {
          documents: signed.map((bytes, index) =>
            detached ? { signed: bytes, size: documents[index]?.length ?? 0 } : { signed: bytes },
          ),
          roots: [authority.root],
        },
        { answers: signing(documents) },
      )
      for (const result of verified.results) {
        assert.ok('signers' in result)
        assert.deepEqual(
          result.signers.map(({ valid, reasons, level }) => ({ valid, reasons, level })),
          [{ valid: true, reasons: [], level: 'B-B' }],
        )
      }
    }
  })

  it('asks again after a wrong PIN, says how many tries are left, and signs with the right one', async () => {
    const documents = [utf8('ödəniş')]
    const problems: unknown[] = []
    const answers = signing(documents, asked => (asked === 1 ? 'Wrong-pin-77' : pin))
    const { results } = await host.call(
      'sign',
      { documents: describeAll(documents), format: 'cms', detached: true },
      {
        answers: {
          ...answers,
          sign: (question, asked) => {
            problems.push(question.problem?.code ?? null)
            if (asked === 2) assert.equal(question.candidates[0]?.token.pin.left, 9)
            return answers?.sign?.(question, asked) ?? null
          },
        },
      },
    )
    assert.deepEqual(problems, [null, 'PIN_INCORRECT'])
    assert.ok(results[0] && 'signature' in results[0])
  })

  it('T25: refuses bytes other than those that were agreed to', async () => {
    const shown = [utf8('100 AZN')]
    const answers = signing(shown)
    await assert.rejects(
      host.call(
        'sign',
        { documents: describeAll(shown), format: 'cms' },
        {
          answers: { ...answers, content: () => ({ bytes: utf8('900 AZN') }) },
        },
      ),
      { code: 'DOCUMENT_CHANGED' },
    )
  })

  it('keeps a journal that tells delivered from undelivered', async () => {
    const documents = [utf8('itmiş')]
    await host.call(
      'sign',
      { documents: describeAll(documents), format: 'cms', detached: true },
      {
        answers: signing(documents),
        received: false,
      },
    )
    const { entries, intact } = await host.call('readJournal', { limit: 100 }, { origin: null })
    assert.equal(intact, true)
    assert.ok(entries.some(({ stage }) => stage === 'delivered'))
    const digest = createHash('sha256').update('itmiş').digest('hex')
    assert.deepEqual(
      entries.filter(entry => entry.digest === digest).map(({ stage }) => stage),
      ['signed', 'signing'],
    )
    assert.ok(entries.every(({ operation }) => ['sign', 'requestCertificate'].includes(operation)))
  })

  it('row 65: refuses a certificate whose key is on no connected token, and rubbish', async () => {
    const pem = execFileSync(
      'openssl',
      ['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-keyout', '-', '-subj', '/CN=x'],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
        encoding: 'utf8',
      },
    )
    const leaf = await authority.issue({
      request: checkRequest(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'))).request,
      days: 1,
    })
    await assert.rejects(host.call('installCertificate', { certificates: [leaf] }), { code: 'CERTIFICATE_WITHOUT_KEY' })
    const cut = Uint8Array.from(leaf.subarray(0, -1))
    await assert.rejects(host.call('installCertificate', { certificates: [cut] }), { code: 'CERTIFICATE_UNREADABLE' })
  })

  for (const [what, params, code] of [
    ['an empty list of documents', { documents: [], format: 'cms' }, 'BAD_PARAMS'],
    ['a format that is none', { documents: [{ name: 'a', type: '', size: 1 }], format: 'pgp' }, 'BAD_PARAMS'],
    ['an extra key', { documents: [{ name: 'a', type: '', size: 1 }], format: 'cms', pin: '1' }, 'BAD_PARAMS'],
    ['content over the limit', { documents: [{ name: 'a', type: '', size: 2 ** 40 }], format: 'cms' }, 'TOO_LARGE'],
  ] as const) {
    it(`refuses ${what}`, () => assert.rejects(host.call('sign', params as never), { code }))
  }

  it('refuses an origin that no browser would vouch for, and operations that are not for pages', async () => {
    for (const origin of ['null', 'http://bank.kz', 'https://bank.kz.']) {
      await assert.rejects(host.call('listTokens', {}, { origin }), { code: 'NOT_ALLOWED' })
    }
    await assert.rejects(host.call('addModule', { path: '/tmp/evil.so' }), { code: 'NOT_ALLOWED' })
    await assert.rejects(host.call('status' as never, {} as never), { code: 'UNKNOWN_OPERATION' })
    await assert.rejects(host.call('hack' as never, {} as never), { code: 'UNKNOWN_OPERATION' })
  })

  it('lets a request be aborted at the prompt, and the next one work', async () => {
    const abort = new AbortController()
    await assert.rejects(
      host.call(
        'requestCertificate',
        { subject: [...subject], key: { algorithm: 'P-256' } },
        {
          signal: abort.signal,
          answers: { requestCertificate: () => (abort.abort(), null) },
        },
      ),
      { code: 'ABORTED' },
    )
    assert.ok((await host.call('listTokens', {})).length >= 1)
  })
})

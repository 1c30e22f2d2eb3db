/** Revocation through the host, over HTTP: answers and lists by OpenSSL, which reads our questions and judges as we do. */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askAuthority } from '../../../extension/background/ask-authority.ts'
import { readLink, type Link } from '../../../host/pki/path/link.ts'
import { judgeList } from '../../../host/pki/revocation/judge-list.ts'
import { judgeOcsp } from '../../../host/pki/revocation/judge-ocsp.ts'
import { ocspRequest } from '../../../host/pki/revocation/ocsp-request.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { authoritySite, behaviours, replies, type AuthoritySite } from '../../support/authority-site.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { testRevocation, type OcspSigner, type TestRevocation } from '../../support/revocation-authority.ts'
import { removeFolder } from '../../support/temporary-folder.ts'
import { MohurError } from '../../../shared/errors.ts'

const link = (certificate: Bytes): Link => readLink(certificate) ?? assert.fail()
const hashes = { 'SHA-1': 'sha1', 'SHA-256': 'sha256' } as const
const people = ['aygun', 'rashad'] as const

describe('revocation by OpenSSL', () => {
  let centre: TestRevocation
  const certificates = {} as Record<(typeof people)[number], Bytes>
  before(async () => {
    centre = await testRevocation()
    for (const name of people) certificates[name] = await centre.issue(name)
    await centre.revoke('rashad', 'keyCompromise')
  })
  after(() => centre.remove())

  const signers: [OcspSigner, boolean][] = [
    ['root', true],
    ['responder', true],
    ['stranger', false],
    ['expired', false],
  ]
  for (const [hash, option] of Object.entries(hashes) as [keyof typeof hashes, 'sha1' | 'sha256'][]) {
    for (const [signer, isGood] of signers) {
      it(`is judged as OpenSSL judges it: asked by ${hash}, answered by ${signer}`, async () => {
        for (const name of people) {
          const about = { certificate: link(certificates[name]), issuer: link(centre.root) }
          const { request, nonce } = ocspRequest(about, hash)
          const { status, output: text } = await centre.readRequest(request)
          assert.equal(status, 0, text)
          assert.match(
            text,
            new RegExp(
              `Hash Algorithm: ${option}[^]*Serial Number: ${about.certificate.facts.serialNumber}[^]*OCSP Nonce`,
            ),
          )
          const answer = await centre.answer(request, signer)
          const told = judgeOcsp(answer, { ...about, hash, nonce, now: new Date() })
          const { output } = await centre.judgeAnswer(answer, name, option)
          assert.equal(output.includes('Response verify OK'), isGood, output)
          if (!isGood) {
            assert.deepEqual(told, { status: 'unknown', fault: 'responderNotAllowed' })
            continue
          }
          assert.match(output, new RegExp(`${name}.pem: ${told.status}\n`))
          if (told.status !== 'revoked') continue
          const [, time = ''] = /Revocation Time: (.+)/.exec(output) ?? []
          assert.deepEqual([told.reason, told.revokedAt], ['keyCompromise', new Date(time)])
        }
      })
    }
  }

  it('by a list is judged as OpenSSL judges it', async () => {
    const list = await centre.list()
    for (const name of people) {
      const about = { certificate: link(certificates[name]), issuer: link(centre.root) }
      const { status, output } = await centre.judgeList(list, name)
      assert.equal(judgeList(list, { ...about, now: new Date() }).status, name === 'rashad' ? 'revoked' : 'good')
      assert.equal(status === 0 ? 'good' : 'revoked', name === 'rashad' ? 'revoked' : 'good', output)
      const later = judgeList(list, { ...about, now: new Date(Date.now() + 2 * 86_400_000) })
      assert.deepEqual(later, { status: 'unknown', fault: 'stale' })
    }
  })

  it('by a responder that may itself be revoked is not believed, though OpenSSL does', async () => {
    const about = { certificate: link(certificates.aygun), issuer: link(centre.root) }
    const { request, nonce } = ocspRequest(about, 'SHA-1')
    const answer = await centre.answer(request, 'unmarked')
    const told = judgeOcsp(answer, { ...about, hash: 'SHA-1', nonce, now: new Date() })
    assert.deepEqual(told, { status: 'unknown', fault: 'responderNotAllowed' })
    assert.match((await centre.judgeAnswer(answer, 'aygun')).output, /Response verify OK/)
  })

  describe('through the host', () => {
    const dataHome = mkdtempSync(join(tmpdir(), 'mohur-revocation-host-'))
    let host: HostProcess
    let ocsp: AuthoritySite
    let crl: AuthoritySite
    const good = behaviours.good(request => centre.answer(request), replies.ocsp)
    before(async () => {
      host = await startHost({ dataHome })
      ocsp = await authoritySite(good)
      crl = await authoritySite(behaviours.good(() => centre.list(), replies.crl))
    })
    after(async () => {
      await host.end()
      await Promise.all([ocsp.close(), crl.close()])
      await removeFolder(dataHome)
    })

    /** As the background asks, over HTTP. */
    const over =
      (inquiry: 'ocsp' | 'crl', site: () => AuthoritySite): NonNullable<NonNullable<Script['answers']>['ocsp']> =>
      async request => {
        const signal = new AbortController().signal
        const answer = await askAuthority({ inquiry, request, address: site().address, signal })
        if ('response' in answer) return answer.response
        throw new MohurError('INTERNAL', { reason: answer.unavailable.reason })
      }
    async function verify(name: string, inquiries: { ocsp: boolean; crl: boolean }) {
      const signed = await centre.sign(name, utf8('Ödəniş: 840.00 AZN'))
      const authority = { name: 'NCA', certificates: [centre.root], ...inquiries }
      const params = {
        documents: [{ signed }],
        roots: [centre.root],
        revocation: true,
        revocationAuthorities: [authority],
      }
      const answers = { ocsp: over('ocsp', () => ocsp), crl: over('crl', () => crl) }
      const { results } = await host.call('verify', params, { answers })
      const [found] = results
      const [signer] = found && 'signers' in found ? found.signers : []
      return signer ?? assert.fail()
    }

    for (const [inquiry, source] of [
      ['ocsp', 'OCSP'],
      ['crl', 'CRL'],
    ] as const) {
      it(`a signature holds or not as ${source} tells`, async () => {
        const inquiries = { ocsp: inquiry === 'ocsp', crl: inquiry === 'crl' }
        const held = await verify('aygun', inquiries)
        assert.deepEqual(held.revocation, { status: 'good', source, toldBy: 'NCA' })
        assert.deepEqual([held.valid, held.reasons], [true, []])
        const broken = await verify('rashad', inquiries)
        assert.deepEqual([broken.valid, broken.reasons], [false, ['certificateRevoked']])
        const { revocation } = broken
        assert.deepEqual(revocation.status === 'revoked' && [revocation.reason, revocation.source], [
          'keyCompromise',
          source,
        ])
      })
    }

    it('a certificate of the person’s own is judged alike, by the root that they trust', async () => {
      const authority = { name: 'NCA', certificates: [centre.root], ocsp: true, crl: false }
      for (const [name, reasons] of [
        ['aygun', []],
        ['rashad', ['certificateRevoked']],
      ] as const) {
        const params = { certificate: certificates[name], chain: [centre.root], revocationAuthorities: [authority] }
        const ours = { origin: null, answers: { ocsp: over('ocsp', () => ocsp) } }
        const trusted = await host.call('checkCertificate', { ...params, trustedRoots: [centre.root] }, ours)
        assert.deepEqual([trusted.chain, trusted.reasons], [[centre.root], reasons])
        const stranger = await host.call('checkCertificate', { ...params, trustedRoots: [] }, ours)
        assert.deepEqual(stranger.reasons, ['rootUnknown', ...reasons])
      }
    })

    const faults: [what: string, how: () => Parameters<AuthoritySite['behave']>[0], fault: string][] = [
      ['is down', behaviours.closes, 'unreachable'],
      ['is broken', behaviours.broken, 'httpStatus'],
      ['shows a page', behaviours.page, 'contentType'],
      ['answers a hundred million bytes', () => behaviours.floods(replies.ocsp), 'tooLarge'],
      ['sends elsewhere', () => behaviours.redirects(crl.address), 'unreachable'],
      ['answers a page as if it were an answer', () => behaviours.good(() => utf8('<h1>'), replies.ocsp), 'unreadable'],
    ]
    for (const [what, how, fault] of faults) {
      it(`of a responder that ${what} is unknown (${fault}), never good, and the next request works`, async () => {
        ocsp.behave(how())
        const { revocation, valid } = await verify('rashad', { ocsp: true, crl: false })
        assert.deepEqual([revocation, valid], [{ status: 'unknown', fault }, true])
        assert.equal((await verify('rashad', { ocsp: true, crl: true })).revocation.status, 'revoked', 'the list tells')
        ocsp.behave(good)
        assert.equal((await verify('rashad', { ocsp: true, crl: false })).revocation.status, 'revoked')
      })
    }
  })
})

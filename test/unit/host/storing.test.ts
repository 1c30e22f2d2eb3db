/** Certificates that are stored on a token: in which order, and which are not. */
import assert from 'node:assert/strict'
import { importCertificates } from '../../../host/operations/import-certificates.ts'
import { installCertificate } from '../../../host/operations/install-certificate.ts'
import type { Context, HostRequest } from '../../../host/operations/handler.ts'
import type { MarkedSession, Tokens } from '../../../host/tokens/tokens.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { readCertificate } from '../../../shared/certificate.ts'
import { makeKey, makeSigner } from '../../support/make-signer.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'

describe('certificates for a token', () => {
  it('row 92: are stored root first, then what it issued, whatever their order was', async () => {
    const { certificate, publicKey, chain } = await makeSigner(await createAuthority(), makeKey('P-256'))
    const stored: Bytes[] = []
    const session = {
      keys: async () => [{ keyId: '01', publicKey }],
      storeCertificates: async (placed: { certificate: Bytes }[]) =>
        void stored.push(...placed.map(({ certificate }) => certificate)),
    } as unknown as MarkedSession
    const tokens = {
      withLogin: (_: unknown, work: (session: MarkedSession) => Promise<unknown>) => work(session),
    } as unknown as Tokens
    const question = { token: { id: 'a', pin: { tries: 'unknown', onDevice: false } }, problem: null }
    const answer = { pin: { pin: utf8('24681357'), lastTryConfirmed: false } }
    const request = { ask: async () => ({ answer, question }) } as unknown as HostRequest<'importCertificates'>
    for (const certificates of [
      [certificate, ...chain],
      [...chain, certificate].toReversed(),
      [...chain, certificate],
    ]) {
      stored.length = 0
      await importCertificates({ token: 'a', certificates }, request, { tokens } as Context)
      const subjects = stored.map(one => readCertificate(one))
      assert.equal(stored.length, chain.length + 1)
      for (const [index, { issuerDer }] of subjects.entries()) {
        const issuer = subjects[Math.max(0, index - 1)]
        assert.deepEqual(issuerDer, issuer?.subjectDer, `${index}`)
      }
    }
  })

  it('are refused when they have expired, before anybody is asked', async () => {
    const notBefore = new Date('2020-01-01')
    const { certificate } = await makeSigner(await createAuthority(), makeKey('P-256'), { notBefore, days: 365 })
    const request = { ask: async () => assert.fail('asked') } as unknown as HostRequest<'installCertificate'>
    const tokens = {} as Tokens
    await assert.rejects(installCertificate({ certificates: [certificate] }, request, { tokens } as Context), {
      code: 'CERTIFICATE_EXPIRED',
    })
  })
})

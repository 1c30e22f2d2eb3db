/** `renewCertificate` through the real host, on SoftHSM2 and the software token: openssl judges the request and the CMS around it. */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { readCertificate } from '../../../shared/certificate.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import type { Params } from '../../../shared/operations/index.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { openssl } from '../../support/openssl.ts'
import { enrol, pinEntry, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { removeFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'

const people: Person[] = [
  { kind: 'pkcs11', label: 'KAZTOKEN', pin: userPin },
  { kind: 'software', pin: 'Qoz5-lampa8' },
]
const keepingKey = new Uint8Array(32).fill(7)

for (const person of people) {
  describe(`a certificate that is renewed, on a ${person.kind} token`, () => {
    const dataHome = mkdtempSync(join(tmpdir(), 'mohur-renewed-'))
    const hsm = softHsm(dataHome)
    let host: HostProcess
    let authority: Authority
    let old: Bytes
    before(async () => {
      hsm.addToken('KAZTOKEN')
      authority = await createAuthority()
      host = await startHost({ dataHome, env: hsm.env, entry: await builtHostEntry() })
      old = (await enrol(host, { person, authority, algorithm: 'P-256' })).leaf
    })
    after(async () => {
      await host.end()
      await removeFolder(dataHome)
    })

    const answers: Script['answers'] = {
      renewCertificate: ({ candidates }) => {
        const place = candidates.find(({ obstacle }) => obstacle === null)
        if (!place) return null
        const { token, fingerprint } = place
        return { token: token.id, certificate: fingerprint, pin: pinEntry(person.pin), exportable: false }
      },
    }
    const renew = (more: Partial<Params<'renewCertificate'>> = {}, script: Script = {}) =>
      host.call('renewCertificate', { certificate: old, key: { algorithm: 'P-256' }, ...more }, { answers, ...script })

    it('gives a request of the same name by a new key, in a CMS by the old one', async () => {
      const { request, pem, signed } = await renew()
      const checked = await openssl('req -in request.pem -noout -verify', { 'request.pem': pem })
      assert.equal(checked.status, 0, checked.output)
      const files = { 'signed.der': signed, 'root.pem': toPem('CERTIFICATE', authority.root) }
      const how = 'cms -verify -cades -binary -inform DER -in signed.der -CAfile root.pem -purpose any -out content.der'
      const verified = await openssl(how, files)
      assert.equal(verified.status, 0, verified.output)
      assert.ok(Buffer.from(signed).includes(Buffer.from(request)))
      const name = Buffer.from(readCertificate(old).subjectDer)
      assert.ok(Buffer.from(request).includes(name))
    })

    it('is the same under its reference, and asks nobody twice', async () => {
      const made = await renew({ reference: 'yeniləmə' }, { keepingKey })
      assert.deepEqual(await renew({ reference: 'yeniləmə' }, { keepingKey, answers: {} }), made)
      await assert.rejects(renew({ reference: 'yeniləmə', key: { algorithm: 'RSA-2048' } }, { keepingKey }), {
        code: 'BAD_PARAMS',
      })
    })

    it('is refused of a certificate that is out of use', async () => {
      await host.call('markRetired', { certificate: old, retired: true }, { origin: null })
      await assert.rejects(renew(), { code: 'CERTIFICATE_RETIRED' })
      await host.call('markRetired', { certificate: old, retired: false }, { origin: null })
    })
  })
}

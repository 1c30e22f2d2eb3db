/** Certificates that the page accepts, and those that it does not, through the real host, on SoftHSM2 and the software token. */
import assert from 'node:assert/strict'
import { fingerprintOf } from '../../../host/digests.ts'
import { equalBytes, utf8 } from '../../../shared/bytes.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import type { Question } from '../../../shared/prompts/index.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { startHost, type HostProcess } from '../../support/host-process.ts'
import { described, enrol, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const people: Person[] = [
  { kind: 'software', pin: 'Qoz5-lampa8' },
  { kind: 'pkcs11', pin: userPin },
]

describe('the certificates that a page accepts', () => {
  const folder = temporaryFolder()
  let host: HostProcess
  beforeEach(async () => {
    const hsm = softHsm(folder())
    hsm.addToken('Token')
    host = await startHost({ dataHome: folder(), env: hsm.env })
  })
  afterEach(() => host.end())

  for (const person of people) {
    it(`are the only ones to be chosen; the others are shown with the reason, on a ${person.kind} token`, async () => {
      const authority = await createAuthority()
      const { leaf } = await enrol(host, { person, authority, algorithm: 'P-256' })
      const documents = [utf8('ödəniş')]
      const sign = (filter: HostParams<'sign'>['filter']) =>
        host.call(
          'sign',
          { documents: described(documents), format: 'cms', certificate: leaf, filter },
          { answers: signAnswers(person, documents, leaf) },
        )
      const accepted = { keyUsage: ['digitalSignature' as const], issuers: [authority.root].map(fingerprintOf) }
      assert.deepEqual((await sign(accepted)).certificate, leaf)
      const others = { organizationIdentifier: '9900071001' }
      await assert.rejects(sign(others), { code: 'CERTIFICATE_NOT_ACCEPTED' })

      const shown: unknown[] = []
      const selectCertificate = ({ candidates }: Question<'selectCertificate'>) => {
        const found = candidates.find(({ certificate }) => equalBytes(certificate, leaf)) ?? assert.fail()
        shown.push(found.obstacle)
        return { token: found.token.id, certificate: found.fingerprint }
      }
      const answers = { selectCertificate }
      const selected = await host.call('selectCertificate', accepted, { answers })
      assert.deepEqual(selected.certificate, leaf)
      await assert.rejects(host.call('selectCertificate', others, { answers }), { code: 'CERTIFICATE_NOT_ACCEPTED' })
      assert.deepEqual(shown, [null, 'CERTIFICATE_NOT_ACCEPTED'])
    })
  }
})

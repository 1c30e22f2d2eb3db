/** Who signed, in the journal of the real host: as the certificate says it that signed, and still when the token has it no more. */
import assert from 'node:assert/strict'
import { utf8 } from '../../../shared/bytes.ts'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { openssl } from '../../support/openssl.ts'
import { described, enrol, pinEntry, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'

const people: Person[] = [
  { kind: 'software', pin: 'Qoz5-lampa8' },
  { kind: 'pkcs11', label: 'Seal', pin: userPin },
]
const own = (answers: Script['answers'] = {}): Script => ({ origin: null, answers })

for (const person of people) {
  describe(`the journal, with a ${person.kind} token`, () => {
    const here = temporaryFolder()
    let host: HostProcess
    beforeEach(async () => {
      const hsm = softHsm(here())
      hsm.addToken('Seal')
      host = await startHost({ dataHome: here(), env: hsm.env, entry: await builtHostEntry() })
    })
    afterEach(() => host.end())

    it('names who signed as openssl reads the certificate, also after it was deleted from the token', async () => {
      const { leaf } = await enrol(host, { person, authority: await createAuthority(), algorithm: 'P-256' })
      const documents = ['bir'].map(utf8)
      const params = { documents: described(documents), format: 'cms', detached: true } as const
      await host.call('sign', params, { answers: signAnswers(person, documents) })
      const tokens = await host.call('listTokens', {}, own())
      const token = tokens.find(one => one.kind === person.kind && one.label === (person.label ?? one.label))?.id ?? ''
      const { objects } = await host.call('readToken', { token }, own())
      const object = objects.find(one => one.kind === 'certificate' && Buffer.compare(one.certificate, leaf) === 0)
      const deletion = { deleteObject: () => ({ pin: pinEntry(person.pin), serialNumber: '' }) }
      await host.call('deleteObject', { token, object: object?.id ?? '' }, own(deletion))

      const files = { 'leaf.pem': toPem('CERTIFICATE', leaf) }
      const { output } = await openssl(
        'x509 -in leaf.pem -noout -subject -issuer -serial -nameopt utf8,sep_multiline',
        files,
      )
      const read = (pattern: RegExp): string => pattern.exec(output)?.[1] ?? assert.fail(output)
      const { entries, intact } = await host.call('readJournal', { limit: 100 }, own())
      assert.equal(intact, true)
      const signed = entries.filter(({ operation }) => operation === 'sign')
      assert.deepEqual(
        // The octet that keeps the number positive is openssl's to leave out.
        signed.map(({ stage, signer }) => [
          stage,
          signer && { ...signer, serialNumber: signer.serialNumber.replace(/^00/, '') },
        ]),
        ['delivered', 'signed', 'signing'].map(stage => [
          stage,
          {
            name: read(/subject=[^]*?CN=(.*)/),
            issuer: read(/issuer=[^]*?CN=(.*)/),
            serialNumber: read(/serial=([0-9A-F]+)/),
          },
        ]),
      )
      const requested = entries.filter(({ operation }) => operation === 'requestCertificate')
      assert.ok(requested.length > 0 && requested.every(one => one.signer === undefined && one.certificate === null))
      assert.match(requested[0]?.document ?? '', /CN=Səməd Məmmədov/)
    })
  })
}

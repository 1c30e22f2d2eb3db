/** `retireCertificate` through the real host on SoftHSM2: pkcs11-tool says what is left on the token. */
import assert from 'node:assert/strict'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { pkcs11Tool, privateKeysOn } from '../../support/pkcs11-tool.ts'
import { described, enrol, installAnswers, pinEntry, signAnswers, type Person } from '../../support/scripted-person.ts'
import { softHsm, userPin, type SoftHsm } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'

const label = 'KAZTOKEN'
const person: Person = { kind: 'pkcs11', label, pin: userPin }

describe('a certificate that a page asks to take out of use', () => {
  const folder = temporaryFolder()
  let hsm: SoftHsm
  let host: HostProcess
  beforeEach(async () => {
    hsm = softHsm(folder())
    hsm.addToken(label)
    host = await startHost({ dataHome: folder(), env: hsm.env, entry: await builtHostEntry() })
  })
  afterEach(() => host.end())

  /** `pin`: with which it goes from the token as well. */
  const retire = (certificate: Bytes, pin: string | null) => {
    const stays: string[] = []
    const answers: Script['answers'] = {
      retireCertificate: ({ places, problem }) => {
        if (problem) throw new Error(problem.code)
        stays.push(...places.map(({ token, keyStays }) => `${token.label} ${keyStays}`))
        const token = places[0]?.token
        return pin !== null && token
          ? { token: token.id, pin: pinEntry(pin), serialNumber: token.serialNumber }
          : { token: null, pin: { pin: null, lastTryConfirmed: false }, serialNumber: '' }
      },
    }
    return host.call('retireCertificate', { certificate }, { answers }).then(result => ({ ...result, stays }))
  }
  const left = () => ({
    certificates: (pkcs11Tool(hsm, label, '--list-objects', '--type', 'cert').text.match(/Certificate Object/g) ?? [])
      .length,
    keys: privateKeysOn(hsm, label, userPin).length,
  })

  it('goes with its key in one login, which stays for as long as another certificate uses it', async () => {
    const authority = await createAuthority()
    const { made, leaf } = await enrol(host, { person, authority, algorithm: 'P-256' })
    const second = await authority.issue({ request: made.request, days: 60 })
    const certificates = [authority.bundle(second)]
    await host.call('installCertificate', { certificates }, { answers: installAnswers(person) })
    await enrol(host, { person, authority, algorithm: 'P-256' })
    const before = left()
    assert.equal(before.keys, 2)
    assert.deepEqual(await retire(leaf, userPin), { retired: true, removed: true, stays: [`${label} true`] })
    assert.deepEqual(left(), { certificates: before.certificates - 1, keys: 2 })
    await assert.rejects(retire(second, '11112222'), /PIN_INCORRECT/)
    assert.deepEqual(left(), { certificates: before.certificates - 1, keys: 2 })
    assert.deepEqual(await retire(second, userPin), { retired: true, removed: true, stays: [`${label} false`] })
    assert.deepEqual(left(), { certificates: before.certificates - 2, keys: 1 })
  })

  it('stays where the person ticks nothing, and signs no more', async () => {
    const { leaf } = await enrol(host, { person, authority: await createAuthority(), algorithm: 'P-256' })
    const before = left()
    assert.deepEqual(await retire(leaf, null), { retired: true, removed: false, stays: [`${label} false`] })
    assert.deepEqual(left(), before)
    const documents = [utf8('ödəniş')]
    const params = { documents: described(documents), format: 'cms', detached: true, certificate: leaf } as const
    const signing = host.call('sign', params, { answers: signAnswers(person, documents) })
    await assert.rejects(signing, { code: 'CERTIFICATE_RETIRED' })
  })
})

/** A TPM under the real host: a module that knows only some attributes of keys, and whose tokens have one serial number. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '../../../shared/bytes.ts'
import type { TokenSummary } from '../../../shared/token.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { assertSigned } from '../../support/assert-signed.ts'
import { describeWhere } from '../../support/describe-where.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { described, enrol, pinEntry, signAnswers, type Person } from '../../support/scripted-person.ts'
import { tpm, tpmLibrary, tpmNeeds, type Tpm } from '../../support/tpm.ts'
import { until } from '../../support/until.ts'

const [soPin, userPin] = ['13572468', 'Ceyran7bala']
const documents = [utf8('ödəniş')]
const params = { documents: described(documents), format: 'cms', detached: true } as const
const own = (answers: Script['answers'] = {}): Script => ({ origin: null, answers })

describeWhere(tpmNeeds(), 'the host, with a TPM', () => {
  let folder = ''
  let chip: Tpm
  let host: HostProcess
  let authority: Authority
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mohur-tpm-'))
    chip = await tpm(folder)
    host = await startHost({ dataHome: folder, env: chip.env })
    await host.call('addModule', { path: tpmLibrary }, own())
    authority = await createAuthority()
  })
  afterEach(async () => {
    await host?.end()
    await chip?.end()
    rmSync(folder, { recursive: true })
  })

  const listed = (is: (token: TokenSummary) => boolean): Promise<TokenSummary> =>
    until('the token is listed', async () =>
      (await host.call('listTokens', {}, own())).find(token => token.manufacturer === 'IBM' && is(token)),
    )
  /** As a person does at the first use. */
  async function make(label: string): Promise<Person> {
    const { id } = await listed(({ state }) => state === 'uninitialized')
    assert.deepEqual((await host.call('readToken', { token: id }, own())).objects, [])
    const typed = { newPin: utf8(userPin), label, serialNumber: '', losesValidCertificate: false, pinChangeBy: null }
    const initializeToken = () => ({ ...typed, soPin: pinEntry(soPin) })
    await host.call('initializeToken', { token: id }, own({ initializeToken }))
    await listed(token => token.label === label && token.state === 'blank')
    return { kind: 'pkcs11', label, pin: userPin }
  }

  it('makes its tokens ready, makes keys on each, and signs with the one that is meant', async () => {
    const [first, second] = [await make('Birinci'), await make('İkinci')]
    const both = await Promise.all(['Birinci', 'İkinci'].map(name => listed(({ label }) => label === name)))
    assert.equal(both[0]?.serialNumber, both[1]?.serialNumber)
    for (const person of [second, first]) {
      const { leaf } = await enrol(host, { person, authority, algorithm: 'P-256' })
      const signed = await host.call('sign', params, { answers: signAnswers(person, documents, leaf) })
      await assertSigned(signed, { documents, root: authority.root })
    }
    const { details, objects } = await host.call('readToken', { token: both[0]?.id ?? '' }, own())
    assert.equal(details.family, null, 'it is no token of opencryptoki')
    assert.equal(details.can.secretKeys, false)
    assert.equal(objects.filter(({ kind }) => kind === 'keyPair').length, 1)
  })
})

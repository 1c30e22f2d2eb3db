/** A TPM under the real host: a module whose tokens have one serial number, and that takes no word on what a key shall not do. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '../../../shared/bytes.ts'
import type { TokenSummary } from '../../../shared/token.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { assertSigned } from '../../support/assert-signed.ts'
import { describeWhere } from '../../support/describe-where.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import {
  described,
  enrol,
  pinEntry,
  requestAnswers,
  signAnswers,
  subject,
  type Person,
} from '../../support/scripted-person.ts'
import { openssl } from '../../support/openssl.ts'
import { tpm, tpmLibrary, tpmNeeds, type Tpm } from '../../support/tpm.ts'
import { until } from '../../support/until.ts'

const [soPin, userPin, newPin] = ['13572468', 'Ceyran7bala', 'Maral3bala']
const own = (answers: Script['answers'] = {}): Script => ({ origin: null, answers })

describeWhere(tpmNeeds(), 'the host, with a TPM', () => {
  let folder = ''
  let chip: Tpm
  let host: HostProcess
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mohur-tpm-'))
    chip = await tpm(folder)
    host = await startHost({ dataHome: folder, env: chip.env })
    await host.call('addModule', { path: tpmLibrary }, own())
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

  it('makes its tokens ready and tells them apart; an RSA key that could also decrypt is refused, and not left on it', async () => {
    const [first] = [await make('Birinci'), await make('İkinci')]
    const [one, other] = await Promise.all(['Birinci', 'İkinci'].map(name => listed(({ label }) => label === name)))
    assert.equal(one?.serialNumber, other?.serialNumber)
    assert.notEqual(one?.id, other?.id)
    const made = host.call(
      'requestCertificate',
      { subject, key: { algorithm: 'RSA-2048' } },
      { answers: requestAnswers(first) },
    )
    await assert.rejects(made, { code: 'KEY_UNSUITABLE', details: { attribute: 'CKA_DECRYPT' } })
    const { details, objects } = await host.call('readToken', { token: one?.id ?? '' }, own())
    assert.equal(details.family, 'TPM 2.0', 'though it is of IBM, like those of opencryptoki')
    assert.equal(details.can.secretKeys, false)
    assert.deepEqual(objects, [])
  })

  it('changes the PIN, makes a key of P-256, which nothing can decrypt with, and signs: openssl, certtool and NSS agree', async () => {
    const person = { ...(await make('Birinci')), pin: newPin }
    const { id } = await listed(({ label }) => label === 'Birinci')
    const setPin = () => ({ pin: pinEntry(userPin), newPin: utf8(newPin) })
    await host.call('changePin', { token: id }, own({ setPin }))
    const authority = await createAuthority()
    const { made, leaf } = await enrol(host, { person, authority, algorithm: 'P-256' })
    const { output } = await openssl('req -in made.pem -verify -noout', { 'made.pem': made.pem })
    assert.match(output, /verify OK/)
    const documents = [utf8('ödəniş')]
    const params = { documents: described(documents), format: 'cms', detached: true } as const
    const answers = signAnswers(person, documents, leaf)
    await assertSigned(await host.call('sign', params, { answers }), { documents, root: authority.root })
  })
})

/** A token that signs wrongly: no signature of it leaves the host, and what was signed rightly before does. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeRegisteredModules } from '../../../host/modules/registered-modules.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import type { KeyAlgorithm } from '../../../shared/key-algorithms.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { assertSigned } from '../../support/assert-signed.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import { startHost, type HostProcess, type WholeResult } from '../../support/host-process.ts'
import { described, enrol, requestAnswers, signAnswers, subject, type Person } from '../../support/scripted-person.ts'
import { softHsm, softHsmLibrary, userPin } from '../../support/soft-hsm.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { builtHostEntry } from '../../support/token-host.ts'

describe('a token that signs wrongly', () => {
  const here = temporaryFolder()
  let host: HostProcess
  let module: FaultyModule
  let person: Person
  let authority: Authority

  before(async () => {
    authority = await createAuthority()
  })
  beforeEach(async () => {
    const hsm = softHsm(here())
    hsm.addToken('Seal')
    module = faultyModule(here(), softHsmLibrary)
    host = await startHost({ dataHome: here(), env: hsm.env, entry: await builtHostEntry() })
    const direct = await tokenIds()
    mkdirSync(join(here(), 'data', 'mohur'), { recursive: true })
    writeRegisteredModules(join(here(), 'data', 'mohur', 'modules.json'), [module.path])
    const token = (await tokenIds()).find(id => !direct.includes(id)) ?? assert.fail('the module is not listed')
    person = { kind: 'pkcs11', pin: userPin, token }
  })
  afterEach(() => host.end())

  const tokenIds = async (): Promise<string[]> =>
    (await host.call('listTokens', {})).flatMap(({ id, label }) => (label === 'Seal' ? [id] : []))

  const sign = (documents: Bytes[], leaf: Bytes): Promise<WholeResult<'sign'>> =>
    host.call(
      'sign',
      { documents: described(documents), format: 'cms', detached: true, certificate: leaf },
      { answers: signAnswers(person, documents, leaf) },
    )

  const stages = async (): Promise<string[]> =>
    (await host.call('readJournal', { limit: 1000 }, { origin: null })).entries.map(({ stage }) => stage)

  for (const algorithm of ['RSA-2048', 'P-256', 'Ed25519'] satisfies KeyAlgorithm[]) {
    it(`T37: a wrong ${algorithm} signature is SIGNATURE_WRONG and goes nowhere; the next request works`, async () => {
      const { leaf } = await enrol(host, { person, authority, algorithm })
      const before = (await stages()).filter(stage => stage === 'delivered').length
      module.misbehave('C_Sign flip')
      for (let turn = 0; turn < 3; turn++) {
        await assert.rejects(sign([utf8('bir'), utf8('iki')], leaf), { code: 'SIGNATURE_WRONG' })
      }
      assert.equal((await stages()).filter(stage => stage === 'delivered').length, before)
      module.misbehave()
      const { results } = await sign([utf8('üç')], leaf)
      assert.ok(results.every(one => 'parts' in one))
    })
  }

  it('T37: of many documents those before the wrong signature are delivered, and no other', async () => {
    const { leaf } = await enrol(host, { person, authority, algorithm: 'P-256' })
    // The request for the certificate was signed first.
    module.misbehave('C_Sign flip @4')
    const documents = ['bir', 'iki', 'üç', 'dörd'].map(utf8)
    const { results, certificate } = await sign(documents, leaf)
    const codes = results.map(one => ('error' in one ? one.error.code : 'signed'))
    assert.deepEqual(codes, ['signed', 'signed', 'SIGNATURE_WRONG', 'SIGNATURE_WRONG'])
    const right = { results: results.slice(0, 2), certificate }
    await assertSigned(right, { documents: documents.slice(0, 2), root: authority.root })
  })

  it('T37: a wrong signature of a request is no request, and its key pair does not stay', async () => {
    module.misbehave('C_Sign flip')
    const params = { subject, key: { algorithm: 'P-384' } } as const
    const making = host.call('requestCertificate', params, { answers: requestAnswers(person) })
    await assert.rejects(making, { code: 'SIGNATURE_WRONG' })
    const [token] = (await host.call('listTokens', {})).filter(({ id }) => id === person.token)
    assert.equal(token?.state, 'blank')
    module.misbehave()
    await host.call('requestCertificate', params, { answers: requestAnswers(person) })
  })
})

/** Tokens of the makers whose tokens people have, as they name themselves: SoftHSM2 behind the fault shim, by their names. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '../../../shared/bytes.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { assertSigned } from '../../support/assert-signed.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import {
  described,
  installAnswers,
  pinEntry,
  requestAnswers,
  signAnswers,
  subject,
  type Person,
} from '../../support/scripted-person.ts'
import { softHsm, softHsmLibrary, userPin } from '../../support/soft-hsm.ts'
import { until } from '../../support/until.ts'

const families = [
  { maker: 'ACS', family: 'ACS ACOS5 / CryptoMate', factoryUserPin: '12345678' },
  { maker: 'SafeNet', family: 'SafeNet eToken', factoryUserPin: '1234567890' },
  { maker: 'DigiFlow', family: 'Rutoken ECP / KAZTOKEN', factoryUserPin: '12345678' },
]
const newPin = 'Ceyran7bala'
type Answers = NonNullable<Script['answers']>

/** Notes which questions are put, in their order. */
const noting = (answers: Answers, kinds: string[]): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([kind, answer]) => [
      kind,
      (...given: never[]): unknown => {
        kinds.push(kind)
        return (answer as (...given: never[]) => unknown)(...given)
      },
    ]),
  )

describe('tokens of the families that people have', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-families-'))
  let host: HostProcess
  let module: FaultyModule

  before(async () => {
    const hsm = softHsm(dataHome)
    for (const { maker } of families) hsm.addToken(maker)
    host = await startHost({ dataHome, env: hsm.env })
    module = faultyModule(dataHome, softHsmLibrary)
  })
  after(async () => {
    await host.end()
    rmSync(dataHome, { recursive: true })
  })

  it('row 10: ACOS5, eToken and KAZTOKEN tokens are told by name, and enrolled, signed with and looked after by the same questions', async () => {
    const authority = await createAuthority()
    const document = utf8('Ödəniş tapşırığı № 17')
    const asked: string[][] = []
    for (const { maker, family, factoryUserPin } of families) {
      module.misbehave(`C_GetTokenInfo maker ${maker}`, `C_GetTokenInfo serial 00${maker.length}`)
      await host.call('addModule', { path: module.path }, { origin: null })
      const { id } = await until('the token is listed by it', async () => {
        const all = await host.call('listTokens', {}, { origin: null })
        return all.find(({ label, manufacturer }) => label === maker && manufacturer === maker)
      })
      const { details } = await host.call('readToken', { token: id }, { origin: null })
      assert.deepEqual([details.family, details.userPin.factoryDefault], [family, factoryUserPin])

      const kinds: string[] = []
      const noted = (answers: Answers): Script => ({ answers: noting(answers, kinds) })
      const person: Person = { kind: 'pkcs11', label: maker, token: id, pin: userPin }
      const wanted = { subject, key: { algorithm: 'P-256' as const } }
      const { request } = await host.call('requestCertificate', wanted, noted(requestAnswers(person)))
      const leaf = await authority.issue({ request, days: 30 })
      await host.call('installCertificate', { certificates: [authority.bundle(leaf)] }, noted(installAnswers(person)))
      const signing = noted(signAnswers(person, [document], leaf))
      const signed = await host.call(
        'sign',
        { format: 'cms', detached: true, documents: described([document]) },
        signing,
      )
      await assertSigned(signed, { documents: [document], root: authority.root })
      const typing: Answers = { setPin: () => ({ pin: pinEntry(userPin), newPin: utf8(newPin) }) }
      await host.call('changePin', { token: id }, { ...noted(typing), origin: null })
      asked.push(kinds.filter(kind => kind !== 'read'))
      await host.call('removeModule', { path: module.path }, { origin: null })
    }
    const same = ['requestCertificate', 'installCertificate', 'sign', 'setPin']
    assert.deepEqual(asked, [same, same, same])
  })
})

/** Tokens that say less than they might, or say it late, looked after through the real host: SoftHSM2 behind the fault shim. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utf8 } from '../../../shared/bytes.ts'
import { createAuthority } from '../../sites/portal/authority/authority.ts'
import { faultyModule } from '../../support/fault-shim/faulty-module.ts'
import { startHost, type HostProcess, type Script } from '../../support/host-process.ts'
import { pkcs11Tool } from '../../support/pkcs11-tool.ts'
import { enrol, pinEntry, subject } from '../../support/scripted-person.ts'
import { soPin, softHsm, softHsmLibrary, userPin, type SoftHsm } from '../../support/soft-hsm.ts'
import { until } from '../../support/until.ts'

const newPin = 'Ceyran7bala'
const own = (answers: Script['answers']): Script => ({ origin: null, ...(answers ? { answers } : {}) })

describe('the host looks after a token that says little', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-strange-'))
  let host: HostProcess
  let hsm: SoftHsm

  before(async () => {
    hsm = softHsm(dataHome)
    for (const label of ['look', 'unsaid']) hsm.addToken(label)
    host = await startHost({ dataHome, env: hsm.env })
  })
  after(async () => {
    await host.end()
    rmSync(dataHome, { recursive: true })
  })

  it('row 17: asks for a PIN of digits alone once the token refused another', async () => {
    const module = faultyModule(dataHome, softHsmLibrary)
    module.misbehave('C_SetPIN return 0x20 @1', 'C_GetTokenInfo serial 0017')
    await host.call('addModule', { path: module.path }, own({}))
    const token = await until('the token is listed by it', async () => {
      const all = await host.call('listTokens', {}, own({}))
      return all.find(({ label, serialNumber }) => label === 'look' && serialNumber === '0017')
    })
    const digitsOnly: boolean[] = []
    const change = own({
      setPin: ({ token: { pin }, problem }, asked) => {
        assert.equal(problem?.code, asked === 1 ? undefined : 'PIN_REFUSED')
        digitsOnly.push(pin.digitsOnly)
        module.misbehave(...(asked === 1 ? ['C_SetPIN return 0x20'] : []), 'C_GetTokenInfo serial 0017')
        return { pin: pinEntry(userPin), newPin: utf8(asked === 1 ? newPin : '86420864') }
      },
    })
    await host.call('changePin', { token: token.id }, change)
    assert.deepEqual(digitsOnly, [false, true])
    await host.call('removeModule', { path: module.path }, own({}))
    assert.ok(pkcs11Tool({ env: hsm.env }, 'look', '--login', '--pin', '86420864', '--list-objects').worked)
    assert.ok(
      pkcs11Tool({ env: hsm.env }, 'look', '--login', '--pin', '86420864', '--change-pin', '--new-pin', userPin).worked,
    )
  })

  it('row 21: takes no token for empty because its module does not say that it has a PIN', async () => {
    const authority = await createAuthority()
    await enrol(host, { person: { kind: 'pkcs11', label: 'unsaid', pin: userPin }, authority, algorithm: 'P-256' })
    const module = faultyModule(dataHome, softHsmLibrary)
    module.misbehave('C_GetTokenInfo clear 0x8', 'C_GetTokenInfo serial 0042', 'C_GetTokenInfo maker Nobody')
    await host.call('addModule', { path: module.path }, own({}))
    const token = await until('the token is listed by it', async () => {
      const all = await host.call('listTokens', {}, own({}))
      return all.find(({ label, serialNumber }) => label === 'unsaid' && serialNumber === '0042')
    })
    assert.notEqual(token.state, 'uninitialized')
    await host.call('readPrivateObjects', { token: token.id }, own({ enterPin: () => ({ pin: pinEntry(userPin) }) }))
    const missing: unknown[] = []
    const abort = new AbortController()
    const formatting = own({
      initializeToken: ({ losses, problem }, asked) => {
        assert.ok(losses.length > 0, 'what is lost is shown')
        missing.push(problem?.details['missing'])
        if (asked > 1) abort.abort()
        const typed = { soPin: pinEntry(soPin), newPin: utf8(newPin), label: 'təmiz', pinChangeBy: null }
        return asked > 1 ? null : { ...typed, serialNumber: '', losesValidCertificate: true }
      },
    })
    const order = host.call('initializeToken', { token: token.id }, { ...formatting, signal: abort.signal })
    await assert.rejects(order, { code: 'ABORTED' })
    assert.deepEqual(missing, [undefined, 'serialNumber'])
    await host.call('removeModule', { path: module.path }, own({}))
  })

  it('names what broke the signature of a request, not that its key could not be taken back, and asks once', async () => {
    const module = faultyModule(dataHome, softHsmLibrary)
    // CKR_DEVICE_ERROR, and then CKR_DEVICE_REMOVED where the key is taken back.
    const faults = ['C_SignInit return 0x30', 'C_DestroyObject return 0x32']
    module.misbehave(...faults, 'C_GetTokenInfo serial 0051')
    await host.call('addModule', { path: module.path }, own({}))
    const token = await until('the token is listed by it', async () => {
      const all = await host.call('listTokens', {}, own({}))
      return all.find(({ label, serialNumber }) => label === 'look' && serialNumber === '0051')
    })
    const problems: unknown[] = []
    const answers: Script['answers'] = {
      requestCertificate: ({ problem }) => {
        problems.push(problem?.code)
        return { token: token.id, pin: pinEntry(userPin), exportable: false }
      },
    }
    const making = host.call(
      'requestCertificate',
      { subject, key: { algorithm: 'P-256' }, token: token.id },
      { answers },
    )
    await assert.rejects(making, { code: 'TOKEN_FAILED' })
    assert.deepEqual(problems, [undefined])
    await host.call('removeModule', { path: module.path }, own({}))
  })
})

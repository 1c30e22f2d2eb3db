/** Our own pages follow readers as well as tokens, through the real host on SoftHSM2 behind a module whose readers come and go. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits } from '../../../shared/limits.ts'
import type { SlotDetails } from '../../../shared/token-details.ts'
import { faultyModule, type FaultyModule } from '../../support/fault-shim/faulty-module.ts'
import { startHost, type HostProcess } from '../../support/host-process.ts'
import { requestAnswers, subject } from '../../support/scripted-person.ts'
import { softHsm, softHsmLibrary, userPin, type SoftHsm } from '../../support/soft-hsm.ts'
import { until } from '../../support/until.ts'
import { watchSlots, type Watch } from '../../support/watching.ts'

/** A reader or a token that comes or goes is told within this time. */
const noticedMs = 2_000

describe('the host, watching readers', () => {
  const dataHome = mkdtempSync(join(tmpdir(), 'mohur-slots-'))
  let host: HostProcess
  let hsm: SoftHsm
  let module: FaultyModule
  let watch: Watch

  before(async () => {
    hsm = softHsm(dataHome)
    hsm.addToken('Dala')
    module = faultyModule(dataHome, softHsmLibrary)
    host = await startHost({ dataHome, env: hsm.env })
    await host.call('addModule', { path: module.path }, { origin: null })
  })
  beforeEach(() => {
    module.misbehave()
    watch = watchSlots(host)
  })
  afterEach(() => watch.end())
  after(async () => {
    await host.end()
    rmSync(dataHome, { recursive: true })
  })

  const ofModule = (slots: SlotDetails[]): SlotDetails[] => slots.filter(slot => slot.module === module.path)

  it('row 1: tells of a reader without a token within 2 s of its coming and of its going', async () => {
    module.misbehave('C_GetSlotList empty')
    await watch.seen('there is no reader', slots => ofModule(slots).length === 0)
    module.misbehave('C_GetSlotList absent')
    const came = await watch.seen('the readers are told', slots => ofModule(slots).length > 0, noticedMs)
    assert.ok(ofModule(came).every(({ token }) => token === null))
    module.misbehave('C_GetSlotList empty')
    await watch.seen('their going is told', slots => ofModule(slots).length === 0, noticedMs)
  })

  it('row 11: tells of a token within 2 s of its coming and of its going, in its reader', async () => {
    module.misbehave('C_GetSlotList absent')
    const has = (slots: SlotDetails[]): boolean => ofModule(slots).some(({ token }) => token?.label === 'Dala')
    await watch.seen('the readers are empty', slots => ofModule(slots).length > 0 && !has(slots))
    module.misbehave()
    await watch.seen('the token is told', has, noticedMs)
    module.misbehave('C_GetSlotList absent')
    await watch.seen('its going is told', slots => !has(slots), noticedMs)
  })

  it('tells nothing while nothing changes', async () => {
    await watch.seen('the readers are told', slots => ofModule(slots).length > 0)
    const { length } = watch.told
    await sleep(3 * limits.tokenPollMs)
    assert.equal(watch.told.length, length)
  })

  it('does not wait for a module that is busy with a key', async () => {
    const slots = await watch.seen('the readers are told', slots => ofModule(slots).length > 0)
    const token = ofModule(slots).find(slot => slot.token?.label === 'Dala')?.token ?? assert.fail('no token')
    module.misbehave('C_GenerateKeyPair delay 6000')
    const answers = requestAnswers({ kind: 'pkcs11', label: 'Dala', pin: userPin })
    const key = { algorithm: 'P-256' } as const
    let over = false
    const requesting = host
      .call('requestCertificate', { subject, key, token: token.id }, { answers })
      .finally(() => (over = true))
    await until('the key is being made', () => module.calls().includes('C_GenerateKeyPair'))
    hsm.addToken('Second')
    const isThere = (slot: SlotDetails): boolean => slot.module === softHsmLibrary && slot.token?.label === 'Second'
    const seen = await watch.seen('another token is told', slots => slots.some(isThere), noticedMs)
    assert.equal(over, false, 'the key was still being made')
    assert.deepEqual(ofModule(seen), ofModule(slots), 'the busy module is as it was')
    await requesting
  })
})

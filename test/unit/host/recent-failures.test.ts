/** When a module is set aside, for how long, and how long its calls may take. */
import assert from 'node:assert/strict'
import { recentFailures } from '../../../host/tokens/recent-failures.ts'
import { deadlineOf, rowOf, type CallMessage } from '../../../host/token/token-calls.ts'
import { deadlines } from '../../../shared/limits.ts'

const minuteMs = 60_000

describe('the failures of a module', () => {
  it('set it aside when there were three within ten minutes, and not when the first is older', () => {
    let now = 0
    const failures = recentFailures(() => now)
    failures.note()
    now = 5 * minuteMs
    failures.note()
    assert.equal(failures.tooMany(), false)
    now = 10 * minuteMs - 1
    failures.note()
    assert.equal(failures.tooMany(), true)
    now = 10 * minuteMs
    assert.equal(failures.tooMany(), false)
    failures.note()
    assert.equal(failures.tooMany(), true)
    failures.forget()
    assert.equal(failures.tooMany(), false)
  })
})

describe('the calls of a module', () => {
  const message = (call: string, arg: object = {}, session: number | null = 1): CallMessage =>
    ({ session, call, args: [arg], asker: null }) as CallMessage
  const seconds = (of: CallMessage): number => deadlines[deadlineOf(of)] / 1_000

  it('have each a time in which a person still waits', () => {
    const pin = new Uint8Array()
    assert.equal(seconds(message('list', {}, null)), 5)
    assert.equal(seconds(message('login', { pin }, null)), 30)
    assert.equal(seconds(message('login', { pin: null }, null)), 120)
    assert.equal(seconds(message('changePin', { pin, newPin: null }, null)), 120)
    assert.equal(seconds(message('sign')), 60)
    assert.equal(seconds(message('deleteObject')), 60)
    assert.equal(seconds(message('initialize', {}, null)), 180)
    assert.equal(seconds(message('generateKeyPair')), 900)
  })

  it('are finished when they change something, and broken off when they only look', () => {
    const finished = (call: string, session: number | null): boolean => rowOf(message(call, {}, session)).mustFinish
    for (const call of ['info', 'list', 'contents', 'slots', 'details', 'objects']) assert.ok(!finished(call, null))
    for (const call of ['keys', 'objects', 'exportKeyPair']) assert.ok(!finished(call, 1))
    for (const call of ['login', 'logout', 'initialize', 'changePin', 'changeSoPin', 'unblockPin'])
      assert.ok(finished(call, null))
    for (const call of ['sign', 'generateKeyPair', 'destroyKeyPair', 'storeCertificates', 'deleteObject', 'rename'])
      assert.ok(finished(call, 1))
    for (const call of ['createDataObject', 'createSecretKey', 'importKeyPair']) assert.ok(finished(call, 1))
  })
})

/** Wrong PINs and the journal when something fails: the token, the host, the disk, whoever holds the journal's lock. */
import assert from 'node:assert/strict'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processName } from '../../../host/files/process-name.ts'
import { fillDisk, processesOn } from '../../support/full-disk.ts'
import { processesLeft } from '../../support/processes.ts'
import { pinEntry } from '../../support/scripted-person.ts'
import { userPin } from '../../support/soft-hsm.ts'
import { until } from '../../support/until.ts'
import { enterPin, own, wrongFirst, wrongPin, wrongPinsHost } from '../../support/wrong-pins-host.ts'

describe('a wrong PIN, when something fails,', () => {
  const { host, begin, module, here, journal, wrongPins, tokenOf, faultyToken } = wrongPinsHost()

  it('has none for a PIN that the token did not look at', async () => {
    const token = await faultyToken()
    const tried = async (code: string, ...faults: string[]): Promise<void> => {
      module().misbehave(...faults)
      await assert.rejects(host().call('readPrivateObjects', { token }, own(enterPin(userPin))), { code })
    }
    // CKR_PIN_LOCKED of a token that says nothing of it before or after, CKR_PIN_EXPIRED, CKR_DEVICE_ERROR
    await tried('PIN_LOCKED', 'C_Login return 0xa4')
    await tried('PIN_EXPIRED', 'C_Login return 0xa3')
    await tried('TOKEN_FAILED', 'C_Login return 0x30')
    assert.deepEqual(await wrongPins(), [])
  })

  it('is written although the host was killed while the token looked at the PIN', async () => {
    const token = await faultyToken()
    module().misbehave('C_Login delay 700')
    const lost = assert.rejects(host().call('readPrivateObjects', { token }, own(enterPin(wrongPin))), {
      code: 'HOST_LOST',
    })
    await until('the login had begun', () => module().calls().includes('C_Login'))
    host().child.kill('SIGKILL')
    await lost
    await processesLeft(here(), 10_000)
    await begin()
    assert.deepEqual(
      (await wrongPins()).map(({ operation, origin, pin }) => [operation, origin, pin]),
      [['readPrivateObjects', 'Mohur', 'user']],
    )
  })

  it('R15: on a full disk the person is told the same, and the line is written as soon as a PIN is used again', async () => {
    const { id: token } = await tokenOf({ kind: 'pkcs11', label: 'Seal' })
    const problems: (string | undefined)[] = []
    const look = (first: string): Promise<unknown> => {
      const answers = wrongFirst(userPin, pin => ({
        enterPin: ({ problem }) => {
          problems.push(problem?.code)
          return { pin: pinEntry(pin === userPin ? userPin : first) }
        },
      }))
      return host().call('readPrivateObjects', { token }, own(answers))
    }
    await look(wrongPin)
    const before = await wrongPins()
    assert.equal(before.length, 1)
    // Room for the files of SoftHSM2 and the lock, and none for a record.
    const room = statSync(join(journal(), 'journal-000001.jsonl')).size
    const empty = fillDisk(processesOn(here()), room)
    const since = Date.now()
    await look(wrongPin)
    const told = Date.now()
    assert.deepEqual(problems, [undefined, 'PIN_INCORRECT', undefined, 'PIN_INCORRECT'])
    assert.deepEqual(await wrongPins(), before)
    empty()
    await look(userPin)
    const [late = assert.fail(), ...others] = await wrongPins()
    assert.deepEqual(others, before)
    assert.ok(late.time.getTime() >= since && late.time.getTime() <= told, 'at the time when it was typed')
  })

  it('is not waited for: who holds the journal’s lock does not hold up the next question', async () => {
    const { id: token } = await tokenOf({ kind: 'pkcs11', label: 'Seal' })
    await host().call('readPrivateObjects', { token }, own(enterPin(userPin)))
    mkdirSync(journal(), { recursive: true })
    writeFileSync(join(journal(), 'lock'), processName(process.pid) ?? '')
    let typedAt = 0
    let askedAgainAfter = Infinity
    const answers = wrongFirst(userPin, pin => ({
      enterPin: () => {
        if (pin === wrongPin) typedAt = performance.now()
        else askedAgainAfter = performance.now() - typedAt
        return { pin: pinEntry(pin) }
      },
    }))
    await host().call('readPrivateObjects', { token }, own(answers))
    assert.ok(askedAgainAfter < 5_000, `${askedAgainAfter} ms`)
    rmSync(join(journal(), 'lock'))
    await host().call('readPrivateObjects', { token }, own(enterPin(userPin)))
    assert.equal((await wrongPins()).length, 1)
  })
})

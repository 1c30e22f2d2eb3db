/** The software token and several processes: killed at any step, at once, on disks that fail. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeWhere } from '../../support/describe-where.ts'
import { smallProgram } from '../../support/small-program.ts'
import { softwareToken, testPin } from '../../support/software-token.ts'
import { tracing, withFault } from '../../support/strace.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const wrongPin = 'Wrong7Horses'
/** The steps of a write: lock, flush of the draft, renaming, flush of the folder. */
const firstWrite = [
  ['fsync', 1],
  ['rename', 1],
  ['fsync', 2],
] as const

describe('the software token of several processes', () => {
  const here = temporaryFolder()
  const { run } = smallProgram(join(import.meta.dirname, 'use-token.ts'))
  const left = async (): Promise<number | null> => (await softwareToken(here()).state()).pin.left
  const outputs = async (...tasks: string[][]): Promise<string[]> =>
    (await Promise.all(tasks.map(([task = '', pin = '']) => run([task, here(), pin])))).map(({ output }) => output)

  it('lets one of two first PINs win', async () => {
    const pins = [testPin, 'Another7Horse']
    const said = await outputs(...pins.map(pin => ['set', pin]))
    assert.deepEqual(said.toSorted(), ['TOKEN_CHANGED', 'done'])
    assert.deepEqual(await outputs(['login', pins[said.indexOf('done')] ?? '']), ['done'])
  })

  it('T30: judges exactly ten wrong PINs, however many processes try at once, then locks', async () => {
    await softwareToken(here()).login(testPin, true)
    const tries = Array.from({ length: 12 }, () => ['login', wrongPin])
    const said = await outputs(...tries)
    const wrong = [9, 8, 7, 6, 5, 4, 3, 2, 1].map(tries => `PIN_INCORRECT ${tries}`)
    assert.deepEqual(said.toSorted(), [...wrong, 'PIN_LOCKED', 'PIN_LOCKED', 'PIN_LOCKED'].toSorted())
    const { state, pin } = await softwareToken(here()).state()
    assert.deepEqual([state, pin.tries, pin.left], ['locked', 'locked', 0])
    assert.deepEqual(await outputs(['login', testPin]), ['PIN_LOCKED'])
  })

  it('says final before the last try', async () => {
    await softwareToken(here()).login(testPin, true)
    const path = join(here(), 'tokens', 'token.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"wrong": 0', '"wrong": 9'))
    const { state, pin } = await softwareToken(here()).state()
    assert.deepEqual([state, pin.tries, pin.left], ['ready', 'final', 1])
  })

  it('is the old or the new one when its file is torn at any byte while it is written', async () => {
    await softwareToken(here()).login(testPin, true)
    const path = join(here(), 'tokens', 'token.json')
    const whole = readFileSync(path)
    for (let length = 0; length <= whole.length; length += 7) {
      writeFileSync(`${path}.draft`, whole.subarray(0, length))
      assert.equal((await softwareToken(here()).state()).state, 'ready')
    }
    assert.deepEqual(await outputs(['login', testPin]), ['done'])
    writeFileSync(path, whole.subarray(0, 100))
    await assert.rejects(softwareToken(here()).state(), { code: 'TOKEN_FAILED' })
    assert.deepEqual(await outputs(['set', testPin]), ['TOKEN_FAILED'])
    assert.equal(readFileSync(path).length, 100)
  })

  describeWhere(tracing(), 'on a disk that fails', () => {
    const killed = (call: string, when: number, path?: string): string[] =>
      withFault(call, `signal=SIGKILL:when=${when}`, path)
    /** After the count of a lock that a killed process left is another one, the folder's flushes can still be told. */
    const folderFlushed = (when: number): string[] => killed('fsync', when, join(here(), 'tokens'))

    it('T30: counts a try before it is judged, so that a kill costs it as well', async () => {
      await softwareToken(here()).login(testPin, true)
      // The folder is flushed when the count is on the disk; nothing is judged yet.
      for (const pin of [wrongPin, testPin, wrongPin]) {
        const before = (await left()) ?? 0
        assert.notEqual((await run(['login', here(), pin], folderFlushed(1))).code, 0)
        assert.equal(await left(), before - 1)
      }
      assert.notEqual((await run(['login', here(), testPin], killed('rename', 1))).code, 0)
      assert.equal(await left(), 7, 'neither counted nor judged')
      assert.notEqual((await run(['login', here(), testPin], killed('rename', 2))).code, 0)
      assert.equal(await left(), 6, 'counted, right, killed before it was forgotten')
      assert.deepEqual(await outputs(['login', testPin]), ['done'])
      assert.equal(await left(), 10)
    })

    it('G3: has its first PIN or none after a kill at any step of setting it', async () => {
      const steps = [...firstWrite, ['link', 2], ['fsync', 3], ['rename', 2], ['fsync', 4]] as const
      const states = []
      for (const [call, when] of steps) {
        const folder = mkdtempSync(join(here(), 'set-'))
        assert.notEqual((await run(['set', folder, testPin], killed(call, when))).code, 0)
        const token = softwareToken(folder)
        const { state } = await token.state()
        states.push(state)
        await token.login(testPin, state === 'uninitialized')
      }
      assert.deepEqual(states, [...Array.from({ length: 6 }, () => 'uninitialized'), 'ready'])
    })

    it('G3: has a key or none after a kill at any step of making it', async () => {
      const token = softwareToken(here())
      const session = await token.login(testPin, true)
      const counts = []
      // A login before it writes twice.
      for (const [call, when] of [
        ['link', 3],
        ['fsync', 5],
        ['rename', 3],
        ['fsync', 6],
      ] as const) {
        // What a killed process left would be taken over first, which makes one more link.
        rmSync(join(here(), 'tokens', 'lock'), { force: true })
        assert.notEqual((await run(['generate', here(), testPin], killed(call, when))).code, 0)
        const made = await session.keys()
        for (const { keyId } of made) assert.deepEqual(await session.sign(keyId, 'ECDSA-SHA256', []), [])
        counts.push(made.length)
      }
      assert.deepEqual(counts, [0, 0, 0, 1])
    })

    it('G3: has its old PIN or the new one after a kill at any step of changing it', async () => {
      const opened = []
      // The try and its outcome are written before.
      for (const [call, when] of [
        ['link', 3],
        ['fsync', 5],
        ['rename', 3],
        ['fsync', 6],
      ] as const) {
        const folder = mkdtempSync(join(here(), 'change-'))
        await softwareToken(folder).login(testPin, true)
        assert.notEqual((await run(['change', folder, testPin], killed(call, when))).code, 0)
        const old = await softwareToken(folder)
          .login(testPin)
          .catch(() => null)
        if (!old) await softwareToken(folder).login('Another7Horse')
        opened.push(old ? 'old' : 'new')
      }
      assert.deepEqual(opened, ['old', 'old', 'old', 'new'])
    })

    it('G3: is the old token or a new one after a kill at any step of formatting it', async () => {
      const found = []
      for (const [call, when] of [
        ['link', 1],
        ['mkdir', 1],
        ['fsync', 1],
        ['rename', 1],
        ['fsync', 2],
        ['rmdir', 1],
      ] as const) {
        const folder = mkdtempSync(join(here(), 'format-'))
        const key = { algorithm: 'P-256', label: 'old', exportable: false } as const
        await (await softwareToken(folder).login(testPin, true)).generateKeyPair(key)
        assert.notEqual((await run(['format', folder, 'Another7Horse'], killed(call, when))).code, 0)
        const token = softwareToken(folder)
        const { label } = await token.state()
        const session = await token.login(label === 'formatted' ? 'Another7Horse' : testPin)
        found.push(`${label}: ${(await session.keys()).length}`)
        assert.equal(readdirSync(join(folder, 'tokens')).filter(name => name.startsWith('objects-')).length, 1)
      }
      const [old, formatted] = ['Software token: 1', 'formatted: 0']
      assert.deepEqual(found, [old, old, old, old, formatted, formatted])
    })

    it('judges no PIN and changes nothing when the count cannot be written', async () => {
      await softwareToken(here()).login(testPin, true)
      for (const [call, fault, code] of [
        ['fsync', 'EIO', 'TOKEN_FAILED'],
        ['rename', 'ENOSPC', 'TOKEN_FULL'],
        ['link', 'EROFS', 'TOKEN_WRITE_PROTECTED'],
      ] as const) {
        for (const pin of [wrongPin, testPin]) {
          const { output } = await run(['login', here(), pin], withFault(call, `error=${fault}`))
          assert.equal(output, code)
        }
      }
      assert.equal(await left(), 10)
      await softwareToken(here()).login()
    })
  })
})

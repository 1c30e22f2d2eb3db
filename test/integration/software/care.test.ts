/** Looking after the software token: what it says of itself, its PIN, its name, formatting. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerCalls } from '../../../host/token-process/answer-calls.ts'
import { moduleOf } from '../../../host/token/token-calls.ts'
import { slotDetails, tokenDetails, type TokenDetails } from '../../../shared/token-details.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { softwareToken, testPin, type SoftwareToken } from '../../support/software-token.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const wrongPin = 'Wrong7Horses'
const otherPin = 'Another7Horse'
const seal = { algorithm: 'P-256', label: 'Seal', exportable: false } as const

describe('looking after the software token', () => {
  const here = temporaryFolder()
  const idOf = async (token: SoftwareToken): Promise<string> => (await token.state()).id
  const details = async (token: SoftwareToken): Promise<TokenDetails> => token.module.details(await idOf(token))
  const format = async (token: SoftwareToken, label = '', newPin: Bytes | null = utf8(testPin)): Promise<void> =>
    token.module.initialize({
      lastTryConfirmed: true,
      token: await idOf(token),
      soPin: null,
      newPin,
      label,
      pinChangeBy: null,
    })
  const change = async (token: SoftwareToken, pin: string, newPin: string): Promise<void> =>
    token.module.changePin({ lastTryConfirmed: true, token: await idOf(token), pin: utf8(pin), newPin: utf8(newPin) })
  const stored = (folder: string): Record<string, string> =>
    Object.fromEntries(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'latin1')]))

  it('row 1, row 2: shows one slot that always holds its token', async () => {
    const token = softwareToken(here())
    const [slot, ...others] = (await token.module.slots()).map(found => slotDetails.parse(found))
    const { pin: _, ...summary } = await token.state()
    assert.deepEqual(slot?.token, summary)
    assert.deepEqual([slot?.module, slot?.flags, others], ['software', ['CKF_TOKEN_PRESENT'], []])
  })

  it('row 3, row 4, row 5, row 27: tells label, flags, PIN lengths, tries and what it can', async () => {
    const token = softwareToken(here())
    const fresh = tokenDetails.parse(await details(token))
    assert.equal(fresh.summary.label, 'Software token')
    assert.deepEqual(fresh.userPin, { minLength: 8, maxLength: 64, tries: 'unknown', left: 10, factoryDefault: null })
    assert.deepEqual([fresh.soPin, fresh.can.unblock, fresh.can.changeSoPin], [null, false, false])
    assert.deepEqual(Object.values(fresh.memory), [null, null, null, null])
    assert.ok(!fresh.flags.includes('CKF_USER_PIN_INITIALIZED'))
    await token.login(testPin, true)
    await assert.rejects(token.login(wrongPin), { code: 'PIN_INCORRECT' })
    const { flags, userPin } = await details(token)
    assert.ok(flags.includes('CKF_USER_PIN_INITIALIZED') && flags.includes('CKF_USER_PIN_COUNT_LOW'))
    assert.deepEqual([userPin.tries, userPin.left], ['low', 9])
    await assert.rejects(token.module.details('another'), { code: 'TOKEN_REMOVED' })
  })

  it('row 13: is made with a label and a first PIN, by the policy', async () => {
    const token = softwareToken(here())
    for (const [pin, rule] of [
      [utf8('short1'), 'length'],
      [utf8('onlyletters'), 'digit'],
      [utf8('abc45791'), 'run'],
      [null, 'length'],
    ] as const) {
      await assert.rejects(format(token, 'Seal', pin), { code: 'PIN_LENGTH', details: { rule } })
    }
    assert.equal((await token.state()).state, 'uninitialized')
    await format(token, '  Möhürüm ')
    const { state, label } = await softwareToken(here()).state()
    assert.deepEqual([state, label], ['ready', 'Möhürüm'])
    await token.login(testPin)
  })

  it('row 17: changes its PIN in one try, and no key file with it', async () => {
    const token = softwareToken(here())
    const { keyId } = await (await token.login(testPin, true)).generateKeyPair(seal)
    const before = stored(token.objects())
    await change(token, testPin, otherPin)
    assert.deepEqual(stored(token.objects()), before)
    await assert.rejects(token.login(testPin), { code: 'PIN_INCORRECT', details: { left: 9 } })
    const session = await softwareToken(here()).login(otherPin)
    assert.deepEqual(await session.sign(keyId, 'ECDSA-SHA256', []), [])
    assert.equal((await token.state()).pin.left, 10)
  })

  it('row 17, T30: counts a wrong old PIN as one try, and a bad new one as none', async () => {
    const token = softwareToken(here())
    await token.login(testPin, true)
    await assert.rejects(change(token, testPin, '12345678'), { code: 'PIN_LENGTH', details: { rule: 'letter' } })
    assert.equal((await token.state()).pin.left, 10)
    await assert.rejects(change(token, wrongPin, otherPin), { code: 'PIN_INCORRECT', details: { left: 9 } })
    assert.equal((await token.state()).pin.left, 9)
    await token.login(testPin)
  })

  it('row 18, row 19: has no SO, and says so', async () => {
    const token = softwareToken(here())
    const id = await idOf(token)
    const refusal = { code: 'TOKEN_FAILED', details: { reason: 'notSupported' } }
    await assert.rejects(
      token.module.unblockPin({ lastTryConfirmed: true, token: id, soPin: utf8(wrongPin), newPin: utf8(testPin) }),
      refusal,
    )
    await assert.rejects(
      token.module.changeSoPin({ lastTryConfirmed: true, token: id, soPin: utf8(wrongPin), newSoPin: null }),
      refusal,
    )
  })

  it('row 20: is renamed, as far as a name fits on a token', async () => {
    const token = softwareToken(here())
    const session = await token.login(testPin, true)
    for (const [label, shown] of [
      ['Mənim möhürüm', 'Mənim möhürüm'],
      [`${'a'.repeat(31)}Ə`, 'a'.repeat(31)],
      ['  ', 'a'.repeat(31)],
    ] as const) {
      await session.rename(label)
      assert.equal((await softwareToken(here()).state()).label, shown)
    }
    assert.equal(await idOf(token), (await softwareToken(here()).state()).id)
  })

  it('row 21: loses everything when it is formatted, but its serial number', async () => {
    const token = softwareToken(here())
    const id = await idOf(token)
    const session = await token.login(testPin, true)
    await session.generateKeyPair(seal)
    await session.createDataObject({ label: 'note', application: '', value: utf8('x'), private: false })
    const before = token.objects()
    await format(token, 'New', utf8(otherPin))
    const { state, label } = await token.state()
    assert.deepEqual([state, label, await idOf(token)], ['ready', 'New', id])
    assert.deepEqual(await token.module.objects(id), [])
    assert.deepEqual(readdirSync(token.folder).toSorted(), [
      token.objects().slice(token.folder.length + 1),
      'token.json',
    ])
    assert.notEqual(token.objects(), before)
    await assert.rejects(token.login(testPin), { code: 'PIN_INCORRECT' })
    assert.deepEqual(await (await token.login(otherPin)).objects(), [])
  })

  it('row 21: leaves nothing to a session that was open when it was formatted', async () => {
    const token = softwareToken(here())
    const session = await token.login(testPin, true)
    const { keyId } = await session.generateKeyPair(seal)
    await format(softwareToken(here()))
    for (const work of [
      () => session.keys(),
      () => session.sign(keyId, 'ECDSA-SHA256', []),
      () => session.generateKeyPair(seal),
      () => session.createSecretKey({ label: '', bits: 128 }),
      () => session.rename('mine'),
      () => session.objects(),
      () => session.deleteObject(`key-${keyId}`),
    ]) {
      await assert.rejects(work, { code: 'TOKEN_CHANGED' })
    }
    assert.equal((await token.state()).label, 'Software token')
  })

  it('row 21: is formatted when its PIN is locked, and counts afresh', async () => {
    const token = softwareToken(here())
    await token.login(testPin, true)
    const path = join(token.folder, 'token.json')
    writeWrong(path, 10)
    await assert.rejects(token.login(testPin), { code: 'PIN_LOCKED' })
    await assert.rejects(change(token, testPin, otherPin), { code: 'PIN_LOCKED' })
    await format(token)
    const { state, pin } = await token.state()
    assert.deepEqual([state, pin.left], ['ready', 10])
  })

  it('T29: overwrites every PIN that it was given', async () => {
    const token = softwareToken(here())
    const { module } = token
    const id = await idOf(token)
    const answer = answerCalls({ module: async () => module, afterAnswer: work => void work(), enter: () => undefined })
    const through = moduleOf((call, args) => answer({ session: null, call, args, asker: null }))
    const orders: ((typed: (pin: string) => Bytes) => Promise<void>)[] = [
      typed =>
        through.initialize({
          lastTryConfirmed: true,
          token: id,
          soPin: typed('so'),
          newPin: typed(testPin),
          label: '',
          pinChangeBy: null,
        }),
      typed => through.changePin({ lastTryConfirmed: true, token: id, pin: typed(testPin), newPin: typed(testPin) }),
      typed => through.changePin({ lastTryConfirmed: true, token: id, pin: typed(wrongPin), newPin: typed(testPin) }),
      typed => through.changePin({ lastTryConfirmed: true, token: id, pin: typed(testPin), newPin: typed('bad') }),
      typed => through.unblockPin({ lastTryConfirmed: true, token: id, soPin: typed('so'), newPin: typed(testPin) }),
      typed => through.changeSoPin({ lastTryConfirmed: true, token: id, soPin: typed('so'), newSoPin: typed('so') }),
    ]
    for (const order of orders) {
      const pins: Bytes[] = []
      const typed = (pin: string): Bytes => {
        pins.push(utf8(pin))
        return pins.at(-1) ?? assert.fail()
      }
      await order(typed).catch(() => {})
      assert.equal(pins.length, 2)
      for (const pin of pins) assert.ok(pin.every(byte => byte === 0))
    }
  })
})

const writeWrong = (path: string, wrong: number): void =>
  writeFileSync(path, readFileSync(path, 'utf8').replace('"wrong": 0', `"wrong": ${wrong}`))

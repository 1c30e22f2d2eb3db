/**
 * G5: whatever a module does, a PIN that was typed is given to it once or, when the fault came before, not at all; and nothing
 * is left behind: the next request works.
 */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import { enduranceScale, firstSeed, report, rounds } from '../../support/endurance.ts'
import { oneOf, randomFaults, seededRandom } from '../../support/fault-schedule.ts'
import { loginTo, sealName, sealToken, signItems, signOnce } from '../../support/seal-token.ts'
import { soPin, userPin } from '../../support/soft-hsm.ts'
import { tokenHost, type TokenHost } from '../../support/token-host.ts'
import { until } from '../../support/until.ts'

const schedules = rounds({ small: 80, full: 10_000 })

interface Request {
  /** Which calls take the typed PIN, and how often at most. */
  takes: Readonly<Record<string, number>>
  make: (host: TokenHost, token: TokenForPin, pin: (text: string) => Bytes) => Promise<unknown>
}

const requests: Record<string, Request> = {
  sign: {
    takes: { C_Login: 1 },
    make: ({ tokens }, token, pin) =>
      tokens.withLogin({ ...loginTo(token), pin: pin(userPin) }, async session => {
        const [known] = await session.keys()
        const made = known ?? (await session.generateKeyPair({ algorithm: 'P-256', label: '', exportable: false }))
        await session.objects()
        return session.sign(made.keyId, 'ECDSA-SHA256', signItems(2))
      }),
  },
  wrongPin: {
    takes: { C_Login: 1 },
    make: ({ tokens }, token, pin) => tokens.withLogin({ ...loginTo(token), pin: pin('99999999') }, async () => {}),
  },
  changePin: {
    takes: { C_SetPIN: 1 },
    make: ({ tokens }, { id }, pin) =>
      tokens.changePin({ lastTryConfirmed: true, token: id, pin: pin(userPin), newPin: utf8(userPin) }),
  },
  unblockPin: {
    takes: { C_Login: 1 },
    make: ({ tokens }, { id }, pin) =>
      tokens.unblockPin({ lastTryConfirmed: true, token: id, soPin: pin(soPin), newPin: utf8(userPin) }),
  },
  changeSoPin: {
    takes: { C_Login: 1, C_SetPIN: 1 },
    make: ({ tokens }, { id }, pin) =>
      tokens.changeSoPin({ lastTryConfirmed: true, token: id, soPin: pin(soPin), newSoPin: utf8(soPin) }),
  },
  initialize: {
    takes: { C_InitToken: 1, C_Login: 1 },
    make: (host, { id }, pin) => format(host, id, pin(soPin)),
  },
}

const format = ({ tokens }: TokenHost, token: string, pin: Bytes): Promise<void> =>
  tokens.initialize({
    lastTryConfirmed: true,
    token,
    soPin: pin,
    newPin: utf8(userPin),
    label: sealName,
    pinChangeBy: null,
  })

describe(`${schedules} random schedules of faults`, () => {
  const current = tokenHost()
  const pinCalls = ['C_Login', 'C_SetPIN', 'C_InitToken']

  /** PIN calls that were begun since the log was emptied, in order. */
  const begun = (): string[] =>
    current()
      .module.calls()
      .filter(call => pinCalls.includes(call))
  const emptyLog = (): void => writeFileSync(`${current().module.path}.log`, '')

  it('G5: a PIN typed is given once, or not at all when a fault came before; nothing is left behind; the next works', async () => {
    const host = current()
    host.hsm.addToken(sealName)
    const token = await sealToken(host)
    const figures = { typed: 0, used: 0, unused: 0, signed: 0, failed: 0, crashed: 0, hung: 0 }
    for (let seed = firstSeed; seed < firstSeed + schedules; seed++) {
      const random = seededRandom(seed)
      const name = oneOf(random, Object.keys(requests))
      const faults = randomFaults(random, enduranceScale > 0)
      const what = `seed ${seed}: ${name} with ${faults.join(', ')}`
      await faultyRequest(host, token, { what, name, faults, figures })
      await nextRequest(host, token, what)
    }
    assert.ok(figures.signed > 0, 'some schedules reached C_Sign')
    await host.tokens.close()
    await until('no process left', () => host.processes().length === 0, 5_000)
    report({
      figure: 'G5',
      result: `${figures.typed} PINs typed, ${figures.used} given to the module, ${figures.unused} not at all; ${figures.signed} requests came to C_Sign; ${figures.failed} failed, ${figures.crashed} by a crash and ${figures.hung} by a hang`,
    })
  }).timeout(schedules * 1_500 + 60_000)

  interface Schedule {
    what: string
    name: string
    faults: string[]
    figures: Record<'typed' | 'used' | 'unused' | 'signed' | 'failed' | 'crashed' | 'hung', number>
  }

  async function faultyRequest(host: TokenHost, token: TokenForPin, schedule: Schedule): Promise<void> {
    const { what, name, faults, figures } = schedule
    const request = requests[name]
    assert.ok(request)
    emptyLog()
    host.module.misbehave(...faults)
    const pins: Bytes[] = []
    const typed = (text: string): Bytes => {
      const pin = utf8(text)
      pins.push(pin)
      return pin
    }
    const error = await request.make(host, token, typed).then(
      () => null,
      (failure: unknown) => failure,
    )
    assert.ok(error === null || error instanceof MohurError, `${what}: ${String(error)}`)
    assert.notEqual(error?.code, 'INTERNAL', what)
    assert.ok(
      pins.every(pin => pin.every(octet => octet === 0)),
      `${what}: the PIN was overwritten`,
    )
    const calls = begun()
    checkCalls(calls, { what, takes: request.takes, worked: error === null })
    count(figures, host, error?.code ?? null)
    figures.typed += pins.length
    figures.used += calls.length > 0 ? 1 : 0
    figures.unused += calls.length > 0 ? 0 : 1
    // What was not given to the module did not succeed either.
    if (calls.length === 0) assert.ok(error, what)
  }

  const count = (figures: Schedule['figures'], host: TokenHost, code: string | null): void => {
    figures.signed += Number(host.module.calls().includes('C_Sign'))
    figures.failed += Number(code !== null)
    figures.crashed += Number(code === 'MODULE_CRASHED')
    figures.hung += Number(code === 'MODULE_HANGS')
  }

  /** No more PINs than were typed; all of them when it worked. */
  function checkCalls(
    calls: readonly string[],
    { what, takes, worked }: { what: string; takes: Request['takes']; worked: boolean },
  ): void {
    for (const call of pinCalls) {
      const times = calls.filter(other => other === call).length
      const expected = takes[call] ?? 0
      assert.ok(worked ? times === expected : times <= expected, `${what}: ${times} × ${call}`)
    }
  }

  /** The same host, the same token, no fault: works at once, with one C_Login and nobody logged in before. */
  async function nextRequest(host: TokenHost, token: TokenForPin, what: string): Promise<void> {
    host.module.misbehave()
    // A person would let it in again after three crashes.
    await host.tokens.readmitModule(host.module.path)
    const { state } = await sealOf(host, what)
    emptyLog()
    try {
      // Broken off after C_InitToken there is nothing on it and no user PIN: formatting again is the way out.
      if (state === 'uninitialized' || state === 'blank') await format(host, token.id, utf8(soPin))
      const before = begun().length
      assert.equal((await signOnce(host, token)).length, 1)
      assert.equal(begun().length, before + 1)
    } catch (error) {
      throw new Error(`${what}: the next request: ${String(error)}`, { cause: error })
    }
    assert.ok(host.processes().length <= 1, `${what}: ${host.processes().join()}`)
  }

  async function sealOf(host: TokenHost, what: string): Promise<TokenForPin> {
    try {
      return await sealToken(host)
    } catch (error) {
      throw new Error(`${what}: the token is not listed`, { cause: error })
    }
  }
})

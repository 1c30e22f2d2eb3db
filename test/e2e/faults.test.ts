/** What breaks on the way: the host missing or killed, a token process killed, a module that crashes or hangs, a stopped background. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { TargetType, type Page } from 'puppeteer'
import { writeRegisteredModules } from '../../host/modules/registered-modules.ts'
import { enduranceScale, report, rounds } from '../support/endurance.ts'
import { faultyModule, type FaultyModule } from '../support/fault-shim/faulty-module.ts'
import { percentile } from '../support/percentile.ts'
import { promptWindow, type PromptWindow } from '../support/prompt-driver.ts'
import { softHsmLibrary, userPin } from '../support/soft-hsm.ts'
import { processesMentioning } from '../support/processes.ts'
import { slowness } from '../support/slowness.ts'
import { until } from '../support/until.ts'
import { ask, codeOf } from './journey/ask.ts'
import { journalStages, signing, toldStages } from './journey/documents.ts'
import { provision } from './journey/provision.ts'
import { inWorld, type World } from './journey/world.ts'

const kills = rounds({ small: 1, full: 50 })
/** Seconds. */
const asleep = rounds({ small: 6, full: 90 })

describe('a host that is not there', () => {
  const world = inWorld({ host: false })

  it('R22, rows 36, 40: the page learns HOST_MISSING, also by the client module, and the window says what to do', async () => {
    const { page, browser } = world()
    const site = await page('sign')
    const code = codeOf(ask(site, 'sign', signing()))
    assert.equal(await code, 'HOST_MISSING')
    const prompt = await promptWindow(browser)
    await prompt.stage('failed')
    assert.match(await prompt.text(), /HOST_MISSING/)
    const client = await site.evaluate(async address => {
      const { connect } = (await import(address)) as { connect: (o: object) => Promise<unknown> }
      return connect({ scopes: ['sign'] }).catch((error: { code: string }) => error.code)
    }, '/mohur/client.js')
    assert.equal(client, 'HOST_MISSING')
  })
})

describe('faults on the way to a signature', () => {
  const world = inWorld({
    prepare: async (place, authority) => void (await provision(place, { label: 'T', authority })),
  })
  let module: FaultyModule
  /** Id of the token as it is reached through the module that misbehaves. */
  let token: string
  let page: Page
  /** How the page's last call ended. */
  let code: Promise<string>

  before(async () => {
    const { place } = world()
    page = await world().page('sign', 'tokens')
    const direct = await tokenIds()
    module = faultyModule(place.folder, softHsmLibrary)
    writeRegisteredModules(join(place.data, 'modules.json'), [module.path])
    token = await until('the module was listed', async () => (await tokenIds()).find(id => !direct.includes(id)))
  })
  beforeEach(() => module.misbehave())

  const tokenIds = async (): Promise<string[]> => (await ask(page, 'listTokens', {})).map(({ id }) => id)

  /** The window stands before the person, the PIN is typed. */
  async function startSigning(count = 1): Promise<PromptWindow> {
    code = codeOf(ask(page, 'sign', signing(count)))
    const prompt = await promptWindow(world().browser)
    await prompt.stage('asking')
    // The module that signed last is shown first; what is pressed as the other one comes is asked for anew.
    await until('both ways to the token were shown', async () => (await prompt.choices()).length === 2)
    await prompt.chooseOn(token)
    await prompt.type('pin', userPin)
    return prompt
  }

  /** The window tells of the failure until the person closes it; after that everything works as before. */
  async function signsAgainAfter(failed: PromptWindow, stage: 'failed' | 'ended' = 'failed'): Promise<void> {
    await failed.stage(stage)
    await failed.press('close')
    await failed.gone()
    module.misbehave()
    const prompt = await startSigning()
    await prompt.press('approve')
    await prompt.leave()
    assert.equal(await code, 'done')
  }

  /** Agrees to a signature that takes three seconds, and resolves while the module is at it. */
  async function beginSlowSignature(): Promise<PromptWindow> {
    module.misbehave('C_Sign delay 3000')
    const before = signCalls()
    const prompt = await startSigning()
    await prompt.press('approve')
    await until('C_Sign had begun', () => signCalls() > before)
    return prompt
  }
  const signCalls = (): number => module.calls().filter(call => call === 'C_Sign').length

  const endHost = (): void => {
    for (const pid of world().place.hostProcesses().host) process.kill(pid, 'SIGKILL')
  }
  const noProcessLeft = (): Promise<unknown> =>
    until('no process was left', () => Object.values(world().place.hostProcesses()).flat().length === 0, 8_000)

  it('R1, G12: the host is killed before the person answers: HOST_LOST within a second, nothing signed, the next works', async () => {
    const took: number[] = []
    for (let kill = 0; kill < kills; kill++) {
      const before = await toldStages(world().place)
      const prompt = await startSigning()
      const since = performance.now()
      endHost()
      assert.equal(await code, 'HOST_LOST')
      took.push(performance.now() - since)
      assert.deepEqual(journalStages(world().place), before)
      await signsAgainAfter(prompt)
    }
    const p99 = percentile(took, 0.99)
    assert.ok(p99 < 1_000 * slowness(), `${took.map(Math.round).join(', ')} ms`)
    report({ figure: 'G12', result: `host killed: the page knows after p99 ${p99.toFixed(0)} ms of 1000 ms` })
  }).timeout(kills * 20_000 + 60_000)

  if (enduranceScale > 0)
    it(`R25: browser, host and token sleep for ${asleep} s while the token signs: signed once, and delivered`, async () => {
      const { signed = 0, delivered = 0 } = await toldStages(world().place)
      const calls = signCalls()
      const prompt = await beginSlowSignature()
      const pids = processesMentioning(world().place.folder).map(({ pid }) => pid)
      for (const pid of pids.toReversed()) process.kill(pid, 'SIGSTOP')
      await delay(asleep * 1_000)
      for (const pid of pids) process.kill(pid, 'SIGCONT')
      assert.equal(await code, 'done')
      await prompt.leave()
      assert.equal(signCalls() - calls, 1)
      await until('it was delivered', () => (journalStages(world().place)['delivered'] ?? 0) > delivered)
      assert.equal(journalStages(world().place)['signed'], signed + 1)
      assert.equal(journalStages(world().place)['delivered'], delivered + 1)
      report({ figure: 'R25', result: `browser, host and token ${asleep} s asleep in C_Sign: signed and delivered` })
    }).timeout(asleep * 1_000 + 60_000)

  it('R6, R7: the token is pulled in the middle of a batch: the window waits for it, and one more PIN signs the rest', async () => {
    const { delivered = 0 } = await toldStages(world().place)
    const before = signCalls()
    module.misbehave('C_Sign delay 200')
    const prompt = await startSigning(6)
    await prompt.press('approve')
    await until('two were signed', () => signCalls() > before + 2)
    module.misbehave('C_Sign return 0x32', 'C_GetSlotList empty')
    await prompt.page.waitForSelector('[data-paused="removed"]')
    await until('the token was missed', async () => (await prompt.page.$('[data-action="approve"]')) === null)
    assert.match(await prompt.text(), /[1-5] of 6 documents/)
    module.misbehave()
    await prompt.page.waitForSelector('[data-action="approve"]')
    await prompt.type('pin', userPin)
    await prompt.press('approve')
    await prompt.leave()
    assert.equal(await code, 'done')
    await until('all were delivered', () => journalStages(world().place)['delivered'] === delivered + 6)
    const told = await page.evaluate(() => window.lastCall?.progress as { done: number; results?: unknown[] }[])
    assert.ok((told.findLast(({ done }) => done > 0)?.done ?? 0) === 6 && told.some(({ results }) => results))
  })

  it('R2: the host is killed during C_Sign: OUTCOME_UNKNOWN, and the journal tells that the signature was made', async () => {
    const { signed = 0, undelivered = 0 } = await toldStages(world().place)
    const prompt = await beginSlowSignature()
    endHost()
    assert.equal(await code, 'OUTCOME_UNKNOWN')
    await until('the signature was in the journal', () => (journalStages(world().place)['signed'] ?? 0) > signed)
    await noProcessLeft()
    await signsAgainAfter(prompt)
    const after = journalStages(world().place)
    assert.equal(after['undelivered'] ?? 0, undelivered + 1)
  })

  it('R8: the token process is killed while it signs: the page is told, the host lives, the next request works', async () => {
    const { unknown = 0 } = await toldStages(world().place)
    const prompt = await beginSlowSignature()
    const { host } = world().place.hostProcesses()
    const [signer] = processesMentioning(module.path).filter(({ command }) => command.includes('token-process'))
    process.kill(signer?.pid ?? 0, 'SIGKILL')
    assert.equal(await code, 'OUTCOME_UNKNOWN')
    assert.equal(journalStages(world().place)['unknown'], unknown + 1)
    assert.deepEqual(world().place.hostProcesses().host, host)
    await signsAgainAfter(prompt)
  })

  it('R8: the module segfaults in C_Sign: OUTCOME_UNKNOWN, the host lives, the next request works', async () => {
    module.misbehave('C_Sign segv')
    const prompt = await startSigning()
    await prompt.press('approve')
    assert.equal(await code, 'OUTCOME_UNKNOWN')
    await signsAgainAfter(prompt)
  })

  it('R3, R4: the background is stopped while the person is asked: the promise settles, the window says it is over', async () => {
    const before = await toldStages(world().place)
    const prompt = await startSigning()
    await stopBackground(world())
    assert.equal(await code, 'EXTENSION_RELOADED')
    await noProcessLeft()
    assert.deepEqual(journalStages(world().place), before)
    await signsAgainAfter(prompt, 'ended')
  })

  it('R3: the background is stopped during C_Sign: OUTCOME_UNKNOWN, the signature is journalled, no process is left', async () => {
    const { signed = 0 } = await toldStages(world().place)
    const prompt = await beginSlowSignature()
    await stopBackground(world())
    assert.equal(await code, 'OUTCOME_UNKNOWN')
    await noProcessLeft()
    assert.equal(journalStages(world().place)['signed'], signed + 1)
    await signsAgainAfter(prompt)
  })

  it('R9: a module that hangs when it is asked for its tokens does not keep the others from the person', async () => {
    module.misbehave('C_GetSlotList hang')
    const before = performance.now()
    code = codeOf(ask(page, 'sign', signing()))
    const prompt = await promptWindow(world().browser)
    await prompt.stage('asking')
    const took = performance.now() - before
    assert.equal((await prompt.choices()).length, 1)
    assert.ok(took < 3_000, `${took} ms`)
    await prompt.type('pin', userPin)
    await prompt.press('approve')
    assert.equal(await code, 'done')
  })
})

async function stopBackground({ browser }: World): Promise<void> {
  const target = await browser.browser.waitForTarget(found => found.type() === TargetType.SERVICE_WORKER)
  const worker = await target.worker()
  await worker?.close()
}

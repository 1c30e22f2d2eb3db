/** What takes long: a key that a token makes for minutes, a computer that sleeps. */
import assert from 'node:assert/strict'
import { report, rounds } from '../support/endurance.ts'
import { openssl } from '../support/openssl.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { userPin } from '../support/soft-hsm.ts'
import { ask } from './journey/ask.ts'
import { provision } from './journey/provision.ts'
import { slowModule } from './journey/slow-module.ts'
import { inWorld } from './journey/world.ts'

const keySeconds = rounds({ small: 6, full: 300 })

describe('what takes long', () => {
  const world = inWorld({
    prepare: async (place, authority) => void (await provision(place, { label: 'Cryptoken', authority })),
  })

  it(`row 131, R10: a key that takes ${keySeconds} s is made, with news every second, and its request reaches the page`, async () => {
    const { page: opened, place, browser } = world()
    const page = await opened('request', 'tokens')
    const { module, token } = await slowModule(place, page)
    module.misbehave(`C_GenerateKeyPair delay ${keySeconds * 1_000}`)
    const asked = ask(page, 'requestCertificate', {
      subject: [
        { type: 'C', value: 'AZ' },
        { type: 'CN', value: 'Səməd Məmmədov' },
      ],
      key: { algorithm: 'P-256' },
    })
    const prompt = await promptWindow(browser)
    await prompt.stage('asking')
    await prompt.choose(token)
    await prompt.type('pin', userPin)
    const since = performance.now()
    await prompt.press('approve')
    const { pem } = await asked
    const took = (performance.now() - since) / 1_000
    assert.ok(took >= keySeconds, `it took ${took} s`)
    const checked = await openssl('req -in made.pem -verify -noout', { 'made.pem': pem })
    assert.match(checked.output, /verify OK/)
    const news = await page.evaluate(() => window.lastCall?.progress.length ?? 0)
    assert.ok(news >= keySeconds - 1, `${news} pieces of news`)
    report({
      figure: 'R10',
      result: `a key of ${keySeconds} s: request after ${took.toFixed(0)} s, ${news} pieces of news`,
    })
  }).timeout(keySeconds * 1_000 + 60_000)
})

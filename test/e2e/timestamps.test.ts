/** A page asks for level B-T: the authority is added in Settings, asked by the extension, and its time stamps are accepted by OpenSSL. */
import assert from 'node:assert/strict'
import { authoritySite, behaviours, type AuthoritySite } from '../support/authority-site.ts'
import { cmsVerifiers } from '../support/openssl.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { userPin } from '../support/soft-hsm.ts'
import { testTimestamps, type TestTimestamps } from '../support/timestamp-authority.ts'
import { timestampIn } from '../support/timestamp-in.ts'
import { addAuthority } from './journey/add-authority.ts'
import { agree } from './journey/agree.ts'
import { ask, codeOf } from './journey/ask.ts'
import { signaturesOf, signing, textOf, toldStages } from './journey/documents.ts'
import { provision } from './journey/provision.ts'
import { inWorld } from './journey/world.ts'

describe('level B-T in chromium', () => {
  let timestamps: TestTimestamps
  let site: AuthoritySite
  before(async () => {
    timestamps = await testTimestamps()
    site = await authoritySite(behaviours.good(request => timestamps.reply(request)))
  })
  after(async () => {
    await site.close()
    await timestamps.remove()
  })
  const world = inWorld({
    // Chromium's own question is asked outside of any page; that it is asked is held by unit tests.
    hosts: ['http://localhost/*'],
    prepare: async (place, authority) => void (await provision(place, { label: 'Cryptoken', authority })),
  })
  const wanted = { level: 'B-T' } as const

  it('is refused with nobody asked while no authority is set up, and has its time stamp once one was added', async () => {
    const { page, browser, authority } = world()
    const bank = await page('sign')
    assert.equal(await codeOf(ask(bank, 'sign', signing(1, wanted))), 'TIMESTAMP_AUTHORITY_MISSING')
    assert.deepEqual(await browser.pagesAt(`${browser.extensionOrigin}/prompt/`), [])

    const { root } = timestamps
    const settings = await addAuthority(world(), { name: 'Vaxt', addresses: { timestamp: site.address }, root })
    assert.equal(await settings.$('[data-action="allow-authority"]'), null)
    await bank.bringToFront()
    const asked = ask(bank, 'sign', signing(2, wanted))
    await agree(browser, { pin: userPin })
    const result = await asked
    assert.deepEqual(
      result.results.map(one => 'level' in one && one.level),
      ['B-T', 'B-T'],
    )
    for (const [index, signed] of signaturesOf(result).entries()) {
      const content = Buffer.from(textOf(index))
      for (const [program, verify] of Object.entries(cmsVerifiers)) {
        const { accepted, output } = await verify({ signed, content, root: authority.root })
        assert.ok(accepted, `${program}: ${output}`)
      }
      const { token, stamped } = timestampIn(signed)
      const stamp = await timestamps.verify(token, stamped)
      assert.ok(stamp.accepted, stamp.output)
    }
    const [signed] = signaturesOf(result)
    const verified = await ask(bank, 'verify', {
      documents: [{ signed: Uint8Array.from(signed ?? []), content: Uint8Array.from(Buffer.from(textOf(0))) }],
      roots: [authority.root],
    })
    const [found] = verified.results
    assert.ok(found && 'signers' in found)
    assert.deepEqual(
      found.signers.map(({ level, valid, timestamp }) => [level, valid, timestamp?.authority]),
      [['B-T', true, 'Vaxt Mərkəzi']],
    )
    assert.equal(site.heard[0]?.headers.cookie, undefined)
  })

  it('is not lowered when the authority goes away: page and person are told, and nothing is handed over', async () => {
    const { page, browser, place } = world()
    const before = await toldStages(place)
    site.behave(behaviours.closes())
    const bank = await page('sign')
    const asked = codeOf(ask(bank, 'sign', signing(1, wanted)))
    const prompt = await promptWindow(browser)
    await prompt.stage('asking')
    await prompt.type('pin', userPin)
    await prompt.press('approve')
    await prompt.stage('failed')
    assert.match(await prompt.text(), /The time-stamp authority cannot be reached/)
    assert.equal(await asked, 'TIMESTAMP_UNAVAILABLE')
    const after = await toldStages(place)
    assert.equal((after['undelivered'] ?? 0) - (before['undelivered'] ?? 0), 1)
    assert.equal(after['delivered'], before['delivered'])
  })
})

/** Two people, each with a browser and a token of their own, sign one payment; the second one sees who the first one is. */
import assert from 'node:assert/strict'
import { startBank } from '../sites/bank/bank.ts'
import type { Site } from '../sites/site.ts'
import { createAuthority, type Authority } from '../sites/portal/authority/authority.ts'
import { launchBrowser, type LaunchedBrowser } from '../support/launch-browser.ts'
import { makePlace, type LaunchPlace } from '../support/launch-place.ts'
import { cmsVerifiers } from '../support/openssl.ts'
import { userPin } from '../support/soft-hsm.ts'
import { utf8 } from '../../shared/bytes.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { agree } from './journey/agree.ts'
import { ask } from './journey/ask.ts'
import { signaturesOf, signing } from './journey/documents.ts'
import { provision } from './journey/provision.ts'

const content = utf8('{"amount":"1250000.50","currency":"KZT","payee":"ТОО «Дала»"}')
const people = [
  { browser: 'chromium', commonName: 'Səməd Məmmədov' },
  { browser: 'firefox', commonName: 'Айгүл Сериккызы' },
] as const

interface Person {
  place: LaunchPlace
  browser: LaunchedBrowser
}

describe('two people', function () {
  this.timeout(120_000)
  let authority: Authority
  let site: Site
  let persons: Person[]

  before(async () => {
    authority = await createAuthority()
    site = await startBank({ authorities: [authority.root] })
    persons = await Promise.all(
      people.map(async ({ browser, commonName }) => {
        const place = await makePlace()
        await provision(place, { label: 'Cryptoken', authority, commonName })
        return { place, browser: await launchBrowser(browser, { place }) }
      }),
    )
  })
  after(async () => {
    await Promise.all(
      persons.map(async ({ browser, place }) => {
        await browser.close()
        await place.remove()
      }),
    )
    await site.close()
  })

  it('sign one payment in two browsers, and every program accepts both signatures', async () => {
    let signed: Bytes | undefined
    const seen: string[] = []
    for (const { browser } of persons) {
      const page = await browser.open(site.origin)
      const connected = ask(page, 'connect', { scopes: ['sign'] })
      await agree(browser)
      await connected
      const document = { name: 'Payment 17', type: 'application/json', content, ...(signed && { signed }) }
      const asked = ask(page, 'sign', signing(1, { documents: [document] }))
      await agree(browser, {
        pin: userPin,
        seen: async prompt => {
          const earlier = await prompt.page.$$eval('[data-earlier-signer]', all => all.map(one => one.textContent))
          seen.push(...earlier)
        },
      })
      const [signature = assert.fail()] = signaturesOf(await asked)
      signed = new Uint8Array(signature)
    }
    assert.equal(seen.length, 1, 'the first one saw nobody')
    assert.ok(seen[0]?.includes(people[0].commonName), seen[0])
    for (const [program, verify] of Object.entries(cmsVerifiers)) {
      const files = { signed: signed ?? assert.fail(), content, root: authority.root }
      const { accepted, output } = await verify(files)
      assert.ok(accepted, `${program}: ${output}`)
      if (program === 'NSS cmsutil') assert.match(output, /signer1\.status=GoodSignature/)
    }
  })
})

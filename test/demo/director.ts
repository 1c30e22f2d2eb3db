/** The demo's second person: signs beside the first, sends, and renews keys that are about to end. */
import { fingerprintOf } from '../../host/digests.ts'
import { agree } from '../e2e/journey/agree.ts'
import { fetchBytes, send } from '../e2e/journey/bank.ts'
import { applicant } from '../e2e/journey/enrol.ts'
import { provision } from '../e2e/journey/provision.ts'
import { renewKeys } from '../e2e/journey/renew.ts'
import type { Sites } from '../e2e/journey/sites.ts'
import type { SignatureCard } from '../sites/bank/signature-card.ts'
import type { LaunchPlace } from '../support/launch-place.ts'
import { userPin } from '../support/soft-hsm.ts'
import type { Page } from 'puppeteer'
import type { Director, Story } from './story.ts'

const label = 'Director'
const number = '2BBBBBB'
export const card: SignatureCard = [
  { number: applicant.fin, place: 1, upTo: null },
  { number, place: 2, upTo: null },
]

/** A token of their own, with a certificate that ends in a few days. */
export async function makeDirector(place: LaunchPlace, { authority, portal }: Sites): Promise<Director> {
  const issuing = { ...authority, ...portal.partner }
  const person = { commonName: 'Айгүл Сериккызы', number, days: 5 }
  const { certificate } = await provision(place, { label, authority: issuing, ...person })
  return { label, pin: userPin, fingerprint: fingerprintOf(certificate) }
}

/** `ids`: what the first one has signed. */
export async function tellOfDirector(story: Story, director: Director, ids: readonly string[]): Promise<void> {
  const { steps, browser, kept } = story
  const page = await steps.step('the director logs in, and is warned of keys that end in 4 days', () =>
    logInLate(story, director),
  )
  await steps.step(
    `the director signs beside the first, sends, and the bank accepts ${ids.length} payments`,
    async () => {
      const consent = { pin: director.pin, seen: kept.picture('sign-second') }
      const signed = await send(browser, page, { ids, consent })
      for (const id of ids) await page.click(`tr[data-id="${id}"] input`)
      await page.click('#send')
      await page.waitForSelector('#outcome[data-code="taken"]')
      if (signed !== 'accepted') throw new Error(`the bank says: ${signed}`)
    },
  )
  await steps.step('openssl cms -verify -cades accepts both signatures in each', () => checkBoth(story, page, ids))
  await steps.step('the director renews the keys: new ones are made, and asked for with the old ones', () =>
    renewKeys({
      browser,
      page,
      bank: story.sites.bank.origin,
      consents: {
        allow: { seen: kept.picture('allow-renewal') },
        renew: { pin: director.pin, seen: kept.picture('renew-the-certificate') },
        install: { pin: director.pin, seen: kept.picture('install-the-new-certificate') },
        login: { pin: director.pin, seen: kept.picture('log-in-with-the-new-key') },
      },
    }),
  )
  await steps.step('openssl accepts the request in its CMS and the new certificate', () => checkRenewal(story, page))
}

async function logInLate({ sites, browser, kept }: Story, { pin, fingerprint }: Director): Promise<Page> {
  const page = await browser.open(`${sites.bank.origin}/?lang=en`)
  await page.click('#login')
  await agree(browser, { pin, choose: fingerprint, seen: kept.picture('director-logs-in') })
  await page.waitForSelector('#profiles [data-standing="critical"]')
  await kept.save('warning.png', await page.screenshot())
  await page.click('#further')
  await page.waitForSelector('#payments tr')
  return page
}

const trust = '-CAfile root.pem -certfile authorities.pem -purpose any'

async function checkBoth({ kept }: Story, page: Page, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await kept.save(`payment-${id}-both.p7s`, await fetchBytes(page, `/api/payments/${id}/signature.p7s?place=2`))
    const files = `-in payment-${id}-both.p7s -content payment-${id}.json -out /dev/null`
    await kept.openssl(`cms -verify -cades -binary -inform DER ${files} ${trust}`, 'CAdES Verification successful')
  }
}

async function checkRenewal({ kept }: Story, page: Page): Promise<void> {
  const path = `/api/renewals/${new URL(page.url()).searchParams.get('id')}`
  await kept.save('renewal.p7m', await fetchBytes(page, `${path}/request.p7m`))
  await kept.save('renewed.p7b', await fetchBytes(page, `${path}/certificate.p7b`))
  const held = '-in renewal.p7m -out renewal.der'
  await kept.openssl(`cms -verify -cades -binary -inform DER ${held} ${trust}`, 'CAdES Verification successful')
  await kept.openssl('req -inform DER -in renewal.der -verify -noout', 'verify OK')
  await kept.openssl('pkcs7 -inform DER -in renewed.p7b -print_certs -out renewed.pem', '')
  await kept.openssl('verify -CAfile root.pem -untrusted authorities.pem renewed.pem', 'renewed.pem: OK')
}

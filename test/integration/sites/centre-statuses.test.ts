/** The seven statuses of a request in the centre's own sentences, in its pages and to a program alike. */
import assert from 'node:assert/strict'
import { launch, type Browser } from 'puppeteer'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { startPortal } from '../../sites/portal/portal.ts'
import type { Site } from '../../sites/site.ts'
import { applicant } from '../../e2e/journey/enrol.ts'
import { deferred } from '../../support/deferred.ts'
import { findBrowser } from '../../support/find-browser.ts'
import { makeRequest } from '../../support/make-request.ts'
import { application, atDesk, call, visit } from '../../support/portal-visitor.ts'

const letters = 'RDWJY'

describe('the statuses of a request', () => {
  let site: Site
  let browser: Browser
  /** The authority takes its time until this is told. */
  const issuing = deferred<void>()

  before(async () => {
    const authority = await createAuthority()
    const slow: Authority = {
      ...authority,
      issue: async wanted => {
        await issuing.promise
        return authority.issue(wanted)
      },
    }
    site = await startPortal(slow, { letters: () => letters })
    browser = await launch({ executablePath: findBrowser('chromium'), pipe: true, args: ['--no-sandbox'] })
  })
  after(async () => {
    await browser.close()
    await site.close()
  })

  it('rows 71, 72, 73, 74, 75, 76, 77, 79, 85: not reviewed, sent to the authority, postponed, cancelled with its reason, to be paid, ready, not found, each with its sentence, and a program is told the same', async () => {
    const visitor = visit(() => site.origin)
    await visitor.confirm()
    const register = async (): Promise<string> => {
      const form = { ...application, algorithm: 'P-256', request: makeRequest() }
      return String((await visitor.call('/api/requests', form)).json['number'])
    }
    const decide = async (number: string, what: string, reason = ''): Promise<unknown> =>
      call(`${site.origin}/api/desk/requests/${number}/${what}`, { reason }, await atDesk(site.origin))
    const page = await browser.newPage()
    await page.goto(`${site.origin}/status.html?lang=az`)
    await page.waitForNetworkIdle({ idleTime: 100 })
    /** As the applicant searches for it. */
    const search = async (number: string, fin = applicant.fin): Promise<string[]> => {
      const typed = { number, fin, birthDate: applicant.birthDate, captchaText: letters }
      await page.evaluate(typed => {
        for (const [name, value] of Object.entries(typed))
          document.querySelector<HTMLInputElement>(`#form [name="${name}"]`)!.value = value
      }, typed)
      const [answer] = await Promise.all([
        page.waitForResponse(response => response.url().endsWith('/api/captchas')),
        page.click('#search'),
      ])
      await answer.json()
      await page.waitForNetworkIdle({ idleTime: 50 })
      return page.$$eval('#found p:not([hidden]) strong, #reason:not([hidden])', all =>
        all.map(one => (one as HTMLElement).innerText),
      )
    }
    const told = async (number: string): Promise<unknown> =>
      (await call(`${site.origin}/api/requests/${number}?fin=${applicant.fin}`)).json['status']

    const number = await register()
    assert.deepEqual(await search(number), ['Sizin sorğunuza hələ baxılmayıb.'])
    assert.equal(await told(number), 'waiting')
    const papers = await page.$$eval('#papers:not([hidden]) a', all => all.map(one => one.innerText))
    assert.deepEqual(papers, ['Ərizə formasını çap et', 'Ərizə formasını yüklə'])
    await decide(number, 'postpone', 'Müqavilə yoxdur')
    assert.deepEqual(await search(number), [
      'Sizin sorğunuzun qeydiyyatı müvəqqəti olaraq təxirə salınıb.',
      'Səbəb: Müqavilə yoxdur',
    ])
    assert.equal(await told(number), 'postponed')
    const approved = decide(number, 'approve')
    assert.deepEqual(await search(number), [
      'Sizin sorğunuz qeydiyyata alınaraq sertifikatlaşdırılmaq üçün sertifikasiya mərkəzinə göndərilib.',
    ])
    assert.equal(await told(number), 'sent')
    issuing.resolve()
    await approved
    assert.deepEqual(await search(number), ['Ödənişə göndərilmiş'])
    assert.equal(await told(number), 'payment')
    const buttons = await page.$$eval('#unpaid:not([hidden]) > *', all =>
      all.map(one => (one as HTMLElement).innerText),
    )
    assert.deepEqual(buttons, ['Ödəniş et', 'Ödəniş olunmasını yoxla'])
    await visitor.pay()
    assert.deepEqual(await search(number), ['Sizin sorğunuz üzrə sertifikat hazırlanıb.'])
    assert.equal(await told(number), 'ready')
    assert.equal(
      await page.$eval('#ready:not([hidden]) #install', one => (one as HTMLElement).innerText),
      'Sertifikatı quraşdır',
    )

    const other = await register()
    await decide(other, 'cancel', 'Sənədlər səhvdir')
    assert.deepEqual(await search(other), [
      'Sizin sorğunuz müəyyən səbəblər üzündən ləğv olunub.',
      'Səbəb: Sənədlər səhvdir',
    ])
    assert.equal(await told(other), 'cancelled')
    assert.deepEqual(await search(number, '7XY89ZA'), [
      'Axtarış məlumatları səhv daxil edilib. Zəhmət olmasa yenidən cəhd edin.',
    ])
  })
})

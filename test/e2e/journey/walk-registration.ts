/** A person who registers at the bank and goes on from wherever they are: what the desk handed out, token, key, certificate. */
import type { Page } from 'puppeteer'
import { until } from '../../support/until.ts'
import type { At, Scene } from './scene.ts'
import { heldAmong, isShown, pressAt, shown, walkOn, type Step } from './walk-on.ts'

export const registrationSteps = [
  'entered',
  'answered /confirmed',
  'requestCertificate asked',
  'requestCertificate at work',
  'leaving /registration/request',
  'answered /registration/request',
  'answered /registration/certificate',
  'installCertificate asked',
  'installCertificate at work',
  'leaving /installed',
  'answered /installed',
] as const satisfies readonly (Step | 'entered')[]
export type RegistrationStep = (typeof registrationSteps)[number]
const held = heldAmong(registrationSteps)

export interface Applicant {
  bank: string
  userId: string
  code: string
  /** Path of the key file. */
  file: string
  /** Label of the token. */
  token: string
  pin: string
}

export async function walkRegistration(scene: Scene, who: Applicant, at: At): Promise<void> {
  const page = await scene.browser().open(`${who.bank}/register.html?lang=en`)
  await page.bringToFront()
  const isAt = (...steps: string[]): Promise<string> => shown(page, ...steps.map(step => `[data-step="${step}"]`))
  const press = (selector: string): Promise<void> => pressAt(page, `[data-step]:not([hidden]) ${selector}`)
  const errand = { page, at, held, pin: who.pin, done: '[data-step="finish"]' }
  if ((await isAt('term', 'data', 'progress', 'finish')) === '[data-step="term"]') {
    await press('#term-next')
    await walkOn(scene, { ...errand, held: [], press: '#connected', done: '[data-step="profile"]' })
    await chooseToken(page, who.token)
    for (const _ of ['creation', 'welcome']) await press('[data-next]')
  }
  if (await isShown(page, '[data-step="data"]')) await enter(page, who)
  if ((await isAt('pin', 'progress', 'finish')) === '[data-step="pin"]') {
    await at('entered', page)
    await press('#pin-next')
    await press('#right')
    await walkOn(scene, { ...errand, press: '[data-step]:not([hidden]) :is(#entered-next, #go-on)' })
  } else if (await isShown(page, '[data-step="progress"]')) await walkOn(scene, { ...errand, press: '#go-on' })
}

/** The list is drawn anew whenever a token comes or goes. */
async function chooseToken(page: Page, label: string): Promise<void> {
  await until('the token was chosen and agreed to', () =>
    page.$$eval(
      '#tokens .choice',
      (choices, label) => {
        const own = choices.find(({ textContent }) => textContent.includes(label))?.querySelector('input')
        own?.click()
        const ok = document.querySelector<HTMLButtonElement>('#profile-ok')
        if (ok?.disabled === false) ok.click()
        return ok?.checkVisibility() === false
      },
      label,
    ),
  )
}

async function enter(page: Page, { userId, code, file }: Applicant): Promise<void> {
  for (const [name, value] of Object.entries({ userId, code }))
    await page.$eval(`#${name}`, (input, value) => ((input as HTMLInputElement).value = value), value)
  const input = await page.$('input#keyFile')
  await input?.uploadFile(file)
  await pressAt(page, '#data-next')
}

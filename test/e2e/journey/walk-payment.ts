/** Two people at one computer who sign a payment one after the other and send it; whoever's turn it is goes on from wherever they are. */
import type { Page } from 'puppeteer'
import type { At, Scene } from './scene.ts'
import { pressAt, shown, walkOn, type Step } from './walk-on.ts'

const held = ['leaving /api/login', 'answered /api/login', 'leaving /signatures', 'answered /signatures'] as const
const signing = [
  'authenticate asked',
  'authenticate at work',
  'sign asked',
  'sign at work',
  ...held,
] as const satisfies readonly Step[]
const sending = ['leaving /sent', 'answered /sent'] as const satisfies readonly Step[]

export const paymentSteps = [
  ...(['first', 'second'] as const).flatMap(hand => signing.map(step => `${hand}: ${step}` as const)),
  ...sending.map(step => `second: ${step}` as const),
]
export type PaymentStep = (typeof paymentSteps)[number]

export interface Hand {
  /** As the bank writes it. */
  name: string
  /** Fingerprint of the certificate. */
  own: string
}

export interface Paying {
  bank: string
  /** The payment's. */
  id: string
  pin: string
  hands: Record<'first' | 'second', Hand>
}

/** What is to be done of a payment with this status, and by whom. */
const turns = {
  new: { hand: 'first', press: '#sign' },
  signedOnce: { hand: 'second', press: '#sign' },
  signed: { hand: 'second', press: '#send' },
} as const
type Status = keyof typeof turns | 'accepted'

/** To be called once for a payment: the two remember how far they know it to be. */
export function payingWalk(scene: Scene, who: Paying): (at: At) => Promise<void> {
  let known: Status = 'new'
  return async at => {
    while (known !== 'accepted') {
      const { hand, press } = turns[known]
      const { name, own } = who.hands[hand]
      const page = await scene.browser().open(`${who.bank}/payments.html?lang=en`)
      const atStep: At = (step, page) => at(`${hand}: ${step}`, page)
      const errand = { page, at: atStep, pin: who.pin, held: [...held, ...sending], own: [own] }
      if ((await shown(page, row, '#login')) === row && !(await personAt(page)).startsWith(name)) {
        await pressAt(page, '#logout')
        await shown(page, '#login')
      }
      if ((await shown(page, row, '#login')) === '#login')
        await walkOn(scene, { ...errand, press: '#login', done: row })
      if ((await statusAt(page, who.id)) === known) {
        await pressAt(page, `tr[data-id="${who.id}"] input`)
        await walkOn(scene, { ...errand, press, done: '#outcome.good' })
      }
      known = await statusAt(page, who.id)
      await page.close()
    }
  }
}

const row = '#payments tr'
const personAt = (page: Page): Promise<string> => page.$eval('#person', ({ textContent }) => textContent ?? '')
const statusAt = async (page: Page, id: string): Promise<Status> =>
  (await page.$eval(`tr[data-id="${id}"] [data-status]`, cell => cell.getAttribute('data-status'))) as Status

/** A person who renews a key at the bank and goes on from wherever they are, up to the switch and to the end of the old key. */
import type { At, Scene } from './scene.ts'
import { heldAmong, pressAt, shown, Told, walkOn, type Errand, type Step } from './walk-on.ts'

export const renewalSteps = [
  'answered /api/renewals',
  'renewCertificate asked',
  'renewCertificate at work',
  'leaving /request',
  'answered /request',
  'accepted',
  'installCertificate asked',
  'installCertificate at work',
  'leaving /installed',
  'answered /installed',
  'authenticate asked',
  'authenticate at work',
  'leaving /api/login',
  'answered /api/login',
  'retireCertificate asked',
  'retireCertificate at work',
] as const satisfies readonly (Step | 'accepted')[]
export type RenewalStep = (typeof renewalSteps)[number]
const held = heldAmong(renewalSteps)

export interface Renewing {
  bank: string
  pin: string
  /** Fingerprint of the certificate that is renewed, and of the new one once there is one. */
  old: string
  next: () => string | null
  /** Of the token. */
  serial: string
  /** From now on the centre gives the certificate. */
  issue: () => void
}

export async function walkRenewal(scene: Scene, who: Renewing, at: At): Promise<void> {
  const page = await scene.browser().open(`${who.bank}/profiles.html?lang=en`)
  const profile = `#profiles tr[data-fingerprint="${who.old}"]`
  const errand = { page, at, held, pin: who.pin, serial: who.serial, own: [who.old] }
  if ((await shown(page, '#profiles tr', '#login')) === '#login') {
    // With the new one where the old one has gone from the token.
    const own = [who.old, who.next() ?? who.old]
    await logIn(scene, { ...errand, own, at: () => Promise.resolve(), held: [] }, who)
    await page.goto(`${who.bank}/profiles.html`)
  }
  await pressAt(page, `${profile} input`)
  if ((await shown(page, '#resume', '#new')) === '#resume') await pressAt(page, '#resume')
  else await walkOn(scene, { ...errand, press: '#new', done: '#status[data-status]' })
  for (;;) {
    await shown(page, '#status[data-status]')
    const status = await page.$eval('#status', place => place.getAttribute('data-status'))
    const isOver = `#status:not([data-status="${status}"])`
    if (status === 'inService') return walkOn(scene, { ...errand, press: '#do', done: 'main:has(#do[hidden])' })
    if (status === 'accepted') {
      await at('accepted', page)
      who.issue()
      await shown(page, isOver)
    } else await walkOn(scene, { ...errand, own: [who.next() ?? who.old], press: '#do', done: isOver })
  }
}

/** Where the old key is told to have been replaced, with the new one. */
async function logIn(scene: Scene, errand: Omit<Errand, 'press' | 'done'>, { next }: Renewing): Promise<void> {
  const login = { press: '#login', done: ':is(#profiles, #payments) tr' }
  await walkOn(scene, { ...errand, ...login }).catch(async error => {
    const newest = next()
    if (!(error instanceof Told) || error.code !== 'certificateReplaced' || newest === null) throw error
    await walkOn(scene, { ...errand, ...login, own: [newest] })
  })
}

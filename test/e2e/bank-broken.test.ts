/**
 * Registration, renewal and the two signatures of a payment, broken off at every step in every way and taken up again: one key, one
 * certificate, one payment with its two signatures. One of them always; all steps by all ways where it runs long.
 */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprintOf } from '../../host/digests.ts'
import { startBank } from '../sites/bank/bank.ts'
import type { Centre } from '../sites/bank/issuing.ts'
import { openDatabase, type Row } from '../sites/open-database.ts'
import { createAuthority, type Authority } from '../sites/portal/authority/authority.ts'
import type { Site } from '../sites/site.ts'
import { acceptedByOpenssl } from '../support/accepted-by-openssl.ts'
import { person } from '../support/bank-applicant.ts'
import { deferred } from '../support/deferred.ts'
import { enduranceScale } from '../support/endurance.ts'
import { keyBehind } from '../support/key-behind.ts'
import { privateKeysOn } from '../support/pkcs11-tool.ts'
import { call } from '../support/portal-visitor.ts'
import { userPin as pin } from '../support/soft-hsm.ts'
import { provision } from './journey/provision.ts'
import { openScene, ways, type Plan, type Scene } from './journey/scene.ts'
import { authoritiesOf } from './journey/sites.ts'
import { paymentSteps, payingWalk, type PaymentStep } from './journey/walk-payment.ts'
import { registrationSteps, walkRegistration, type RegistrationStep } from './journey/walk-registration.ts'
import { renewalSteps, walkRenewal, type RenewalStep } from './journey/walk-renewal.ts'

/** At every step another way; after as many plans as there are ways each step was broken off in each that it has. */
const allOf = <S extends string>(steps: readonly S[]): Plan<S>[] =>
  ways.map((_, first) => {
    const cells = steps.map((step, index) => [step, ways[(first + index) % ways.length]] as const)
    const hasWindow = (step: S): boolean => / asked$| at work$/.test(step)
    return Object.fromEntries(cells.filter(([step, way]) => way !== 'window' || hasWindow(step))) as Plan<S>
  })
const plansOf = <S extends string>(steps: readonly S[], some: Plan<S>[]): Plan<S>[] =>
  enduranceScale > 0 ? allOf(steps) : some

const plans = {
  registration: plansOf<RegistrationStep>(registrationSteps, []),
  renewal: plansOf<RenewalStep>(renewalSteps, []),
  payment: plansOf<PaymentStep>(paymentSteps, [{ 'second: answered /signatures': 'browser' }]),
}
const told = (plan: Plan<string>): string =>
  Object.entries(plan)
    .map(([step, way]) => `${step} by ${way}`)
    .join(', ')
const one = { certificates: 1, privateKeys: 1, publicKeys: 1, signs: true }
const blank = 'KAZTOKEN'
const hands = {
  first: { name: 'Səməd Məmmədov', number: '1AAAAAA' },
  second: { name: 'Айгүл Сериккызы', number: '2BBBBBB' },
}
const renewed = plans.renewal.map((_, index) => ({ label: `Renewed${index}`, number: `3CCCCC${index}` }))

describe('what is done at the bank in chromium', function () {
  this.timeout(480_000)
  let authority: Authority
  let scene: Scene
  let bank: Site
  let folder: string
  /** Fingerprints of the certificates that are there from the start, by number. */
  const owned = new Map<string, string>()
  /** DER of what the centre has given, in order. */
  let given: Uint8Array[] = []
  /** Until then the centre takes its time. */
  let ready = deferred<undefined>()
  let isReady = false
  const issue = (): void => {
    isReady = true
    ready.resolve(undefined)
  }

  async function openBank(port = 0): Promise<void> {
    const card = [
      { number: hands.first.number, place: 1, upTo: null },
      { number: hands.second.number, place: 2, upTo: null },
    ] as const
    const issueWhenReady: Centre['issue'] = async application => {
      await ready.promise
      const certificate = await authority.issue(application)
      given.push(certificate)
      return certificate
    }
    const payments = plans.payment.length
    bank = await startBank({
      authorities: authoritiesOf(authority),
      centre: { ...authority, issue: issueWhenReady },
      card,
      folder,
      payments,
      port,
    })
  }
  /** What the centre has not given yet is lost with the server. */
  async function closeBank(): Promise<void> {
    ready.reject(new Error('the bank ended'))
    ready.promise.catch(() => undefined)
    await bank.close()
  }
  const restart = async (): Promise<void> => {
    const port = Number(new URL(bank.origin).port)
    await closeBank()
    ready = deferred()
    if (isReady) issue()
    await openBank(port)
  }

  before(async () => {
    authority = await createAuthority()
    scene = await openScene({
      restart,
      prepare: async place => {
        ;({ folder } = place)
        place.tokens.addToken(blank)
        const people = [
          ...Object.values(hands).map(({ name, number }, index) => ({
            label: `Hand${index}`,
            commonName: name,
            number,
            days: 300,
          })),
          ...renewed.map(({ label, number }) => ({ label, commonName: 'Әлия Серік', number, days: 20 })),
        ]
        for (const who of people) {
          const { certificate } = await provision(place, { ...who, authority })
          owned.set(who.number, fingerprintOf(certificate))
        }
      },
    })
    await openBank()
  })
  beforeEach(async () => {
    given = []
    ready = deferred()
    isReady = false
    const { browser } = scene.browser()
    await browser.deleteCookie(...(await browser.cookies()))
  })
  after(async () => {
    await scene.close()
    await closeBank()
  })

  /** Of the bank's own file, while it is open in the bank too. */
  async function rowsOf(sql: string, ...values: string[]): Promise<Row[]> {
    const port = Number(new URL(bank.origin).port)
    await bank.close()
    const file = openDatabase(join(folder, 'bank.sqlite'), { folder: '', names: [] })
    const rows = file.all(sql, values)
    file.close()
    await openBank(port)
    return rows
  }

  for (const plan of plans.registration)
    it(`a registration makes one key and one certificate: ${told(plan)}`, async () => {
      issue()
      const before = privateKeysOn(scene.place, blank, pin).length
      const { json } = await call(`${bank.origin}/api/desk/acts`, { ...person, years: '1' })
      const { userId, code, keyFile } = json as unknown as Record<'userId' | 'code' | 'keyFile', string>
      const file = join(folder, 'Key.pfx')
      writeFileSync(file, Buffer.from(keyFile, 'base64'))
      const who = { bank: bank.origin, userId, code, file, token: blank, pin }
      assert.deepEqual(await scene.walk(plan, at => walkRegistration(scene, who, at)), {}, 'not reached')
      assert.equal(privateKeysOn(scene.place, blank, pin).length, before + 1)
      const [certificate = assert.fail(), ...more] = given
      assert.equal(more.length, 0)
      assert.deepEqual(await keyBehind(scene.place, blank, certificate), one)
      const rows = await rowsOf('SELECT status, certificate FROM acts WHERE user_id = ?', userId)
      assert.deepEqual(
        rows.map(row => row['status']),
        ['registered'],
      )
      assert.ok(Buffer.from(certificate).equals(rows[0]?.['certificate'] as Uint8Array))
    })

  plans.renewal.forEach((plan, index) =>
    it(`a renewal makes one key and one certificate, and the old key goes: ${told(plan)}`, async () => {
      const { label, number } = renewed[index] ?? assert.fail()
      const old = owned.get(number) ?? assert.fail()
      const who = {
        bank: bank.origin,
        pin,
        old,
        next: () => (given[0] ? fingerprintOf(given[0]) : null),
        serial: scene.place.tokens.serialOf(label),
        issue,
      }
      assert.deepEqual(await scene.walk(plan, at => walkRenewal(scene, who, at)), {}, 'not reached')
      const [certificate = assert.fail(), ...more] = given
      assert.equal(more.length, 0)
      assert.deepEqual(await keyBehind(scene.place, label, certificate), one)
      assert.equal(privateKeysOn(scene.place, label, pin).length, 1)
      const rows = await rowsOf('SELECT status, certificate FROM renewals WHERE profile = ?', old)
      assert.deepEqual(
        rows.map(row => row['status']),
        ['inService'],
      )
      assert.ok(Buffer.from(certificate).equals(rows[0]?.['certificate'] as Uint8Array))
    }),
  )

  plans.payment.forEach((plan, index) =>
    it(`a payment is sent once, with its two signatures: ${told(plan)}`, async () => {
      const id = String(index + 1)
      const hand = ({ name, number }: (typeof hands)['first']) => ({ name, own: owned.get(number) ?? '' })
      const both = { first: hand(hands.first), second: hand(hands.second) }
      const walk = payingWalk(scene, { bank: bank.origin, id, pin, hands: both })
      assert.deepEqual(await scene.walk(plan, walk), {}, 'not reached')
      const rows = await rowsOf(
        'SELECT status, document, signer, signature FROM payments JOIN signatures ON payment = id WHERE id = ? ORDER BY place',
        id,
      )
      const signers = rows.map(row => (JSON.parse(String(row['signer'])) as { number: string }).number)
      assert.deepEqual(signers, [hands.first.number, hands.second.number])
      assert.equal(rows[0]?.['status'], 'accepted')
      const signed = rows.map(row => ({
        content: row['document'] as Uint8Array,
        signature: row['signature'] as Uint8Array,
      }))
      assert.equal((await acceptedByOpenssl(signed, authoritiesOf(authority))).size, 2)
    }),
  )
})

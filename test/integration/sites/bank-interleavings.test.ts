/** Several people at the same payments at once, by chance: whatever comes between, the bank answers as if one came after the other. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toPem } from '../../../shared/certificate-bundle.ts'
import { authoritiesOf } from '../../e2e/journey/sites.ts'
import { startBank } from '../../sites/bank/bank.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { addressesAt, startPortal } from '../../sites/portal/portal.ts'
import type { Site } from '../../sites/site.ts'
import { bankHands, card, numbers, type BankHands, type Hand } from '../../support/bank-hands.ts'
import { buildCms } from '../../support/build-cms.ts'
import { firstSeed, rounds } from '../../support/endurance.ts'
import { oneOf, seededRandom } from '../../support/fault-schedule.ts'
import { modelStep, type Modelled, type Signing, type Step } from '../../support/payment-model.ts'
import { call, type Answer } from '../../support/portal-visitor.ts'
import { signBeside } from '../../support/sign-beside.ts'

const banks = rounds({ small: 1, full: 100 })
/** In each. */
const payments = 4
/** Together on one payment, before another is looked at. */
const most = 10

const whats: Step['what'][] = ['sign', 'sign', 'sign', 'sign', 'recall', 'send', 'send']
const hands: Hand[] = [
  'accountant',
  'accountant',
  'accountant',
  'director',
  'director',
  'director',
  'deputy',
  'stranger',
]
const ways: Signing[] = ['good', 'good', 'good', 'beside', 'beside', 'beside', 'other document', 'other person']

interface Shown {
  id: string
  status: Modelled['status']
  fields: Record<string, string>
  signers: { name: Hand }[]
}

describe('several people at the same payments', function () {
  this.timeout(banks * 30_000)
  let authority: Authority
  let folder: string
  let people: BankHands
  /** The bank asks it of every signer: meanwhile others come between. */
  let centre: Site
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mohur-interleavings-'))
    authority = await createAuthority()
    const portal = await startPortal(authority)
    centre = portal
    people = await bankHands({ ...authority, issue: request => portal.partner.issue(request) }, folder)
    const chain = authoritiesOf(authority).map(der => toPem('CERTIFICATE', der))
    await writeFile(at('authorities.pem'), chain.join('\n'))
  })
  after(async () => {
    await centre.close()
    await rm(folder, { recursive: true })
  })

  const at = (name: string): string => join(folder, name)

  it('are answered as if one came after the other: nothing is sent twice, or without the two signatures that the card wants', async () => {
    let accepted = 0
    for (let round = 0; round < banks; round++) {
      const { ocsp, list } = addressesAt(centre.origin)
      const asked = { authorities: authoritiesOf(authority), revocation: { ocsp, list } }
      const bank = await startBank({ ...asked, card, payments })
      try {
        accepted += await live(bank, seededRandom(firstSeed + round))
      } finally {
        await bank.close()
      }
    }
    assert.ok(accepted > 0, `${accepted} were accepted`)
  })

  /** Resolves with how many were accepted. */
  async function live(bank: Site, random: () => number): Promise<number> {
    const cookies = {} as Record<Hand, string>
    for (const name of Object.keys(numbers) as Hand[]) cookies[name] = await people.logIn(bank.origin, name)
    const bytesAt = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
      const response = await fetch(`${bank.origin}/api/payments/${path}`, { headers: { cookie: cookies.director } })
      assert.equal(response.status, 200)
      return new Uint8Array(await response.arrayBuffer())
    }
    async function stateOf(id: string): Promise<Modelled> {
      const { json } = await call(`${bank.origin}/api/payments`, undefined, cookies.director)
      const { fields, status, signers } = (json['payments'] as Shown[]).find(one => one.id === id) ?? assert.fail()
      return { amount: Number(fields['Сумма']), status, signers: signers.map(({ name }) => name) }
    }
    async function signatureOf(id: string, { who, how, beside }: Step): Promise<Uint8Array> {
      const content = await bytesAt(`${id}/document`)
      if (how === 'other document') return buildCms(people.signer(who), content.subarray(1), { content: null })
      if (how === 'other person') return buildCms(people.signer('stranger'), content, { content: null })
      if (how === 'good' || beside.length === 0) return buildCms(people.signer(who), content, { content: null })
      const earlier = await bytesAt(`${id}/signature.p7s?place=${beside.length}`)
      return signBeside(people.signer(who), { format: 'cms', detached: true }, { earlier, content })
    }
    /** What is to be sent is made before anything is sent. */
    async function prepared(id: string, step: Step): Promise<() => Promise<Answer>> {
      const { what, who } = step
      const post = (path: string, body: object) => () => call(`${bank.origin}/api/payments/${path}`, body, cookies[who])
      if (what !== 'sign') return post(what === 'recall' ? 'recalled' : 'sent', { ids: [id] })
      const signature = Buffer.from(await signatureOf(id, step)).toString('base64')
      return post('signatures', { signatures: [{ id, signature }] })
    }
    let accepted = 0
    for (const id of Array.from({ length: payments }, (_, index) => String(index + 1))) {
      let before = await stateOf(id)
      for (let turn = 0; turn < most && before.status !== 'accepted'; turn++) {
        const beside = before.signers
        const steps = Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
          what: oneOf(random, whats),
          who: oneOf(random, hands),
          how: oneOf(random, ways),
          beside,
        }))
        const asked = await Promise.all(steps.map(step => prepared(id, step)))
        const told = (await Promise.all(asked.map(ask => ask()))).map(toldIn)
        const after = await stateOf(id)
        assert.ok(isInSomeOrder(before, { steps, told, after }), JSON.stringify({ id, before, steps, told, after }))
        before = after
      }
      if (before.status !== 'accepted') continue
      accepted++
      await opensslAccepts(await bytesAt(`${id}/document`), [
        await bytesAt(`${id}/signature.p7s`),
        await bytesAt(`${id}/signature.p7s?place=2`),
      ])
    }
    return accepted
  }

  async function opensslAccepts(content: Uint8Array, signatures: readonly Uint8Array[]): Promise<void> {
    await writeFile(at('document'), content)
    for (const signature of signatures) {
      await writeFile(at('signature'), signature)
      const files = ['-in', at('signature'), '-inform', 'DER', '-content', at('document'), '-out', at('out')]
      const trust = ['-CAfile', at('authorities.pem'), '-purpose', 'any']
      execFileSync('openssl', ['cms', '-verify', '-cades', '-binary', ...files, ...trust], { stdio: 'pipe' })
    }
  }
})

const toldIn = ({ status, json }: Answer): string | null => (status === 200 ? null : (json.errors?.['payment'] ?? ''))

interface Seen {
  steps: readonly Step[]
  told: readonly (string | null)[]
  after: Modelled
}

/** One after the other, whichever was first, they would have been told the same and come to the same. */
function isInSomeOrder(before: Modelled, { steps, told, after }: Seen): boolean {
  if (steps.length === 0) return JSON.stringify(before) === JSON.stringify(after)
  return steps.some((step, index) => {
    const outcome = modelStep(before, step)
    if (outcome.told !== told[index]) return false
    const rest = { steps: steps.toSpliced(index, 1), told: told.toSpliced(index, 1), after }
    return isInSomeOrder(outcome.after, rest)
  })
}

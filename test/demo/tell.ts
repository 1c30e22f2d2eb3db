/** The demo's story: a certificate centre has a key made on a token and certifies it, a bank has payments signed with it, by a second person as well. */
import type { Page } from 'puppeteer'
import { toPem } from '../../shared/certificate-bundle.ts'
import { logIn, signInVain, signPayments, type SignedPayment } from '../e2e/journey/bank.ts'
import { collect } from '../e2e/journey/collect.ts'
import { approveAtDesk, enrol, revokeAtDesk } from '../e2e/journey/enrol.ts'
import { saveAuthorities, type Kept } from './keep.ts'
import { fingerprintOf } from '../../host/digests.ts'
import { addressesAt } from '../sites/portal/portal.ts'
import { tellOfDirector } from './director.ts'
import type { Story } from './story.ts'

const several = ['2', '3', '4', '5']
const afterRevocation = '6'
export const payments = 6

export async function tell(story: Story): Promise<void> {
  const { number, fingerprint } = await certify(story)
  const paid = await pay(story, fingerprint)
  const { signed } = paid
  await story.steps.step(`openssl cms -verify -cades accepts the ${signed.length} signatures`, () =>
    checkPayments(story.kept, signed),
  )
  if (story.director) await tellOfDirector(story, story.director, ['1', ...several])
  // The browser has one session at the bank, which is the director's by now.
  const page = story.director ? await enter(story, fingerprint) : paid.page
  await revoke(story, { number, page })
}

/** Resolves with the registration number, and the certificate's fingerprint. */
async function certify({
  steps,
  sites,
  browser,
  token,
  kept,
}: Story): Promise<Record<'number' | 'fingerprint', string>> {
  const { pin, firstPin, label } = token
  const portal = sites.portal.origin
  const { number } = await steps.step(
    `the person asks for a certificate: RSA-2048 key made on “${label}”`,
    async () => {
      const registered = await enrol({
        browser,
        portal,
        algorithm: 'RSA-2048',
        token: label,
        allow: { seen: kept.picture('allow-the-centre') },
        request: { ...(firstPin ? { newPin: pin } : { pin }), seen: kept.picture('request-a-certificate') },
      })
      await kept.save('request.pem', registered.pem)
      return registered
    },
  )
  await steps.step('openssl req -verify accepts the request', () =>
    kept.openssl('req -verify -noout -in request.pem', 'verify OK'),
  )
  await steps.step(`the registration desk approves ${number}, the three-level authority issues`, async () => {
    await approveAtDesk(browser, portal, number)
  })
  const fingerprint = await steps.step('the certificate is installed beside its key on the token', async () => {
    const install = { pin, seen: kept.picture('install-the-certificate') }
    const { certificate, bundle } = await collect({ browser, portal, number, install })
    await kept.save('certificate.pem', toPem('CERTIFICATE', certificate))
    await kept.save('certificate.p7b', bundle)
    await saveAuthorities(kept, sites.authority)
    return fingerprintOf(certificate)
  })
  await steps.step('openssl verify accepts the chain', () =>
    kept.openssl('verify -CAfile root.pem -untrusted authorities.pem certificate.pem', 'certificate.pem: OK'),
  )
  return { number, fingerprint }
}

/** One token holds it where nobody else has one: then there is nothing to choose. */
const enter = ({ sites, browser, token: { pin }, director }: Story, fingerprint: string, first?: Kept): Promise<Page> =>
  logIn({
    browser,
    bank: sites.bank.origin,
    ...(first ? { allow: { seen: first.picture('allow-the-bank') } } : {}),
    login: { pin, ...(director ? { choose: fingerprint } : {}), ...(first ? { seen: first.picture('log-in') } : {}) },
  })

interface Paid {
  /** The bank's list of payments. */
  page: Page
  signed: SignedPayment[]
}

async function pay(story: Story, fingerprint: string): Promise<Paid> {
  const { steps, browser, kept } = story
  const { pin } = story.token
  const page = await steps.step('the person logs in to the bank', () => enter(story, fingerprint, kept))
  const sign = async (ids: readonly string[], picture: string): Promise<SignedPayment[]> => {
    const signed = await signPayments(browser, page, { ids, consent: { pin, seen: kept.picture(picture) } })
    for (const { id, document, signature } of signed) {
      await kept.save(`payment-${id}.json`, document)
      await kept.save(`payment-${id}.p7s`, signature)
    }
    return signed
  }
  const one = await steps.step('one payment is signed; the bank verifies it', () => sign(['1'], 'sign-one'))
  const many = await steps.step(`${several.length} payments are signed under one consent and one PIN`, () =>
    sign(several, 'sign-several'),
  )
  return { page, signed: [...one, ...many] }
}

async function checkPayments(kept: Kept, signed: readonly SignedPayment[]): Promise<void> {
  for (const { id } of signed) {
    const files = `-in payment-${id}.p7s -content payment-${id}.json -CAfile root.pem -certfile authorities.pem`
    await kept.openssl(
      `cms -verify -cades -binary -inform DER -purpose any -out /dev/null ${files}`,
      'CAdES Verification successful',
    )
  }
}

async function revoke(
  { steps, sites, browser, token: { pin }, kept }: Story,
  { number, page }: Pick<Paid, 'page'> & { number: string },
): Promise<void> {
  await steps.step('the desk revokes the certificate; openssl verify -crl_check refuses it', async () => {
    await revokeAtDesk(browser, sites.portal.origin, { number, ground: 'keyCompromise' })
    const list = await fetch(addressesAt(sites.portal.origin).list)
    await kept.save('revoked.crl', toPem('X509 CRL', new Uint8Array(await list.arrayBuffer())))
    const about = '-CAfile root.pem -untrusted authorities.pem -CRLfile revoked.crl'
    await kept.openssl(`verify -crl_check ${about} certificate.pem`, 'certificate revoked', 2)
  })
  await steps.step('the bank refuses the next payment that is signed with it', async () => {
    await page.bringToFront()
    const { refusal } = await signInVain(browser, page, { id: afterRevocation, consent: { pin } })
    if (refusal !== 'certificateRevoked') throw new Error(`the bank says: ${refusal}`)
  })
}

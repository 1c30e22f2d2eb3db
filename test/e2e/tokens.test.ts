/** Tokens that come, go and differ: none, one plugged in later, two of them, an expired certificate, a certificate without its key. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { toHex } from '../../shared/bytes.ts'
import { promptWindow } from '../support/prompt-driver.ts'
import { userPin } from '../support/soft-hsm.ts'
import type { TestSigner } from '../support/make-signer.ts'
import { makeKey, makeSigner } from '../support/make-signer.ts'
import { until } from '../support/until.ts'
import { agree } from './journey/agree.ts'
import { ask, codeOf } from './journey/ask.ts'
import { signaturesOf, signing } from './journey/documents.ts'
import { provision } from './journey/provision.ts'
import { inWorld } from './journey/world.ts'

const fingerprint = ({ certificate }: TestSigner): string =>
  toHex(new Uint8Array(createHash('sha256').update(certificate).digest()))
const year = 365 * 86_400_000

describe('tokens in chromium', () => {
  const world = inWorld()
  let first: TestSigner

  it('row 11: without a token the window says so, and a token that is plugged in appears by itself', async () => {
    const { page, browser, place, authority } = world()
    const asked = ask(await page('sign'), 'sign', signing())
    const prompt = await promptWindow(browser)
    await prompt.stage('asking')
    assert.deepEqual(await prompt.choices(), [])
    assert.equal(await prompt.isLive('approve'), false)
    first = await provision(place, { label: 'First', authority, commonName: 'Birinci' })
    await until('the token was seen', async () => (await prompt.choices()).includes(fingerprint(first)))
    await prompt.type('pin', userPin)
    await prompt.press('approve')
    await prompt.leave()
    assert.equal(signaturesOf(await asked).length, 1)
  })

  it('rows 1, 3: a page that may see tokens is told of each, and of plugging and unplugging', async () => {
    const { page, place } = world()
    const site = await page('tokens')
    const labels = async (): Promise<string[]> => (await ask(site, 'listTokens', {})).map(({ label }) => label)
    assert.ok((await labels()).includes('First'))
    await site.evaluate(() => {
      const seen: string[][] = []
      Object.assign(window, { seen })
      void window.mohur
        ?.watchTokens({ onChange: tokens => seen.push(tokens.map(({ label }) => label)) })
        .catch(() => {})
    })
    const seen = (): Promise<string[]> =>
      site.evaluate(() => (window as unknown as { seen: string[][] }).seen.at(-1) ?? [])
    await until('the token was listed', async () => (await seen()).includes('First'))
    place.tokens.addToken('Passing')
    await until('the second token was seen', async () => (await seen()).includes('Passing'))
    place.tokens.removeToken('Passing')
    await until('its going was seen', async () => !(await seen()).includes('Passing'))
  })

  it('row 135: with two tokens the person chooses, and expired certificates are not offered', async () => {
    const { page, browser, place, authority } = world()
    const second = await provision(place, { label: 'Second', authority, commonName: 'İkinci', algorithm: 'RSA-2048' })
    const old = await provision(place, { label: 'Old', authority, notBefore: new Date(Date.now() - 2 * year) })
    const asked = ask(await page('sign'), 'sign', signing())
    const prompt = await promptWindow(browser)
    await prompt.stage('asking')
    await until('both were offered', async () => (await prompt.choices()).length === 2)
    assert.deepEqual((await prompt.choices()).toSorted(), [fingerprint(first), fingerprint(second)].toSorted())
    assert.ok(!(await prompt.choices()).includes(fingerprint(old)))
    assert.equal(await prompt.isLive('approve'), false)
    await prompt.choose(fingerprint(second))
    await prompt.type('pin', userPin)
    await prompt.press('approve')
    await prompt.leave()
    assert.deepEqual((await asked).certificate, new Uint8Array(second.certificate))

    const named = ask(await page('sign'), 'sign', signing(1, { certificate: new Uint8Array(old.certificate) }))
    assert.equal(await codeOf(named), 'CERTIFICATE_EXPIRED')
  })

  it('row 78: a certificate whose key is on no connected token is refused, one that fits is installed', async () => {
    const { page, browser, authority } = world()
    const site = await page('request')
    const stranger = await makeSigner(authority, makeKey('P-256'))
    const certificates = [new Uint8Array(authority.bundle(stranger.certificate))]
    assert.equal(await codeOf(ask(site, 'installCertificate', { certificates })), 'CERTIFICATE_WITHOUT_KEY')
    const asked = ask(site, 'installCertificate', {
      certificates: [new Uint8Array(authority.bundle(first.certificate))],
    })
    await agree(browser, { pin: userPin })
    assert.deepEqual(
      (await asked).installed.map(({ token }) => token.label),
      ['First'],
    )
  })

  it('refuses what is no certificate, and a chain that does not hold', async () => {
    const { page, authority } = world()
    const site = await page('request')
    const install = (...certificates: Uint8Array[]): Promise<string> =>
      codeOf(ask(site, 'installCertificate', { certificates: certificates.map(one => new Uint8Array(one)) }))
    assert.equal(await install(Uint8Array.of(1, 2, 3)), 'CERTIFICATE_UNREADABLE')
    assert.equal(await install(authority.root), 'NO_CERTIFICATE')
    const forged = new Uint8Array(first.certificate)
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1
    assert.equal(await install(forged, authority.issuing), 'CHAIN_BROKEN')
  })
})

/** A page asks whether certificates were revoked: the authority is added in Settings, asked by the extension, and OpenSSL answers. */
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { authoritySite, behaviours, replies, type AuthoritySite } from '../support/authority-site.ts'
import { pkcs11Tool } from '../support/pkcs11-tool.ts'
import { testRevocation, type TestRevocation } from '../support/revocation-authority.ts'
import { userPin } from '../support/soft-hsm.ts'
import { addAuthority } from './journey/add-authority.ts'
import { ask } from './journey/ask.ts'
import { openOwnPage } from './journey/open-own-page.ts'
import { inWorld } from './journey/world.ts'

describe('revocation in chromium', () => {
  let centre: TestRevocation
  let ocsp: AuthoritySite
  let crl: AuthoritySite
  before(async () => {
    centre = await testRevocation()
    ocsp = await authoritySite(behaviours.good(request => centre.answer(request), replies.ocsp))
    crl = await authoritySite(behaviours.good(() => centre.list(), replies.crl))
  })
  after(async () => {
    await Promise.all([ocsp.close(), crl.close()])
    await centre.remove()
  })
  const world = inWorld({
    hosts: ['http://localhost/*'],
    prepare: async place => {
      place.tokens.addToken('Dala')
      for (const [number, name] of ['root', 'aygun', 'rashad'].entries()) {
        const file = join(place.folder, `${name}.der`)
        await writeFile(file, name === 'root' ? centre.root : await centre.issue(name))
        const login = ['--login', '--pin', userPin, '--label', name, '--id', `0${number}`]
        assert.ok(pkcs11Tool(place, 'Dala', '--write-object', file, '--type', 'cert', ...login).worked)
        if (name === 'root') continue
        const key = pkcs11Tool(place, 'Dala', '--write-object', centre.keyFile(name), '--type', 'privkey', ...login)
        assert.ok(key.worked, key.text)
      }
      await centre.revoke('rashad', 'superseded')
    },
  })

  it('is unknown while no authority is set up; then as the responder tells, as the list tells where it is down, and nobody is asked unwanted', async () => {
    const content = new TextEncoder().encode('Ödəniş: 840.00 AZN')
    const documents = await Promise.all(
      ['aygun', 'rashad'].map(async name => ({ signed: await centre.sign(name, content) })),
    )
    const bank = await world().page('sign')
    const verify = async (revocation = true) => {
      const { results } = await ask(bank, 'verify', { documents, roots: [centre.root], revocation })
      return results.map(one => ('signers' in one ? one.signers[0] : null) ?? assert.fail())
    }
    const told = async () =>
      (await verify()).map(({ valid, revocation }) => [
        valid,
        revocation.status,
        'source' in revocation ? revocation.source : null,
      ])
    assert.deepEqual(await told(), [
      [true, 'unknown', null],
      [true, 'unknown', null],
    ])
    await addAuthority(world(), {
      name: 'NCA',
      addresses: { ocsp: ocsp.address, crl: crl.address },
      root: centre.root,
    })
    await bank.bringToFront()
    assert.deepEqual(
      (await verify(false)).map(({ revocation }) => revocation.status),
      ['notChecked', 'notChecked'],
    )
    assert.deepEqual([ocsp.heard.length, crl.heard.length], [0, 0])
    assert.deepEqual(await told(), [
      [true, 'good', 'OCSP'],
      [false, 'revoked', 'OCSP'],
    ])
    assert.deepEqual([ocsp.heard.length, crl.heard.length], [2, 0])
    ocsp.behave(behaviours.floods(replies.ocsp))
    assert.deepEqual(await told(), [
      [true, 'good', 'CRL'],
      [false, 'revoked', 'CRL'],
    ])
    crl.behave(behaviours.closes())
    assert.deepEqual(await told(), [
      [true, 'unknown', null],
      [true, 'unknown', null],
    ])
    assert.equal(ocsp.heard[0]?.headers.cookie, undefined)
  })

  it('row 94: the manager shows the chain of a certificate on a token and, once asked, whether it was revoked', async () => {
    ocsp.behave(behaviours.good(request => centre.answer(request), replies.ocsp))
    const manager = await openOwnPage(world(), 'certificates')
    // In the background nothing is drawn, and what is waited for is not looked for.
    await manager.bringToFront()
    for (const [name, said] of [
      ['aygun', /not revoked/],
      ['rashad', /: revoked on .* as NCA says/],
    ] as const) {
      const card = `article:has([data-action="check-path"][aria-label*="${name}"])`
      await manager.waitForSelector(`${card} [data-path="unchecked"]`)
      const path = (): Promise<string> => manager.$eval(`${card} [data-path]`, part => (part as HTMLElement).innerText)
      assert.match(await path(), new RegExp(`${name} → root`))
      await manager.click(`${card} [data-action="check-path"]`)
      await manager.waitForSelector(`${card} [data-path="checked"]`)
      assert.match(await path(), new RegExp(`${name} → root`))
      assert.match(await path(), said)
    }
  })
})

/** A token that does not keep to the template, and a journal that cannot be written: no key, no signature. */
import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { attributes } from '../../../host/pkcs11/constants.ts'
import { failure, failureCode, loginTo, makeKey, sealName, sealToken, signOnce } from '../../support/seal-token.ts'
import { tokenHost } from '../../support/token-host.ts'

describe('a key that is not as it was asked for', () => {
  const current = tokenHost()
  beforeEach(() => current().hsm.addToken(sealName))

  const rules = [
    'CKA_TOKEN',
    'CKA_PRIVATE',
    'CKA_SENSITIVE',
    'CKA_EXTRACTABLE',
    'CKA_SIGN',
    'CKA_DECRYPT',
    'CKA_UNWRAP',
    'CKA_DERIVE',
  ] as const
  for (const attribute of rules) {
    it(`T34: is refused and removed when ${attribute} reads back wrong`, async () => {
      const host = current()
      const token = await sealToken(host)
      host.module.misbehave(`C_GetAttributeValue flip ${attributes[attribute]}`)
      const work = host.tokens.withLogin(loginTo(token), session => makeKey(session, 'RSA-2048'))
      assert.deepEqual(await failure(work), { code: 'KEY_UNSUITABLE', details: { attribute } })
      host.module.misbehave()
      assert.deepEqual(await host.tokens.withLogin(loginTo(token), session => session.keys()), [])
      assert.equal((await sealToken(host)).state, 'blank')
    })
  }

  it('T34: is used when a token says that a key on a curve could decrypt, which nothing can do with it', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave(`C_GetAttributeValue flip ${attributes.CKA_DECRYPT}`)
    assert.equal((await signOnce(host, token)).length, 1)
  })

  it('T34: one that was not made on the token is refused unless it was never anything but locked up there', async () => {
    const host = current()
    const token = await sealToken(host)
    const flip = (...names: (keyof typeof attributes)[]): void =>
      host.module.misbehave(...names.map(name => `C_GetAttributeValue flip ${attributes[name]}`))
    const make = () => host.tokens.withLogin(loginTo(token), session => makeKey(session))
    for (const proof of ['CKA_ALWAYS_SENSITIVE', 'CKA_NEVER_EXTRACTABLE'] as const) {
      flip('CKA_LOCAL', proof)
      assert.deepEqual(await failure(make()), { code: 'KEY_UNSUITABLE', details: { attribute: 'CKA_LOCAL' } })
    }
    flip('CKA_LOCAL')
    assert.match((await make()).keyId, /^[0-9a-f]{40}$/)
  })

  const refusals = [
    { attribute: 'CKA_ENCRYPT', rv: '0x5', tries: 2 },
    { attribute: 'CKA_DECRYPT', rv: '0xd1', tries: 2 },
    { attribute: 'CKA_DERIVE', rv: '0x12', tries: 3 },
  ] as const
  for (const { attribute, rv, tries } of refusals) {
    it(`T34: a module that refuses ${attribute} gets a plainer template, and what it makes is read back all the same`, async () => {
      const host = current()
      const token = await sealToken(host)
      const make = () => host.tokens.withLogin(loginTo(token), session => makeKey(session, 'RSA-2048'))
      // SoftHSM2 lets a key do whatever nobody forbade: to decrypt, here.
      host.module.misbehave(`C_GenerateKeyPair refuse ${attributes[attribute]} ${rv}`)
      assert.deepEqual(await failure(make()), { code: 'KEY_UNSUITABLE', details: { attribute: 'CKA_DECRYPT' } })
      assert.equal(host.module.calls().filter(call => call === 'C_GenerateKeyPair').length, tries)
      assert.deepEqual(await host.tokens.withLogin(loginTo(token), session => session.keys()), [], 'it was destroyed')
    })
  }

  it('a fault that says nothing of the template is no reason to make a second key', async () => {
    const host = current()
    const token = await sealToken(host)
    host.module.misbehave('C_GenerateKeyPair return 0x30')
    assert.equal(await failureCode(host.tokens.withLogin(loginTo(token), session => makeKey(session))), 'TOKEN_FAILED')
    assert.equal(host.module.calls().filter(call => call === 'C_GenerateKeyPair').length, 1)
  })

  it('a key that wants a PIN for each signature is not used, and says why', async () => {
    const host = current()
    const token = await sealToken(host)
    await signOnce(host, token)
    const signatures = (): number => host.module.calls().filter(call => call === 'C_Sign').length
    const before = signatures()
    host.module.misbehave(`C_GetAttributeValue flip ${attributes.CKA_ALWAYS_AUTHENTICATE}`)
    assert.deepEqual(await failure(signOnce(host, token)), {
      code: 'KEY_UNSUITABLE',
      details: { attribute: 'CKA_ALWAYS_AUTHENTICATE' },
    })
    assert.equal(signatures(), before)
  })

  it('R15: nothing is signed while the journal cannot be written, and listing still works', async () => {
    const host = current()
    const token = await sealToken(host)
    await host.tokens.withLogin(loginTo(token), session => makeKey(session))
    const journal = join(host.dataFolder, 'journal')
    rmSync(journal, { recursive: true, force: true })
    writeFileSync(journal, '')
    assert.equal(await failureCode(signOnce(host, token)), 'JOURNAL_UNWRITABLE')
    assert.equal(host.module.calls().includes('C_Sign'), false)
    assert.equal((await sealToken(host)).state, 'ready')
    rmSync(journal)
    mkdirSync(journal)
    assert.equal((await signOnce(host, token)).length, 1)
  })
})

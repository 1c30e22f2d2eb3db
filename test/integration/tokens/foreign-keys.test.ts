/** Keys and certificates of kinds that Mohur cannot use lie on a token beside those that it can, and break nothing. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utf8 } from '../../../shared/bytes.ts'
import { keyNameOf } from '../../../shared/key-names.ts'
import type { TokenObject } from '../../../shared/token-object.ts'
import { kazakhKey, russianKey } from '../../support/gost-key.ts'
import { makeLink, usages } from '../../support/make-link.ts'
import { pkcs11Tool } from '../../support/pkcs11-tool.ts'
import { loginTo, sealName, sealToken, signOnce } from '../../support/seal-token.ts'
import { userPin } from '../../support/soft-hsm.ts'
import { tokenHost } from '../../support/token-host.ts'

const gostId = '0b57'

describe('a token with keys that we cannot sign with', () => {
  const current = tokenHost()
  const root = makeLink('Kök')
  const tool = (...args: string[]): void => {
    const { worked, text } = pkcs11Tool(current(), sealName, '--login', '--pin', userPin, ...args)
    assert.ok(worked, text)
  }
  /** As a vendor's program leaves it: a key pair and its certificate under one CKA_ID. SoftHSM2 lends the key. */
  function addForeign(publicKey: Uint8Array, options: { hidden: boolean }): void {
    const { certificate } = makeLink('Ескі кілт', { by: root, publicKey, extensions: [usages.signing] })
    const file = join(current().dataFolder, '..', 'foreign.der')
    writeFileSync(file, certificate)
    tool('--keypairgen', '--key-type', 'EC:secp256k1', '--id', gostId, '--label', 'foreign')
    if (options.hidden) tool('--delete-object', '--type', 'pubkey', '--id', gostId)
    tool('--write-object', file, '--type', 'cert', '--id', gostId, '--label', 'foreign')
  }
  const objects = async (): Promise<TokenObject[]> => current().tokens.objects((await sealToken(current())).id)
  const ofKind = <K extends TokenObject['kind']>(all: TokenObject[], kind: K): Extract<TokenObject, { kind: K }>[] =>
    all.filter((one): one is Extract<TokenObject, { kind: K }> => one.kind === kind)

  beforeEach(() => current().hsm.addToken(sealName))

  for (const { publicKey, name } of [
    { publicKey: russianKey, name: 'GOST R 34.10-2012 (512)' },
    { publicKey: kazakhKey, name: 'GOST 34.10-2015 (512)' },
  ]) {
    it(`lists a pair of ${name} by its name, and everything else works`, async () => {
      const host = current()
      const token = await sealToken(host)
      await signOnce(host, token)
      addForeign(publicKey, { hidden: true })
      const all = await host.tokens.withLogin(loginTo(token), async session => {
        await session.createDataObject({ label: 'note', application: '', value: utf8('x'), private: false })
        return session.objects()
      })
      const foreign = ofKind(all, 'keyPair').find(({ keyId }) => keyId === gostId)
      assert.deepEqual([foreign?.algorithm, foreign?.keyName, foreign?.hasCertificate], [null, name, true])
      assert.equal(ofKind(all, 'certificate')[0]?.hasKey, true)
      assert.equal(ofKind(all, 'data').length, 1)
      await host.tokens.withLogin(loginTo(token), session => session.deleteObject(foreign?.id ?? ''))
      assert.deepEqual(
        ofKind(await objects(), 'keyPair').map(({ algorithm }) => algorithm),
        ['P-256'],
      )
      assert.equal((await signOnce(host, token)).length, 1)
    })
  }

  it('says before the PIN that such a certificate has its key, though the key shows in no form that we read', async () => {
    addForeign(russianKey, { hidden: false })
    const all = await objects()
    assert.equal(ofKind(all, 'certificate')[0]?.hasKey, true)
    assert.deepEqual(
      ofKind(all, 'keyPair').map(({ keyName, hasCertificate }) => [keyName, hasCertificate]),
      [['GOST R 34.10-2012 (512)', true]],
    )
  })

  it('names a key by its kind where nothing else is known of it', async () => {
    tool('--keypairgen', '--key-type', 'EC:secp256k1', '--id', gostId)
    const [pair] = ofKind(await objects(), 'keyPair')
    assert.deepEqual([pair?.algorithm, pair?.keyName, pair?.publicKey], [null, 'EC', null])
  })

  it('an object that cannot be read hides none of the others', async () => {
    const host = current()
    const token = await sealToken(host)
    await signOnce(host, token)
    await host.tokens.withLogin(loginTo(token), session =>
      session.createDataObject({ label: 'note', application: '', value: utf8('x'), private: false }),
    )
    // A data object is the only one here that is asked for CKA_APPLICATION.
    host.module.misbehave('C_GetAttributeValue refuse 0x10 0x5')
    assert.deepEqual((await objects()).map(({ kind }) => kind).toSorted(), ['data', 'keyPair'])
    assert.equal((await signOnce(host, token)).length, 1)
  })
})

describe('an empty CKA_ID', () => {
  const current = tokenHost()

  it('names nothing: certificates and keys without one are told apart by their public keys', async () => {
    const host = current()
    host.hsm.addToken(sealName)
    const token = await sealToken(host)
    await signOnce(host, token)
    const link = makeLink('Another', { extensions: [usages.signing] })
    await host.tokens.withLogin(loginTo(token), session =>
      session.storeCertificates([{ certificate: link.certificate, keyId: null }]),
    )
    host.module.misbehave('C_GetAttributeValue refuse 0x102 0x12')
    const { keys, certificates } = await host.tokens.contents(token.id)
    assert.deepEqual(new Set(keys.map(({ keyId }) => keyId)), new Set(['']))
    assert.equal(certificates.length, 1)
    assert.equal(keys.length, 2, 'the key that shows, and the one that the certificate stands for')
  })
})

describe('the name of a public key', () => {
  it('is ours, a standard’s, or its number', () => {
    assert.deepEqual(keyNameOf(russianKey), { algorithm: null, name: 'GOST R 34.10-2012 (512)' })
    const unknown = Uint8Array.from(kazakhKey)
    unknown[15] = 0x09
    assert.match(keyNameOf(unknown)?.name ?? '', /^1\.2\.398\.3\.10\.1\.1\.2\.9$/)
    assert.equal(keyNameOf(utf8('nonsense')), null)
  })
})

/** Certificates, key pairs, data objects and secret keys on SoftHSM2; pkcs11-tool sees the same. */
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromUtf8, utf8 } from '../../../shared/bytes.ts'
import { tokenObject, type TokenObject } from '../../../shared/token-object.ts'
import type { MarkedSession } from '../../../host/tokens/tokens.ts'
import { certificateFor } from '../../support/certificate-for.ts'
import { pkcs11Tool } from '../../support/pkcs11-tool.ts'
import { failure, failureCode, loginTo, makeKey, sealName, sealToken } from '../../support/seal-token.ts'
import { userPin } from '../../support/soft-hsm.ts'
import { tokenHost } from '../../support/token-host.ts'

describe('the objects on a PKCS#11 token', () => {
  const current = tokenHost()
  beforeEach(() => current().hsm.addToken(sealName))

  const inSession = async <T>(work: (session: MarkedSession) => Promise<T>): Promise<T> =>
    current().tokens.withLogin(loginTo(await sealToken(current())), work)
  const inPublic = async (): Promise<TokenObject[]> => current().tokens.objects((await sealToken(current())).id)
  const listed = (...args: string[]): string =>
    pkcs11Tool(current(), sealName, '--login', '--pin', userPin, '--list-objects', ...args).text
  const ofKind = <K extends TokenObject['kind']>(
    objects: TokenObject[],
    kind: K,
  ): Extract<TokenObject, { kind: K }>[] =>
    objects
      .map(object => tokenObject.parse(object))
      .filter((object): object is Extract<TokenObject, { kind: K }> => object.kind === kind)

  it('row 28: certificates, and whether their key is there', async () => {
    const { leaf, issuer } = await inSession(async session => {
      const { keyId, publicKey } = await session.generateKeyPair({ algorithm: 'P-256', label: '', exportable: false })
      const made = await certificateFor(publicKey, 'Vali')
      const certificates = [
        { certificate: made.leaf, keyId },
        { certificate: made.issuer, keyId: null },
      ]
      await session.storeCertificates(certificates)
      return made
    })
    for (const objects of [await inPublic(), await inSession(session => session.objects())]) {
      const certificates = ofKind(objects, 'certificate').toSorted((a, b) => (a.label < b.label ? -1 : 1))
      assert.deepEqual(
        certificates.map(({ certificate, hasKey, label }) => ({ certificate, hasKey, label })),
        [
          { certificate: issuer, hasKey: false, label: 'Issuer' },
          { certificate: leaf, hasKey: true, label: 'Vali' },
        ],
      )
      const [pair] = ofKind(objects, 'keyPair')
      assert.deepEqual([pair?.hasCertificate, pair?.algorithm, pair?.private], [true, 'P-256', false])
    }
  })

  it('a certificate without CKA_ID counts as one with its key as long as nothing proves the contrary', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const spki = Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }))
    const { leaf } = await certificateFor(spki, 'Nameless')
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
    const files = { cert: leaf, pubkey: Uint8Array.from(stranger.export({ format: 'der', type: 'spki' })) }
    for (const [type, content] of Object.entries(files)) {
      const path = join(current().hsm.env.SOFTHSM2_CONF, '..', `nameless.${type}`)
      writeFileSync(path, content)
      const login = ['--login', '--pin', userPin]
      const write = ['--write-object', path, '--type', type, '--label', 'nameless']
      const { worked, text } = pkcs11Tool(current(), sealName, ...login, ...write)
      assert.ok(worked, text)
    }
    const [certificate] = ofKind(await inPublic(), 'certificate')
    assert.equal(certificate?.hasKey, true)
  })

  it('row 29: deletes a certificate alone; its key waits for another', async () => {
    await inSession(async session => {
      const { keyId, publicKey } = await session.generateKeyPair({ algorithm: 'P-384', label: '', exportable: false })
      const { leaf } = await certificateFor(publicKey, 'Once')
      await session.storeCertificates([{ certificate: leaf, keyId }])
      const [certificate] = ofKind(await session.objects(), 'certificate')
      await session.deleteObject(certificate?.id ?? '')
      assert.equal(await failureCode(session.deleteObject(certificate?.id ?? '')), 'TOKEN_CHANGED')
    })
    const [pair, ...rest] = await inPublic()
    assert.deepEqual(rest, [])
    assert.ok(pair?.kind === 'keyPair' && !pair.hasCertificate)
    assert.doesNotMatch(listed(), /Certificate Object/)
  })

  it('a key pair is deleted with both halves, and no other', async () => {
    const { keyId } = await inSession(session => makeKey(session, 'RSA-2048'))
    await inSession(async session => {
      await makeKey(session, 'P-256')
      const pairs = ofKind(await session.objects(), 'keyPair')
      const rsa = pairs.find(pair => pair.keyId === keyId)
      assert.equal(rsa?.algorithm, 'RSA-2048')
      await session.deleteObject(rsa?.id ?? '')
    })
    const text = listed()
    assert.doesNotMatch(text, /RSA/)
    assert.equal(text.match(/(Private|Public) Key Object; EC/g)?.length, 2)
  })

  it('an object has the same id before and after the login', async () => {
    await inSession(session => makeKey(session))
    await inSession(session =>
      session.createDataObject({ label: 'D', application: '', value: utf8('d'), private: false }),
    )
    const ids = (objects: TokenObject[]): string[] => objects.map(({ id }) => id).toSorted()
    assert.deepEqual(ids(await inPublic()), ids(await inSession(session => session.objects())))
  })

  it('row 32: a private key neither leaves a token nor comes to one', async () => {
    await inSession(async session => {
      const { keyId } = await makeKey(session)
      assert.equal(await failureCode(session.exportKeyPair(keyId)), 'KEY_UNSUITABLE')
      const privateKey = utf8('PKCS#8')
      const order = { privateKey, label: '', exportable: true }
      assert.equal(await failureCode(session.importKeyPair(order)), 'KEY_UNSUITABLE')
      assert.ok(privateKey.every(octet => octet === 0))
      assert.equal(ofKind(await session.objects(), 'keyPair')[0]?.exportable, false)
    })
    assert.match(listed('--type', 'privkey'), /sensitive, always sensitive, never extractable, local/)
  })

  it('row 33: data objects, public and private', async () => {
    const value = utf8('müqavilə №7')
    await inSession(async session => {
      await session.createDataObject({ label: 'Ünvan', application: 'Mohur', value, private: false })
      await session.createDataObject({ label: 'Gizli', application: 'Mohur', value, private: true })
    })
    const seen = (objects: TokenObject[]): string[] =>
      ofKind(objects, 'data')
        .map(({ label }) => label)
        .toSorted()
    assert.deepEqual(seen(await inPublic()), ['Ünvan'])
    await inSession(async session => {
      const objects = ofKind(await session.objects(), 'data')
      assert.deepEqual(seen(objects), ['Gizli', 'Ünvan'])
      for (const object of objects) {
        assert.equal(object.application, 'Mohur')
        assert.equal(fromUtf8(object.value ?? new Uint8Array()), 'müqavilə №7')
      }
      assert.match(listed('--type', 'data'), /label: +'Gizli'/)
      const [first] = objects.filter(({ label }) => label === 'Gizli')
      await session.deleteObject(first?.id ?? '')
    })
    assert.doesNotMatch(listed('--type', 'data'), /Gizli/)
  })

  it('row 34: secret keys are made on the token, listed and deleted; their value is not shown', async () => {
    await inSession(async session => {
      await session.createSecretKey({ label: 'Açar', bits: 256 })
      await session.createSecretKey({ label: 'Another', bits: 128 })
      const keys = ofKind(await session.objects(), 'secretKey')
      assert.deepEqual(
        keys.map(({ label, keyType, bits, private: hidden }) => `${label} ${keyType} ${bits} ${hidden}`).toSorted(),
        ['Another AES 128 true', 'Açar AES 256 true'],
      )
      const text = listed('--type', 'secrkey')
      assert.match(text, /AES length 32\n +label: +Açar/)
      assert.equal(text.match(/sensitive, always sensitive, never extractable, local/g)?.length, 2)
      await session.deleteObject(keys.find(({ label }) => label === 'Açar')?.id ?? '')
    })
    assert.deepEqual(ofKind(await inPublic(), 'secretKey'), [])
    assert.doesNotMatch(listed('--type', 'secrkey'), /Açar/)
  })

  for (const { name, attribute } of [
    { name: 'CKA_SENSITIVE', attribute: '0x103' },
    { name: 'CKA_EXTRACTABLE', attribute: '0x162' },
  ]) {
    it(`T34: a secret key is removed when ${name} reads back wrong`, async () => {
      current().module.misbehave(`C_GetAttributeValue flip ${attribute}`)
      const work = inSession(session => session.createSecretKey({ label: 'Açar', bits: 256 }))
      assert.deepEqual(await failure(work), { code: 'KEY_UNSUITABLE', details: { attribute: name } })
      assert.doesNotMatch(listed('--type', 'secrkey'), /Açar/)
    })
  }

  it('row 20: a token whose module cannot rename says so', async () => {
    assert.deepEqual(await failure(inSession(session => session.rename('New'))), {
      code: 'TOKEN_FAILED',
      details: { reason: 'notSupported' },
    })
  })
})

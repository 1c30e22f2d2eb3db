/** What lies on the software token: certificates, key pairs, data, secret keys; and key pairs that come and go as .pfx. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyFile } from '../../../host/key-files/read-key-file.ts'
import { writeKeyFile } from '../../../host/key-files/write-key-file.ts'
import type { UnmarkedObject } from '../../../host/token/token-care.ts'
import { equalBytes, utf8, type Bytes } from '../../../shared/bytes.ts'
import { tokenObject } from '../../../shared/token-object.ts'
import { softwareToken, testPin, type SoftwareToken } from '../../support/software-token.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

describe('the objects of the software token', () => {
  const here = temporaryFolder()
  /** Whole but for the mark, which is not the token's. */
  const visible = async (token: SoftwareToken): Promise<UnmarkedObject[]> => {
    const objects = await token.module.objects((await token.state()).id)
    for (const object of objects)
      tokenObject.parse(object.kind === 'certificate' ? { ...object, retired: true } : object)
    return objects
  }
  const ofKind = <K extends UnmarkedObject['kind']>(
    objects: UnmarkedObject[],
    kind: K,
  ): Extract<UnmarkedObject, { kind: K }>[] =>
    objects.filter((object): object is Extract<UnmarkedObject, { kind: K }> => object.kind === kind)
  const newKey = (): Bytes =>
    Uint8Array.from(
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'der' }),
    )
  /** A self-signed certificate of a key, by OpenSSL. */
  const certify = (privateKey: Bytes): Bytes => {
    writeFileSync(join(here(), 'key.der'), privateKey)
    const key = ['-key', 'key.der', '-keyform', 'DER']
    const args = ['req', '-x509', ...key, '-subj', '/CN=Seal', '-outform', 'DER', '-out', 'leaf.der']
    execFileSync('openssl', args, { cwd: here(), stdio: 'pipe' })
    return Uint8Array.from(readFileSync(join(here(), 'leaf.der')))
  }

  it('row 28: are a key pair that waits for its certificate, then both', async () => {
    const token = softwareToken(here())
    const session = await token.login(testPin, true)
    const privateKey = newKey()
    const certificate = certify(privateKey)
    const { keyId } = await session.importKeyPair({ privateKey, label: 'Seal', exportable: false })
    const [waiting] = ofKind(await visible(token), 'keyPair')
    assert.deepEqual([waiting?.label, waiting?.algorithm, waiting?.hasCertificate], ['Seal', 'P-256', false])
    await session.storeCertificates([{ certificate, keyId }])
    const objects = await visible(token)
    assert.deepEqual(ofKind(objects, 'keyPair')[0]?.hasCertificate, true)
    const [stored] = ofKind(objects, 'certificate')
    assert.deepEqual([stored?.label, stored?.hasKey, stored?.certificate], ['Seal', true, certificate])
    assert.deepEqual(await session.objects(), objects)
  })

  it('row 29: are deleted one by one, and only when they are there', async () => {
    const token = softwareToken(here())
    const session = await token.login(testPin, true)
    const privateKey = newKey()
    const certificate = certify(privateKey)
    const { keyId } = await session.importKeyPair({ privateKey, label: 'Seal', exportable: false })
    await session.storeCertificates([{ certificate, keyId }])
    await session.createDataObject({ label: 'note', application: '', value: utf8('x'), private: true })
    const before = await session.objects()
    assert.deepEqual(before.map(({ kind }) => kind).toSorted(), ['certificate', 'data', 'keyPair'])
    await session.deleteObject(`key-${keyId}`)
    assert.equal(ofKind(await session.objects(), 'certificate')[0]?.hasKey, false)
    for (const { id } of before.filter(({ kind }) => kind !== 'keyPair')) await session.deleteObject(id)
    assert.deepEqual(await session.objects(), [])
    assert.deepEqual(readdirSync(token.objects()), [])
    for (const id of [`key-${keyId}`, '../token', 'token', '', `object-${'0'.repeat(32)}`, `key-${keyId}.json`]) {
      await assert.rejects(session.deleteObject(id), { code: 'TOKEN_CHANGED' }, id)
    }
    assert.ok(readdirSync(token.folder).includes('token.json'))
  })

  it('row 32: give a private key away only when it was made exportable', async () => {
    const session = await softwareToken(here()).login(testPin, true)
    const key = { algorithm: 'P-256', label: 'Seal' } as const
    const [kept, free] = [
      await session.generateKeyPair({ ...key, exportable: false }),
      await session.generateKeyPair({ ...key, exportable: true }),
    ]
    await assert.rejects(session.exportKeyPair(kept.keyId), {
      code: 'KEY_UNSUITABLE',
      details: { reason: 'notExportable' },
    })
    const pkcs8 = await session.exportKeyPair(free.keyId)
    const spki = execFileSync('openssl', ['pkey', '-inform', 'DER', '-pubout', '-outform', 'DER'], { input: pkcs8 })
    assert.ok(equalBytes(spki, free.publicKey))
    await assert.rejects(session.exportKeyPair('00'.repeat(20)), { code: 'TOKEN_CHANGED' })
  })

  it('row 32: are not made exportable by a change of the file', async () => {
    const token = softwareToken(here())
    const session = await token.login(testPin, true)
    const { keyId } = await session.generateKeyPair({ algorithm: 'P-256', label: '', exportable: false })
    const path = join(token.objects(), `key-${keyId}.json`)
    writeFileSync(path, readFileSync(path, 'utf8').replace('"exportable": false', '"exportable": true'))
    await assert.rejects(session.exportKeyPair(keyId), { code: 'TOKEN_FAILED' })
  })

  it('row 33: are data that everybody sees, and data that only the PIN shows', async () => {
    const token = softwareToken(here())
    const session = await token.login(testPin, true)
    const [open, hidden] = [utf8('Bank: BCC'), utf8('ДСН 11 символов')]
    await session.createDataObject({ label: 'Открыто', application: 'Mohur', value: open, private: false })
    await session.createDataObject({ label: 'Gizli', application: 'Mohur', value: hidden, private: true })
    const seen = ofKind(await visible(token), 'data')
    assert.deepEqual(
      seen.map(({ label, application, value, private: secret }) => [label, application, value, secret]),
      [['Открыто', 'Mohur', open, false]],
    )
    const all = ofKind(await session.objects(), 'data')
    assert.deepEqual(all.find(({ label }) => label === 'Gizli')?.value, hidden)
    assert.equal(all.length, 2)
    for (const name of readdirSync(token.objects())) {
      const content = readFileSync(join(token.objects(), name), 'utf8')
      for (const secret of ['Gizli', Buffer.from(hidden).toString('base64')]) assert.ok(!content.includes(secret))
    }
    const large = new Uint8Array(64 * 1024 + 1)
    await assert.rejects(session.createDataObject({ label: '', application: '', value: large, private: false }), {
      code: 'TOKEN_FULL',
    })
  })

  it('row 34: are secret keys, made and listed and never shown', async () => {
    const token = softwareToken(here())
    const session = await token.login(testPin, true)
    for (const bits of [128, 256] as const) await session.createSecretKey({ label: `AES ${bits}`, bits })
    assert.deepEqual(await visible(token), [])
    const keys = ofKind(tokenObject.array().parse(await session.objects()), 'secretKey')
    const told = keys.map(({ label, keyType, bits }) => `${label}: ${keyType}, ${bits}`)
    assert.deepEqual(told.toSorted(), ['AES 128: AES, 128', 'AES 256: AES, 256'])
    const [first] = keys
    await session.deleteObject(first?.id ?? '')
    assert.equal((await session.objects()).length, 1)
  })

  it('leave out a file in which anything was changed', async () => {
    const token = softwareToken(here())
    const session = await token.login(testPin, true)
    const object = { label: 'note', application: '', value: utf8('x'), private: true }
    await session.createDataObject(object)
    await session.createDataObject(object)
    const [one = '', other = ''] = readdirSync(token.objects()).map(name => join(token.objects(), name))
    const [before, another] = [readFileSync(one, 'utf8'), readFileSync(other, 'utf8')]
    for (const content of [another, before.replace('"private": true', '"private": false'), before.slice(1), '']) {
      writeFileSync(one, content)
      assert.equal((await session.objects()).length, 1)
    }
  })

  it('are taken in without a second copy', async () => {
    const token = softwareToken(here())
    const session = await token.login(testPin, true)
    const [privateKey, again] = [newKey(), new Uint8Array()]
    const copy = Uint8Array.from(privateKey)
    const { keyId } = await session.importKeyPair({ privateKey, label: 'first', exportable: false })
    await session.importKeyPair({ privateKey: copy, label: 'second', exportable: true })
    assert.deepEqual(
      ofKind(await visible(token), 'keyPair').map(({ label, exportable }) => [label, exportable]),
      [['first', false]],
    )
    assert.deepEqual(await session.sign(keyId, 'ECDSA-SHA256', []), [])
    await assert.rejects(session.importKeyPair({ privateKey: again, label: '', exportable: true }), {
      code: 'KEY_UNSUITABLE',
    })
  })

  it('move to another computer as a .pfx file', async () => {
    const password = utf8('Passw0rd')
    const [old, fresh] = [softwareToken(join(here(), 'old')), softwareToken(join(here(), 'new'))]
    const session = await old.login(testPin, true)
    const made = await session.generateKeyPair({ algorithm: 'P-256', label: 'Seal', exportable: true })
    const exported = await session.exportKeyPair(made.keyId)
    const certificate = certify(exported)
    const file = await writeKeyFile({ privateKey: exported, certificates: [certificate], password, label: 'Seal' })

    const { privateKey, certificates, label } = await readKeyFile(file, password)
    assert.deepEqual([certificates, label], [[certificate], 'Seal'])
    const there = await fresh.login('Another7Horse', true)
    const taken = await there.importKeyPair({ privateKey, label, exportable: false })
    await there.storeCertificates([{ certificate, keyId: taken.keyId }])
    assert.deepEqual(taken, made)
    assert.deepEqual(ofKind(await visible(fresh), 'keyPair')[0]?.hasCertificate, true)
  })
})

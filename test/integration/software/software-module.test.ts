/** The software token in real files, its signatures judged by OpenSSL. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ecdsaToDer } from '../../../host/pki/ecdsa-signature.ts'
import { signatureAlgorithms, type SignatureAlgorithm } from '../../../shared/algorithms.ts'
import { keyAlgorithmNames, keyAlgorithms, type KeyRow } from '../../../shared/key-algorithms.ts'
import { digestOf } from '../../../host/digests.ts'
import { toHex, utf8, type Bytes } from '../../../shared/bytes.ts'
import { tokenForPin } from '../../../shared/token.ts'
import { journalRecordOf } from '../../support/journal-record.ts'
import { openSoftwareModule } from '../../../host/software/software-module.ts'
import { pkeyutlOptions } from '../../support/openssl.ts'
import { softwareToken, testPin } from '../../support/software-token.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { answerCalls } from '../../../host/token-process/answer-calls.ts'
import type { Login, SignItem } from '../../../host/token/token.ts'

const message = utf8('Ödəniş: 1 000,00 AZN')

function itemFor(algorithm: SignatureAlgorithm): SignItem {
  const { hash } = signatureAlgorithms[algorithm]
  return { toBeSigned: message, records: [journalRecordOf({ hash, digest: toHex(digestOf(hash, message)) })] }
}

const pemOf = (publicKey: Bytes): string =>
  createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    .export({ type: 'spki', format: 'pem' })
    .toString()

describe('the software token', () => {
  const here = temporaryFolder()
  const openssl = (...args: string[]): string =>
    execFileSync('openssl', args, { cwd: here(), encoding: 'utf8', stdio: 'pipe' })
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(here(), name), content)

  it('is one token, always there, with a serial number that stays', async () => {
    const token = softwareToken(here())
    const first = tokenForPin.parse(await token.state())
    assert.equal(first.kind, 'software')
    assert.equal(first.state, 'uninitialized')
    assert.deepEqual(first.pin, {
      tries: 'unknown',
      left: 10,
      minLength: 8,
      maxLength: 64,
      onDevice: false,
      digitsOnly: false,
    })
    assert.deepEqual(await softwareToken(here()).state(), first)
    assert.deepEqual((await token.module.contents(first.id)).certificates, [])
    await assert.rejects(token.module.contents('another'), { code: 'TOKEN_REMOVED' })
    await assert.rejects(token.login(), { code: 'PIN_NOT_SET' })
  })

  it('takes its first PIN by the policy, once', async () => {
    const token = softwareToken(here())
    await assert.rejects(token.login('short1', true), { code: 'PIN_LENGTH', details: { rule: 'length' } })
    await assert.rejects(token.login('onlyletters', true), { code: 'PIN_LENGTH', details: { rule: 'digit' } })
    assert.equal((await token.state()).state, 'uninitialized')
    await token.login(testPin, true)
    assert.equal((await token.state()).state, 'ready')
    await assert.rejects(token.login('Another7Horse', true), { code: 'TOKEN_CHANGED' })
    await token.login(testPin)
  })

  for (const key of keyAlgorithmNames) {
    it(`makes ${key} keys whose signatures OpenSSL accepts`, async () => {
      const token = softwareToken(here())
      const session = await token.login(testPin, true)
      const { keyId, publicKey } = await session.generateKeyPair({ algorithm: key, label: 'mine', exportable: false })
      assert.deepEqual(await session.keys(), [{ keyId, publicKey }])
      write('key.pem', pemOf(publicKey))
      write('message', message)
      const { family, bits, curve }: KeyRow = keyAlgorithms[key]
      const size = curve?.jwk.kty === 'OKP' ? 'ED25519 Public-Key' : `\\(${bits} bit\\)`
      assert.match(openssl('pkey', '-pubin', '-in', 'key.pem', '-text', '-noout'), new RegExp(size))
      for (const [name, row] of Object.entries(signatureAlgorithms)) {
        const algorithm = name as SignatureAlgorithm
        if (row.family !== family) {
          await assert.rejects(session.sign(keyId, algorithm, [itemFor(algorithm)]), { code: 'KEY_UNSUITABLE' })
          continue
        }
        for (const made of await session.sign(keyId, algorithm, [itemFor(algorithm), itemFor(algorithm)])) {
          write('signature', row.encoding === 'r‖s' ? ecdsaToDer(made, curve?.coordinateBytes ?? 0) : made)
          const key = ['-pubin', '-inkey', 'key.pem', '-sigfile', 'signature']
          const verify = ['pkeyutl', '-verify', '-rawin', ...pkeyutlOptions(row), ...key]
          assert.match(openssl(...verify, '-in', 'message'), /Verified Successfully/)
        }
      }
    })
  }

  it('writes the journal before it touches what is to be signed', async () => {
    const order: string[] = []
    const made = softwareToken(here())
    const append = (records: readonly { stage: string }[]): void =>
      void order.push(records.map(({ stage }) => stage).join())
    const token = openSoftwareModule(made.folder, {
      journal: { ...made.journal, append },
      afterAnswer: work => void work(),
      tellWrongPin: () => undefined,
    })
    await made.login(testPin, true)
    const session = await token.login({
      token: (await made.state()).id,
      pin: utf8(testPin),
      lastTryConfirmed: true,
      setPin: false,
    })
    const { keyId } = await session.generateKeyPair({ algorithm: 'P-256', label: '', exportable: false })
    const watched = (name: string): SignItem => ({
      records: [journalRecordOf()],
      get toBeSigned() {
        order.push(name)
        return message
      },
    })
    await session.sign(keyId, 'ECDSA-SHA256', [watched('first'), watched('second')])
    assert.deepEqual(order, ['signing,signing', 'first', 'second', 'signed,signed'])
  })

  it('journals what it signs, and signs nothing without it', async () => {
    const token = softwareToken(here())
    const session = await token.login(testPin, true)
    const { keyId } = await session.generateKeyPair({ algorithm: 'P-256', label: '', exportable: false })
    await session.sign(keyId, 'ECDSA-SHA256', [itemFor('ECDSA-SHA256')])
    assert.deepEqual(
      token.journal.read(10).entries.map(({ stage }) => stage),
      ['signed', 'signing'],
    )
    rmSync(join(here(), 'journal'), { recursive: true })
    await assert.rejects(session.sign(keyId, 'ECDSA-SHA256', [itemFor('ECDSA-SHA256')]), { code: 'JOURNAL_UNWRITABLE' })
    await assert.rejects(session.sign('00'.repeat(20), 'ECDSA-SHA256', []), { code: 'TOKEN_CHANGED' })
  })

  it('R11: counts wrong PINs aloud and forgets them after a right one', async () => {
    const token = softwareToken(here())
    await token.login(testPin, true)
    await assert.rejects(token.login('Wrong7Horses'), { code: 'PIN_INCORRECT', details: { left: 9 } })
    await assert.rejects(token.login('correct7horse'), { code: 'PIN_INCORRECT', details: { left: 8 } })
    assert.deepEqual((await softwareToken(here()).state()).pin.left, 8)
    assert.equal((await token.state()).pin.tries, 'low')
    await token.login()
    assert.equal((await token.state()).pin.left, 10)
    assert.equal((await token.state()).pin.tries, 'unknown')
  })

  it('T29: overwrites the PIN, right or wrong, and does nothing after logout', async () => {
    const token = softwareToken(here())
    const { id } = await token.state()
    const session = await token.login(testPin, true)
    const answer = answerCalls({
      module: async () => token.module,
      afterAnswer: work => void work(),
      enter: () => undefined,
    })
    for (const typed of [testPin, 'Wrong7Horses']) {
      const pin = utf8(typed)
      const login: Login = { token: id, pin, lastTryConfirmed: true, setPin: false }
      await answer({ session: null, call: 'login', args: [login], asker: null }).catch(() => {})
      assert.deepEqual(pin, new Uint8Array(typed.length))
    }
    await token.module.logout(session)
    await token.module.logout(session)
    await assert.rejects(session.keys(), { code: 'TOKEN_FAILED' })
    await assert.rejects(session.generateKeyPair({ algorithm: 'P-256', label: '', exportable: false }), {
      code: 'TOKEN_FAILED',
    })
    assert.deepEqual((await token.module.contents(id)).keys, [])
  })

  it('T28: leaves neither PIN nor private key on the disk, and its files to the person alone', async () => {
    const token = softwareToken(here())
    const session = await token.login(testPin, true)
    await session.generateKeyPair({ algorithm: 'RSA-2048', label: 'mine', exportable: true })
    for (const file of readdirSync(token.folder, { recursive: true, withFileTypes: true })) {
      if (file.isDirectory()) continue
      const { name } = file
      const path = join(file.parentPath, name)
      assert.equal(statSync(path).mode & 0o777, 0o600, name)
      assert.ok(!readFileSync(path).includes(testPin), name)
    }
    const file = readdirSync(token.objects()).find(name => name.startsWith('key-')) ?? ''
    const stored = JSON.parse(readFileSync(join(token.objects(), file), 'utf8')) as { privateKey: string }
    const text = join(here(), 'private.der')
    writeFileSync(text, Buffer.from(stored.privateKey, 'base64'))
    assert.throws(() => execFileSync('openssl', ['pkey', '-inform', 'DER', '-in', text], { stdio: 'ignore' }))
  })

  it('refuses a key file in which anything was changed, and lists the others', async () => {
    const token = softwareToken(here())
    const session = await token.login(testPin, true)
    const key = { algorithm: 'P-256', label: 'mine', exportable: false } as const
    const [spoilt, whole] = [await session.generateKeyPair(key), await session.generateKeyPair(key)]
    const path = join(token.objects(), `key-${spoilt.keyId}.json`)
    const before = readFileSync(path, 'utf8')
    writeFileSync(path, before.replace('"exportable": false', '"exportable": true'))
    const items = [itemFor('ECDSA-SHA256')]
    await assert.rejects(session.sign(spoilt.keyId, 'ECDSA-SHA256', items), { code: 'TOKEN_FAILED' })
    assert.deepEqual(token.journal.read(10).entries, [])
    for (const content of ['', '{', before.replace('"version": 1', '"version": 2')]) {
      writeFileSync(path, content)
      assert.deepEqual(await session.keys(), [whole])
    }
    writeFileSync(path, before)
    assert.equal((await session.sign(spoilt.keyId, 'ECDSA-SHA256', items)).length, 1)
    await session.destroyKeyPair(spoilt.keyId)
    assert.deepEqual(await session.keys(), [whole])
  })

  it('keeps certificates beside their key, and refuses one whose key is not here', async () => {
    const token = softwareToken(here())
    const { id } = await token.state()
    const session = await token.login(testPin, true)
    const { keyId, publicKey } = await session.generateKeyPair({ algorithm: 'P-256', label: '', exportable: false })
    write('key.pem', pemOf(publicKey))
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=CA')
    openssl('req', '-new', '-key', 'ca.key', '-subj', '/CN=Leaf', '-out', 'leaf.csr')
    const issue = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-outform', 'DER', '-out', 'leaf.der']
    openssl('x509', '-req', '-in', 'leaf.csr', '-force_pubkey', 'key.pem', ...issue)
    openssl('x509', '-in', 'ca.pem', '-outform', 'DER', '-out', 'ca.der')
    const [leaf, issuer] = ['leaf.der', 'ca.der'].map(name => Uint8Array.from(readFileSync(join(here(), name))))
    assert.ok(leaf && issuer)
    await assert.rejects(session.storeCertificates([{ certificate: issuer, keyId }]), {
      code: 'CERTIFICATE_WITHOUT_KEY',
    })
    await assert.rejects(session.storeCertificates([{ certificate: leaf, keyId: '00'.repeat(20) }]), {
      code: 'CERTIFICATE_WITHOUT_KEY',
    })
    await assert.rejects(session.storeCertificates([{ certificate: utf8('no'), keyId: null }]), {
      code: 'CERTIFICATE_UNREADABLE',
    })
    assert.deepEqual((await token.module.contents(id)).certificates, [])
    for (let twice = 0; twice < 2; twice++) {
      await session.storeCertificates([
        { certificate: leaf, keyId },
        { certificate: issuer, keyId: null },
      ])
    }
    const { certificates, keys } = await token.module.contents(id)
    assert.deepEqual(keys, [{ keyId, publicKey }])
    assert.equal(certificates.length, 2)
    assert.deepEqual(certificates.find(found => found.keyId === keyId)?.certificate, leaf)
    assert.deepEqual(certificates.find(found => found.keyId !== keyId)?.certificate, issuer)
  })
})

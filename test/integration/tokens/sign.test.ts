/** Keys made and used on SoftHSM2 through a token process, checked by OpenSSL and pkcs11-tool. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { signatureAlgorithms } from '../../../shared/algorithms.ts'
import { keyAlgorithmNames, keyAlgorithms, type KeyRow } from '../../../shared/key-algorithms.ts'
import { equalBytes, utf8, type Bytes } from '../../../shared/bytes.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import { ecdsaToDer } from '../../../host/pki/ecdsa-signature.ts'
import { journalRecordOf } from '../../support/journal-record.ts'
import { pkeyutlOptions } from '../../support/openssl.ts'
import { softHsmLibrary, userPin } from '../../support/soft-hsm.ts'
import { tokenHost, type TokenHost } from '../../support/token-host.ts'

describe('a PKCS#11 token', () => {
  const current = tokenHost()

  const onlyToken = async ({ tokens }: TokenHost): Promise<TokenForPin> => {
    const [token] = (await tokens.list()).filter(({ label }) => label === 'Seal')
    assert.ok(token)
    return token
  }
  const login = (token: TokenForPin) => ({ token: token.id, pin: utf8(userPin), lastTryConfirmed: true, setPin: false })

  for (const algorithm of keyAlgorithmNames) {
    it(`makes a ${algorithm} key and signs with it so that OpenSSL agrees`, async () => {
      const host = current()
      host.hsm.addToken('Seal')
      const token = await onlyToken(host)
      assert.equal(token.state, 'blank')
      assert.ok(token.algorithms.includes(algorithm))
      const { signatures, curve }: KeyRow = keyAlgorithms[algorithm]
      const document = new Uint8Array(randomBytes(2000))
      const { publicKey, made } = await host.tokens.withLogin(login(token), async session => {
        const made = await session.generateKeyPair({ algorithm, label: 'Möhür', exportable: false })
        assert.match(made.keyId, /^[0-9a-f]{40}$/)
        assert.deepEqual(await session.keys(), [made])
        const signed = []
        for (const name of signatures) {
          const [signature] = await session.sign(made.keyId, name, [
            { toBeSigned: document, records: [journalRecordOf()] },
          ])
          signed.push({ name, signature: signature ?? assert.fail() })
        }
        return { publicKey: made.publicKey, made: signed }
      })
      const folder = host.dataFolder
      writeFileSync(join(folder, 'key.der'), publicKey)
      writeFileSync(join(folder, 'document'), document)
      for (const { name, signature } of made) {
        const row = signatureAlgorithms[name]
        const bytes = row.encoding === 'r‖s' ? ecdsaToDer(signature, curve?.coordinateBytes ?? 0) : signature
        writeFileSync(join(folder, 'signature'), bytes)
        const key = ['-pubin', '-keyform', 'DER', '-inkey', 'key.der', '-sigfile', 'signature']
        const args = ['pkeyutl', '-verify', '-rawin', ...pkeyutlOptions(row), ...key, '-in', 'document']
        assert.match(execFileSync('openssl', args, { cwd: folder, encoding: 'utf8' }), /Verified Successfully/)
      }
      assert.deepEqual(
        host.journal().map(({ stage }) => stage),
        signatures.flatMap(() => ['signed', 'signing']),
      )
      assert.equal((await onlyToken(host)).state, 'ready')
    })
  }

  it('T34: keys are sensitive, not extractable and only sign, as pkcs11-tool sees them', async () => {
    const host = current()
    host.hsm.addToken('Seal')
    const token = await onlyToken(host)
    await host.tokens.withLogin(login(token), session =>
      session.generateKeyPair({ algorithm: 'RSA-2048', label: 'Seal key', exportable: true }),
    )
    const seen = pkcs11Tool(host, '--login', '--pin', userPin, '--list-objects', '--type', 'privkey')
    assert.match(seen, /label: +Seal key/)
    assert.match(seen, /Usage: +sign\s*$/m)
    assert.match(seen, /Access: +sensitive, always sensitive, never extractable, local/)
  })

  it('R2: a chunk of signatures stands in the journal when the first C_Sign begins', async () => {
    const host = current()
    host.hsm.addToken('Seal')
    const items = Array.from({ length: 10 }, (_, index) => ({
      toBeSigned: new Uint8Array(randomBytes(32)),
      records: [journalRecordOf({ document: `${index}` })],
    }))
    const signing = host.tokens.withLogin(login(await onlyToken(host)), async session => {
      const { keyId } = await session.generateKeyPair({ algorithm: 'P-256', label: '', exportable: false })
      host.module.misbehave('C_Sign segv')
      await session.sign(keyId, 'ECDSA-SHA256', items)
    })
    await assert.rejects(signing, { code: 'MODULE_CRASHED' })
    assert.equal(host.module.calls().filter(call => call === 'C_Sign').length, 1)
    const begun = host.journal().flatMap(({ stage, document }) => (stage === 'signing' ? [document] : []))
    assert.deepEqual(
      begun.toSorted(),
      items.map((_, index) => `${index}`),
    )
  })

  it('a chunk of signatures is journalled before and after them, in their order', async () => {
    const host = current()
    host.hsm.addToken('Seal')
    const items = Array.from({ length: 10 }, (_, index) => ({
      toBeSigned: new Uint8Array(randomBytes(32)),
      records: [journalRecordOf({ document: `${index}` })],
    }))
    await host.tokens.withLogin(login(await onlyToken(host)), async session => {
      const { keyId } = await session.generateKeyPair({ algorithm: 'P-256', label: '', exportable: false })
      assert.equal((await session.sign(keyId, 'ECDSA-SHA256', items)).length, 10)
    })
    const stages = host.journal().map(({ stage, document }) => `${stage} ${document}`)
    const expected = ['signed', 'signing'].flatMap(stage => items.map((_, index) => `${stage} ${9 - index}`))
    assert.deepEqual(stages, expected)
  })

  it('T31: login, signature, logout and nothing after it', async () => {
    const host = current()
    host.hsm.addToken('Seal')
    const token = await onlyToken(host)
    const pin = utf8(userPin)
    await host.tokens.withLogin({ token: token.id, pin, lastTryConfirmed: true, setPin: false }, async session => {
      const { keyId } = await session.generateKeyPair({ algorithm: 'P-256', label: '', exportable: false })
      const items = [{ toBeSigned: utf8('ödəniş'), records: [journalRecordOf()] }]
      assert.equal((await session.sign(keyId, 'ECDSA-SHA256', items)).length, 1)
    })
    const calls = host.module.calls()
    assert.deepEqual(
      calls.filter(call => ['C_Login', 'C_Sign', 'C_Logout'].includes(call)),
      ['C_Login', 'C_Sign', 'C_Logout'],
    )
    assert.deepEqual(calls.slice(calls.indexOf('C_Logout')), ['C_Logout', 'C_CloseSession'])
    assert.deepEqual(pin, new Uint8Array(pin.length), 'the PIN is overwritten')
  })

  it('undoes a key pair that is not wanted', async () => {
    const host = current()
    host.hsm.addToken('Seal')
    const token = await onlyToken(host)
    await host.tokens.withLogin(login(token), async session => {
      const { keyId } = await session.generateKeyPair({ algorithm: 'P-256', label: '', exportable: false })
      await session.destroyKeyPair(keyId)
      assert.deepEqual(await session.keys(), [])
    })
    assert.equal((await onlyToken(host)).state, 'blank')
  })

  it('keeps certificates where other programs find them, each once', async () => {
    const host = current()
    host.hsm.addToken('Seal')
    const token = await onlyToken(host)
    const { key, leaf, issuer } = await host.tokens.withLogin(login(token), async session => {
      const key = await session.generateKeyPair({ algorithm: 'RSA-2048', label: 'Seal', exportable: false })
      const { leaf, issuer } = certificates(host.dataFolder, key.publicKey)
      const both = [
        { certificate: leaf, keyId: key.keyId },
        { certificate: issuer, keyId: null },
      ]
      await session.storeCertificates(both)
      await session.storeCertificates(both)
      return { key, leaf, issuer }
    })
    const { certificates: found, keys } = await host.tokens.contents(token.id)
    assert.deepEqual(keys, [{ ...key, pinEachTime: false }])
    assert.equal(found.length, 2)
    assert.ok(found.some(({ certificate, keyId }) => keyId === key.keyId && equalBytes(certificate, leaf)))
    assert.ok(found.some(({ certificate, keyId }) => keyId === '' && equalBytes(certificate, issuer)))
    const listed = pkcs11Tool(host, '--list-objects', '--type', 'cert')
    assert.equal(listed.match(/Certificate Object/g)?.length, 2)
    assert.match(listed, /label: +Aygün Əliyeva/)
    assert.match(listed, new RegExp(`ID: +${key.keyId}`))
    pkcs11Tool(
      host,
      '--read-object',
      '--type',
      'cert',
      '--id',
      key.keyId,
      '--output-file',
      join(host.dataFolder, 'read.der'),
    )
    const subject = execFileSync('openssl', ['x509', '-in', join(host.dataFolder, 'read.der'), '-noout', '-serial'])
    assert.equal(String(subject).trim(), 'serial=0123456789')
  })
})

function pkcs11Tool(host: TokenHost, ...args: string[]): string {
  const env = { ...process.env, ...host.env }
  return execFileSync('pkcs11-tool', ['--module', softHsmLibrary, '--token-label', 'Seal', ...args], {
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  })
}

/** A certificate for the token's key and its issuer's, made by OpenSSL. */
function certificates(folder: string, publicKey: Bytes): { leaf: Bytes; issuer: Bytes } {
  const openssl = (...args: string[]): Bytes =>
    new Uint8Array(execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' }))
  writeFileSync(join(folder, 'key.der'), publicKey)
  const subject = (name: string): string[] => ['-utf8', '-subj', `/C=AZ/CN=${name}`, '-days', '30']
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  openssl('req', '-x509', ...curve, ...subject('Issuing centre'), '-keyout', 'ca.key', '-out', 'ca.pem')
  openssl('req', '-new', ...curve, ...subject('Aygün Əliyeva').slice(0, 3), '-keyout', 'other.key', '-out', 'request')
  const issued = ['x509', '-req', '-in', 'request', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', '0x0123456789']
  const leaf = openssl(...issued, '-force_pubkey', 'key.der', '-keyform', 'DER', '-outform', 'DER')
  return { leaf, issuer: openssl('x509', '-in', 'ca.pem', '-outform', 'DER') }
}

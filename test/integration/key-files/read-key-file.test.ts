/** Key files as other programs make them, opened; and those that cannot be, told apart. */
import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { mock } from 'node:test'
import { readKeyFile, type KeyFileContents } from '../../../host/key-files/read-key-file.ts'
import { context, octetString, oid, sequence, smallInteger } from '../../../host/pki/der.ts'
import { concat, fromHex, toHex, utf8, type Bytes } from '../../../shared/bytes.ts'
import { children, readDer, type DerNode } from '../../../shared/der.ts'
import {
  asJwk,
  certtoolName,
  fileName,
  fromCerttool,
  fromPk12util,
  keyFilePrograms,
  withKey,
  type KeyName,
} from './key-file-programs.ts'

const password = 'Şifrə7kod'

describe('a key file', () => {
  const programs = keyFilePrograms()
  const { key, certificate, run } = programs
  const open = (file: Uint8Array, typed = password): Promise<KeyFileContents> => readKeyFile(file, utf8(typed))

  const isAsItWas = (read: KeyFileContents, name: KeyName, label = fileName): void => {
    assert.deepEqual(asJwk(read.privateKey), asJwk(key(name)))
    assert.deepEqual(read.certificates[0], certificate(name))
    assert.equal(read.label, label)
  }

  const modern: Record<string, string[]> = {
    'as OpenSSL makes it by default': [],
    'with AES-128 and AES-192, its MAC with SHA-512': '-certpbe AES-128-CBC -keypbe AES-192-CBC -macalg sha512'.split(
      ' ',
    ),
    'with SHA-384 in its MAC': ['-macalg', 'sha384'],
    'with SHA-1 in its MAC': ['-macalg', 'sha1'],
    'with one iteration': ['-noiter', '-nomaciter'],
    'with its certificates in the clear': ['-certpbe', 'NONE'],
    'with everything in the clear': ['-certpbe', 'NONE', '-keypbe', 'NONE'],
    'without a MAC': ['-nomac'],
  }
  const old: Record<string, string[]> = {
    'of old, with RC2-40 and 3DES': ['-legacy'],
    'of old, with 3DES': ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES'],
    'of old, with 3DES of two keys': ['-certpbe', 'PBE-SHA1-2DES', '-keypbe', 'PBE-SHA1-2DES'],
    'of old, with RC2-128 and without a MAC': '-legacy -certpbe PBE-SHA1-RC2-128 -keypbe PBE-SHA1-RC2-128 -nomac'.split(
      ' ',
    ),
    'of old, in PBES2 with 3DES': ['-certpbe', 'DES-EDE3-CBC', '-keypbe', 'DES-EDE3-CBC'],
  }
  for (const [how, args] of [...Object.entries(modern), ...Object.entries(old)]) {
    it(`is opened ${how}, and no wrong password opens it`, async () => {
      const file = programs.export(password, ...withKey('rsa'), ...args)
      const read = await open(file)
      isAsItWas(read, 'rsa')
      if (how === 'with everything in the clear') return
      for (const typed of ['şifrə7kod', '']) await assert.rejects(open(file, typed), { code: 'KEY_FILE_PASSWORD' })
    })
  }

  for (const name of ['p256', 'p384'] as const) {
    it(`is opened with a key of ${name}`, async () => {
      for (const args of [[], ['-legacy']])
        isAsItWas(await open(programs.export(password, ...withKey(name), ...args)), name)
    })
  }

  for (const typed of ['', 'Passw0rd', 'Құпия7сөз', '🔑 key', 'a'.repeat(100)]) {
    it(`is opened by the password ${JSON.stringify(typed.slice(0, 10))}, today's files and old ones`, async () => {
      for (const args of [[], ['-legacy']]) {
        const file = programs.export(typed, ...withKey('p256'), ...args)
        isAsItWas(await open(file, typed), 'p256')
        await assert.rejects(open(file, `${typed}x`), { code: 'KEY_FILE_PASSWORD' })
      }
    })
  }

  // These two programs do so many iterations that few files have to be enough.
  for (const [how, typed] of [
    ['--null-password', ''],
    [`--password=${password}`, password],
  ] as const) {
    it(`is opened as GnuTLS makes it with ${how}`, async () => {
      isAsItWas(await open(fromCerttool(programs, how), typed), 'rsa', certtoolName)
    })
  }

  it('is opened as NSS makes it, in pieces', async () => {
    const file = fromPk12util(programs, password)
    assert.equal(file[1], 0x80, 'the length is indefinite')
    isAsItWas(await open(file), 'rsa')
  })

  it('gives the certificate of its key first, then the others', async () => {
    const read = await open(programs.export(password, '-inkey', 'p256.key', '-in', 'p256.pem', '-certfile', 'rsa.pem'))
    assert.deepEqual(read.certificates, [certificate('p256'), certificate('rsa')])
    const [authSafe] = contentsOf(programs.export('', '-nokeys', '-in', 'rsa.pem', '-nomac', '-certpbe', 'NONE'))
    const [own, ofKey] = contentsOf(
      programs.export('', ...withKey('p256'), '-nomac', '-certpbe', 'NONE', '-keypbe', 'NONE'),
    )
    assert.ok(authSafe && own && ofKey)
    const mixed = await open(withContents([authSafe, own, ofKey]), '')
    assert.deepEqual(mixed.certificates, [certificate('p256'), certificate('rsa')])
  })

  it('may have a key without a certificate', async () => {
    const read = await open(programs.export(password, '-nocerts', '-inkey', 'p256.key'))
    assert.deepEqual([asJwk(read.privateKey), read.certificates], [asJwk(key('p256')), []])
  })

  it('without a key, or with several, says so', async () => {
    const clear = ['-nomac', '-certpbe', 'NONE', '-keypbe', 'NONE']
    await assert.rejects(open(programs.export(password, '-nokeys', '-in', 'rsa.pem')), { code: 'KEY_FILE_WITHOUT_KEY' })
    const two = (['p256', 'p384'] as const).flatMap(name => contentsOf(programs.export('', ...withKey(name), ...clear)))
    await assert.rejects(open(withContents(two), ''), {
      code: 'KEY_FILE_UNREADABLE',
      details: { reason: 'severalKeys' },
    })
  })

  it('protected by what nobody should open any more says so, whatever the password', async () => {
    const args = ['-legacy', '-certpbe', 'PBE-SHA1-RC4-128', '-keypbe', 'PBE-SHA1-RC4-128']
    const file = programs.export(password, ...withKey('rsa'), ...args)
    for (const typed of [password, 'wrong']) {
      const details = { algorithm: '1.2.840.113549.1.12.1.1' }
      await assert.rejects(open(file, typed), { code: 'KEY_FILE_OUTDATED', details })
    }
    const md5 = programs.export(password, ...withKey('rsa'), '-macalg', 'md5')
    await assert.rejects(open(md5), { code: 'KEY_FILE_OUTDATED', details: { algorithm: '1.2.840.113549.2.5' } })
  })

  describe('whose contents were opened', () => {
    interface Made {
      buffer: Buffer
      /** What it was put together of. */
      parts: Uint8Array[]
      /** What it held at first. */
      held: Buffer
    }
    /** Every buffer that was put together meanwhile, what a decryption gave among them. */
    async function madeBy(read: () => Promise<unknown>): Promise<Made[]> {
      const made: Made[] = []
      const concat = Buffer.concat.bind(Buffer)
      const spy = mock.method(Buffer, 'concat', (parts: Uint8Array[]) => {
        const buffer = concat(parts)
        made.push({ buffer, parts: [...parts], held: Buffer.from(buffer) })
        return buffer
      })
      await read().finally(() => spy.mock.restore())
      return made
    }
    const isZeros = ({ buffer, parts }: Made): boolean =>
      [buffer, ...parts].every(bytes => bytes.every(octet => octet === 0))
    const quick = ['-noiter', '-nomac']

    it('T29: leaves nothing of its key behind but what the caller is given', async () => {
      const file = programs.export(password, ...withKey('p256'), ...quick)
      const made = await madeBy(async () => isAsItWas(await open(file), 'p256'))
      const { d = '' } = createPrivateKey({ key: Buffer.from(key('p256')), format: 'der', type: 'pkcs8' }).export({
        format: 'jwk',
      })
      const withKeyInside = made.filter(({ held }) => held.includes(Buffer.from(d, 'base64url')))
      assert.equal(withKeyInside.length, 1)
      assert.ok(made.every(isZeros))
    })

    it('T29: leaves nothing behind of what a wrong password made of it', async () => {
      const file = programs.export(password, ...withKey('p256'), ...quick)
      let opened = 0
      // One in 256 leaves good padding.
      for (let guess = 0; opened === 0 && guess < 10_000; guess++) {
        const made = await madeBy(() => assert.rejects(open(file, `wrong ${guess}`), { code: 'KEY_FILE_PASSWORD' }))
        assert.ok(made.every(isZeros))
        opened += made.length
      }
      assert.ok(opened > 0)
    })
  })

  it('with a GOST key is refused as such', async () => {
    run('certtool', '--generate-privkey', '--key-type=gost12-256', '--curve=CryptoPro-A', '--outfile=gost.key')
    const args = ['--to-p12', '--load-privkey=gost.key', '--p12-name=gost', '--password=1', '--outder']
    run('certtool', ...args, '--outfile=gost.p12')
    const refusal = { code: 'ALGORITHM_UNSUPPORTED', details: { algorithm: 'GOST' } }
    await assert.rejects(open(programs.read('gost.p12'), '1'), refusal)
  })

  it('is opened with a MAC of PBKDF2 (RFC 9579), computed by OpenSSL', async () => {
    const file = programs.export(password, ...withKey('p256'))
    const [, authSafe] = children(readDer(file))
    const salt = '0102030405060708'
    const kdf = `-keylen 32 -kdfopt digest:SHA256 -kdfopt pass:${password} -kdfopt hexsalt:${salt} -kdfopt iter:2048 PBKDF2`
    const macKey = run('openssl', 'kdf', ...kdf.split(' ')).replaceAll(/[:\s]/g, '')
    const content = octetsIn(authSafe)
    const mac = run(
      'openssl',
      'dgst',
      '-sha256',
      '-mac',
      'HMAC',
      '-macopt',
      `hexkey:${macKey}`,
      programs.write('safe', content),
    )
    const hmac = sequence(oid('1.2.840.113549.2.9'))
    const pbkdf2 = sequence(octetString(fromHex(salt)), smallInteger(2048), smallInteger(32), hmac)
    const method = sequence(sequence(oid('1.2.840.113549.1.5.12'), pbkdf2), hmac)
    const digestInfo = (digest: string): Bytes =>
      sequence(sequence(oid('1.2.840.113549.1.5.14'), method), octetString(fromHex(digest)))
    const made = (digest: string): Bytes =>
      sequence(smallInteger(3), authSafe?.whole ?? file, sequence(digestInfo(digest), octetString(utf8('NOT USED'))))
    const digest = mac.trim().slice(-64)
    isAsItWas(await open(made(digest)), 'p256')
    await assert.rejects(open(made(toHex(new Uint8Array(32)))), {
      code: 'KEY_FILE_UNREADABLE',
      details: { reason: 'changed' },
    })
  })
})

const octetsIn = (contentInfo: DerNode | undefined): Uint8Array => {
  const [, wrapped] = contentInfo ? children(contentInfo) : []
  return children(wrapped ?? assert.fail())[0]?.content ?? assert.fail()
}

/** The ContentInfos of a file without a MAC. */
const contentsOf = (file: Uint8Array): Uint8Array[] =>
  children(readDer(octetsIn(children(readDer(file))[1]))).map(({ whole }) => whole)

const withContents = (contents: Uint8Array[]): Bytes =>
  sequence(smallInteger(3), sequence(oid('1.2.840.113549.1.7.1'), context(0, octetString(sequence(concat(contents))))))

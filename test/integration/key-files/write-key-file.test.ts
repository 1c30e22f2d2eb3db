/** Key files that we make, opened by OpenSSL, GnuTLS and NSS. */
import assert from 'node:assert/strict'
import { readKeyFile } from '../../../host/key-files/read-key-file.ts'
import { writeKeyFile, type NewKeyFile } from '../../../host/key-files/write-key-file.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { asJwk, fileName, keyFilePrograms, type KeyName } from './key-file-programs.ts'

const password = 'Mohur7'

describe('a key file of ours', () => {
  const programs = keyFilePrograms()
  const { run, read, key, certificate } = programs
  const order = (name: KeyName, changes: Partial<NewKeyFile> = {}): NewKeyFile => ({
    privateKey: key(name),
    certificates: [certificate('p384'), certificate(name)],
    password: utf8(password),
    label: fileName,
    ...changes,
  })

  const isOpenedByOpenssl = (name: KeyName): void => {
    const open = `openssl pkcs12 -in ours.p12 -passin pass:${password}`
    const info = run('sh', '-c', `${open} -info -nodes -out out.pem 2>&1`)
    assert.match(info, /MAC: sha256, Iteration 600000/)
    assert.match(info, /Shrouded Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256/)
    run('openssl', 'pkcs8', '-topk8', '-nocrypt', '-in', 'out.pem', '-outform', 'DER', '-out', 'out.pkcs8')
    assert.deepEqual(asJwk(read('out.pkcs8')), asJwk(key(name)))
    run('sh', '-c', `${open} -clcerts -nokeys | openssl x509 -outform DER -out own.der`)
    assert.deepEqual(read('own.der'), certificate(name), 'it knows which certificate belongs to the key')
  }

  it('is opened by OpenSSL, GnuTLS, NSS and ourselves', async () => {
    const file = await writeKeyFile(order('rsa'))
    programs.write('ours.p12', file)
    isOpenedByOpenssl('rsa')
    const shown = run('certtool', '--p12-info', '--inder', '--infile=ours.p12', `--password=${password}`)
    assert.match(shown, new RegExp(`PBES2-AES256-CBC[^]*Friendly name: ${fileName}`))
    assert.match(run('pk12util', '-l', 'ours.p12', '-W', password), /Certificate\(has private key\)/)
    const again = await readKeyFile(file, utf8(password))
    assert.deepEqual(asJwk(again.privateKey), asJwk(key('rsa')))
    assert.deepEqual(again.certificates, [certificate('rsa'), certificate('p384')])
    assert.equal(again.label, fileName)
  })

  it('holds keys of elliptic curves as well', async () => {
    programs.write('ours.p12', await writeKeyFile(order('p256')))
    isOpenedByOpenssl('p256')
  })

  it('takes a good password, a key and certificates only', async () => {
    const weak = order('p256', { password: utf8('mohur7') })
    await assert.rejects(writeKeyFile(weak), { code: 'PIN_LENGTH', details: { rule: 'capital', what: 'keyFile' } })
    const keyless = order('p256', { privateKey: certificate('p256') })
    await assert.rejects(writeKeyFile(keyless), { code: 'KEY_UNSUITABLE' })
    const spoilt = order('p256', { certificates: [utf8('no')] })
    await assert.rejects(writeKeyFile(spoilt), { code: 'CERTIFICATE_UNREADABLE' })
  })
})

/** T35: the DER reader refuses what is not DER, and reads what openssl wrote. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromHex } from '../../../shared/bytes.ts'
import { readCertificate } from '../../../shared/certificate.ts'
import { readCertificateBundle } from '../../../shared/certificate-bundle.ts'
import { children, readDer, readOid } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'

const unreadable = (error: unknown): boolean => error instanceof MohurError && error.code === 'CERTIFICATE_UNREADABLE'

describe('T35: the DER reader', () => {
  for (const [name, hex] of Object.entries({
    nothing: '',
    'half a header': '30',
    'an indefinite length': '3080020101 0000',
    'a length that is not minimal': '3081020101',
    'a length of five octets': '30850000000001',
    'content that is cut off': '300302',
    'bytes after the value': '300000',
    'a high tag': '1f8101 00',
    'a length in two octets that fits one': '04820001 00',
  })) {
    it(`refuses ${name}`, () => assert.throws(() => readDer(fromHex(hex.replaceAll(' ', ''))), unreadable))
  }

  it('refuses object identifiers with padding or a cut-off arc', () => {
    for (const hex of ['06028001', '060188', '0600', '0203010203'])
      assert.throws(() => readOid(readDer(fromHex(hex))), unreadable)
    assert.equal(readOid(readDer(fromHex('060a2a830e030a0101020302'))), '1.2.398.3.10.1.1.2.3.2')
  })

  it('refuses to look into a primitive', () => assert.throws(() => children(readDer(fromHex('020101'))), unreadable))
})

describe('a certificate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mohur-der-'))
  after(() => rmSync(folder, { recursive: true }))
  const openssl = (...args: string[]): Buffer =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })

  before(() => {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-384',
      '-nodes',
      '-keyout',
      'k.pem',
      '-out',
      'c.pem',
      '-utf8',
      '-subj',
      '/C=AZ/O=Mərkəzi Bank/CN=Səməd Məmmədov/serialNumber=AB1234567',
      '-days',
      '3',
      '-set_serial',
      '0x1234',
      '-addext',
      'keyUsage=critical,digitalSignature,nonRepudiation',
      '-addext',
      'certificatePolicies=1.2.398.3.3.2.1',
    )
    openssl('crl2pkcs7', '-nocrl', '-certfile', 'c.pem', '-outform', 'DER', '-out', 'c.p7b')
    openssl('x509', '-in', 'c.pem', '-outform', 'DER', '-out', 'c.der')
  })

  it('made by openssl is read field by field', () => {
    const facts = readCertificate(readFileSync(join(folder, 'c.der')))
    assert.deepEqual(facts.subject, [
      { type: 'C', value: 'AZ' },
      { type: 'O', value: 'Mərkəzi Bank' },
      { type: 'CN', value: 'Səməd Məmmədov' },
      { type: 'serialNumber', value: 'AB1234567' },
    ])
    assert.equal(facts.serialNumber, '1234')
    assert.equal(facts.keyAlgorithm, 'P-384')
    assert.deepEqual(facts.keyUsage, ['digitalSignature', 'nonRepudiation'])
    assert.deepEqual(facts.policies, ['1.2.398.3.3.2.1'])
    assert.equal(facts.notAfter.getTime() - facts.notBefore.getTime(), 3 * 86_400_000)
  })

  it('comes out of DER, PEM and PKCS#7 the same', () => {
    const [der, pem, p7b] = ['c.der', 'c.pem', 'c.p7b'].map(name =>
      readCertificateBundle(readFileSync(join(folder, name))),
    )
    assert.equal(der?.length, 1)
    assert.deepEqual(
      pem?.map(bytes => Buffer.from(bytes)),
      der?.map(bytes => Buffer.from(bytes)),
    )
    assert.deepEqual(
      p7b?.map(bytes => Buffer.from(bytes)),
      der?.map(bytes => Buffer.from(bytes)),
    )
  })

  it('with any one bit turned is refused or read, and nothing else happens', () => {
    const good = readFileSync(join(folder, 'c.der'))
    for (let bit = 0; bit < good.length * 8; bit++) {
      const bad = Buffer.from(good)
      bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      try {
        readCertificate(bad)
      } catch (error) {
        assert.ok(unreadable(error), `bit ${bit}: ${String(error)}`)
      }
    }
  })

  it('is not found in rubbish', () => {
    for (const text of ['', 'hello', '-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----', '0']) {
      assert.throws(() => readCertificateBundle(Buffer.from(text)), unreadable)
    }
  })
})

/** T35: what a certificate says, where its writer used another freedom than DER leaves. */
import assert from 'node:assert/strict'
import { smallInteger } from '../../../host/pki/der.ts'
import { fromBase64, fromHex, utf8, type Bytes } from '../../../shared/bytes.ts'
import { readCertificate, readTime } from '../../../shared/certificate.ts'
import { readBasicConstraints, readExtensions } from '../../../shared/certificate-extensions.ts'
import { children, readDer, type DerNode } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { asPerson, bendCertificate, extension, values } from '../../support/bend-certificate.ts'

const unreadable = (error: unknown): boolean => error instanceof MohurError && error.code === 'CERTIFICATE_UNREADABLE'
const made = (...extensions: Bytes[]): Bytes => bendCertificate('Somebody', { extensions }).certificate
const constraints = (hex: string): Bytes => made(extension('basicConstraints', fromHex(hex.replaceAll(' ', ''))))
const extensionsOf = (certificate: Bytes): ReturnType<typeof readExtensions> =>
  readExtensions(children(children(readDer(certificate))[0]!))

describe('the extensions of a certificate', () => {
  it('tell an authority by the value of cA, whether it is written out or not', () => {
    for (const [hex, isCa] of [
      ['3003 0101ff', true],
      ['3006 0101ff 020100', true],
      ['3003 010100', false],
      ['3006 010100 020100', false],
      ['3003 020100', false],
      ['3000', false],
    ] as const) {
      assert.equal(readCertificate(constraints(hex)).isCa, isCa, hex)
    }
    assert.equal(readCertificate(made(...asPerson())).isCa, false)
  })

  it('are refused where cA is neither TRUE nor FALSE, and where the path length is no count', () => {
    for (const hex of [
      '3003 010101',
      '3004 01020000',
      '3002 0100',
      '3006 0101ff 0201ff',
      '3005 0101ff 0200',
      '3009 0101ff 020100 020100',
      '3006 0101ff 0a0100',
      '0101ff',
    ]) {
      assert.throws(() => readCertificate(constraints(hex)), unreadable, hex)
    }
  })

  it('tell how many authorities may stand below', () => {
    const pathLength = (hex: string): number => readBasicConstraints(readDer(fromHex(hex))).pathLength
    assert.equal(pathLength('30030101ff'), Infinity)
    assert.equal(pathLength('30060101ff020100'), 0)
    assert.equal(pathLength('30070101ff02020100'), 256)
    assert.equal(readBasicConstraints(null).pathLength, Infinity)
  })

  it('may hold anything at all where they are private ones', () => {
    const certificate = made(...asPerson(extension('1.3.6.1.4.1.99999.1', utf8('PKCS1'))))
    assert.deepEqual(readCertificate(certificate).keyUsage, ['digitalSignature', 'nonRepudiation'])
    assert.deepEqual(extensionsOf(certificate).at(-1)?.value, utf8('PKCS1'))
  })

  it('are critical for every BOOLEAN but FALSE', () => {
    for (const [octet, critical] of [
      [0xff, true],
      [0x01, true],
      [0x00, false],
      [false, false],
    ] as const) {
      const [found] = extensionsOf(made(extension('1.2.3.4', values.person(), octet)))
      assert.equal(found?.critical, critical)
    }
  })

  it('are refused when one stands there twice, and when one is not of their shape', () => {
    const one = extension('1.2.3.4', values.person())
    assert.throws(() => readCertificate(made(one, one)), unreadable)
    for (const hex of ['3003 060101', '3008 060101 0101ff0401', '3006 060101 030100', '3109 060101 0101ff 0401 00']) {
      assert.throws(() => readCertificate(made(fromHex(hex.replaceAll(' ', '')))), unreadable, hex)
    }
  })
})

describe('what else DER leaves no choice in', () => {
  it('is the day: February has no 30th, no day has 24 o’clock', () => {
    const read = (tag: number, text: string): Date =>
      readTime({ tag, content: utf8(text), whole: utf8(text), depth: 0 })
    assert.equal(read(0x17, '240229120000Z').toISOString(), '2024-02-29T12:00:00.000Z')
    assert.equal(read(0x18, '20500101000000Z').toISOString(), '2050-01-01T00:00:00.000Z')
    for (const text of ['240230120000Z', '230229120000Z', '240431120000Z', '240229240000Z', '240229120060Z']) {
      assert.throws(() => read(0x17, text), unreadable, text)
    }
  })

  it('is base64: no white space, no stray bits', () => {
    assert.deepEqual(fromBase64('QUJD'), utf8('ABC'))
    for (const text of ['QUJD    ', 'QU JD', 'QQ= =', 'QR==', 'QUJ', '    ']) {
      assert.throws(() => fromBase64(text), RangeError, text)
    }
  })

  it('T35: is depth: 32 values inside one another are read, and not one more', () => {
    const nested = (times: number): Bytes => {
      let encoding = smallInteger(1)
      for (let time = 0; time < times; time++)
        encoding = fromHex(`30${hexByte(encoding.length)}`.concat(hexOf(encoding)))
      return encoding
    }
    const descend = (node: DerNode): number => ((node.tag & 0x20) === 0 ? node.depth : descend(children(node)[0]!))
    assert.equal(descend(readDer(nested(32))), 32)
    assert.throws(() => descend(readDer(nested(33))), unreadable)
  })
})

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const hexByte = (value: number): string => value.toString(16).padStart(2, '0')

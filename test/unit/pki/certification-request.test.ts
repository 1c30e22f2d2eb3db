/** Certification requests: structure byte by byte, and every value that must not get into one. */
import assert from 'node:assert/strict'
import { packageCertificationRequest, prepareCertificationRequest } from '../../../host/pki/certification-request.ts'
import { concat, fromHex, toHex } from '../../../shared/bytes.ts'
import { readName } from '../../../shared/certificate.ts'
import { children, readDer } from '../../../shared/der.ts'
import { MohurError } from '../../../shared/errors.ts'
import { nameAttributeNames, nameAttributes, subjectText } from '../../../shared/names.ts'
import type { HostParams } from '../../../shared/operations/index.ts'
import { makeKey } from '../../support/make-signer.ts'

type Params = HostParams<'requestCertificate'>
const { publicKey } = makeKey('P-256')
const subject: Params['subject'] = [{ type: 'CN', value: 'A' }]

const prepare = (params: Partial<Params>): Uint8Array => prepareCertificationRequest({ subject, ...params })(publicKey)

const attributesOf = (info: Uint8Array): string => toHex(children(readDer(info))[3]?.whole ?? new Uint8Array())

function refuses(params: Partial<Params>, field: string): void {
  assert.throws(
    () => prepare(params),
    (error: unknown) => error instanceof MohurError && error.code === 'BAD_PARAMS' && error.details['field'] === field,
    JSON.stringify(params),
  )
}

describe('certification requests', () => {
  it('hold version 0, the subject, the key and an empty set of attributes', () => {
    const expected = concat([fromHex('020100300c310a300806035504030c0141'), publicKey, fromHex('a000')])
    assert.deepEqual(readDer(prepare({})).content, expected)
  })

  it('hold the signature’s algorithm, with NULL for RSA and nothing for ECDSA', () => {
    const info = fromHex('3000')
    const signature = fromHex('aabb')
    const rsa = packageCertificationRequest({ info, algorithm: 'RSA-SHA256', signature })
    assert.equal(toHex(rsa), '30163000300d06092a864886f70d01010b0500030300aabb')
    const ec = packageCertificationRequest({ info, algorithm: 'ECDSA-SHA384', signature })
    assert.equal(toHex(ec), '30133000300a06082a8648ce3d040303030300aabb')
  })

  it('ask for Microsoft’s template by name and by version', () => {
    assert.equal(
      attributesOf(prepare({ extensions: { certificateTemplate: { name: 'SNSclient' } } })),
      'a034303206092a864886f70d01090e31253023' +
        '302106092b060104018237140204141e120053004e00530063006c00690065006e0074',
    )
    const template = { oid: '1.3.6.1.4.1.311.21.8.1.2', majorVersion: 100, minorVersion: 300 }
    assert.equal(
      attributesOf(prepare({ extensions: { certificateTemplate: template } })),
      'a036303406092a864886f70d01090e31273025302306092b0601040182371507' +
        '04163014060b2b060104018237150801020201640202012c',
    )
  })

  it('ask for key usage as critical, with the bits that were named', () => {
    const info = prepare({ extensions: { keyUsage: ['nonRepudiation', 'digitalSignature'] } })
    assert.equal(attributesOf(info), 'a021301f06092a864886f70d01090e31123010300e0603551d0f0101ff0404030206c0')
  })

  it('write a challenge password as PrintableString where they can, else as UTF8String', () => {
    assert.equal(
      attributesOf(prepare({ attributes: { challengePassword: 'abc' } })),
      'a014301206092a864886f70d01090731051303616263',
    )
    assert.equal(
      attributesOf(prepare({ attributes: { challengePassword: 'şə' } })),
      'a015301306092a864886f70d01090731060c04c59fc999',
    )
  })

  it('sort their attributes', () => {
    const info = prepare({ attributes: { challengePassword: 'x'.repeat(40) }, extensions: { keyUsage: ['cRLSign'] } })
    const [first, second] = children(children(readDer(info))[3]!)
    assert.ok(Buffer.compare(first!.whole, second!.whole) < 0)
  })

  it('write every attribute of a name as its row says, and it is read back', () => {
    const values = { utf8: 'Əлқ', printable: 'AZ', ia5: 'a@b.az' }
    const all = nameAttributeNames.map(type => ({ type, value: values[nameAttributes[type].string] }))
    const name = children(readDer(prepare({ subject: all })))[1]!
    assert.deepEqual(readName(name), all)
    const tags = children(name).map(rdn => children(children(rdn)[0]!)[1]!.tag)
    assert.deepEqual(
      tags,
      nameAttributeNames.map(type => ({ utf8: 0x0c, printable: 0x13, ia5: 0x16 })[nameAttributes[type].string]),
    )
  })

  describe('T39: never hold', () => {
    const named = (type: Params['subject'][number]['type'], value: string): Partial<Params> => ({
      subject: [...subject, { type, value }],
    })

    it('a value longer than its attribute allows, counted in characters', () => {
      for (const type of nameAttributeNames.filter(name => nameAttributes[name].max < 256)) {
        const letter = nameAttributes[type].string === 'utf8' ? 'ə' : 'A'
        const max = 'x'.repeat(nameAttributes[type].max).replaceAll('x', letter)
        assert.doesNotThrow(() => prepare(named(type, max)))
        refuses(named(type, max + letter), 'subject.1.value')
      }
    })

    it('a country that is not two capital letters', () => {
      for (const value of ['az', 'A', 'AZE', 'A1', 'ÇŞ', '']) refuses(named('C', value), 'subject.1.value')
    })

    it('letters that a PrintableString or IA5String has not', () => {
      for (const value of ['Ə1', 'a@b', 'a_b', 'a*']) refuses(named('serialNumber', value), 'subject.1.value')
      for (const value of ['ə@b.az', 'a\u0000b', 'a\nb']) refuses(named('emailAddress', value), 'subject.1.value')
    })

    it('control, bidi, zero-width and lone surrogate characters', () => {
      for (const odd of ['\u0000', '\n', '\u001b', '\u007f', '\u202e', '\u2066', '\u200b', '\ufeff', '\ud800']) {
        refuses(named('CN', `A${odd}B`), 'subject.1.value')
        refuses({ attributes: { challengePassword: `A${odd}` } }, 'attributes.challengePassword')
        refuses({ extensions: { certificateTemplate: { name: `A${odd}` } } }, 'extensions.certificateTemplate.name')
      }
    })

    it('other names that are not what they say', () => {
      const bad = {
        email: ['a', '@', 'a@', '@b', 'a@b@c', 'a b@c', 'ə@b.az', 'a@b\u0000'],
        dns: [
          '',
          'a..b',
          '-a.az',
          'a-.az',
          'a_b.az',
          'ə.az',
          '*.a.az',
          'a.az.',
          `${'a'.repeat(64)}.az`,
          'a.az\u0000.kz',
        ],
        uri: ['', 'a', '//a', 'https://ə.az', 'https://a b'],
        ip: ['', '1.2.3', '1.2.3.256', '01.2.3.4', '::1::', '1:2:3:4:5:6:7', 'fe80::1%eth0'],
        upn: ['a\u202eb'],
      } as const
      for (const [type, values] of Object.entries(bad)) {
        for (const value of values) {
          const subjectAltName = [{ type: type as keyof typeof bad, value }]
          refuses({ extensions: { subjectAltName } }, 'extensions.subjectAltName.0.value')
        }
      }
    })

    it('identifiers that cannot be written', () => {
      for (const bad of ['0.40', '1.40.1', '1.100', `1.2.${'9'.repeat(120)}.${'9'.repeat(120)}`]) {
        refuses({ extensions: { extendedKeyUsage: [bad] } }, 'extensions.extendedKeyUsage')
        const certificateTemplate = { oid: bad, majorVersion: 1, minorVersion: 0 }
        refuses({ extensions: { certificateTemplate } }, 'extensions.certificateTemplate.oid')
      }
    })

    it('template versions beyond 32 bits', () => {
      const certificateTemplate = { oid: '1.2.3', majorVersion: 2 ** 32, minorVersion: 0 }
      refuses({ extensions: { certificateTemplate } }, 'extensions.certificateTemplate')
    })
  })

  it('are named for a person with what would mislead escaped', () => {
    const parts: Params['subject'] = [
      { type: 'O', value: 'A, CN=Bank' },
      { type: 'CN', value: 'Əli "B"' },
    ]
    assert.equal(subjectText(parts), 'O=A\\, CN\\=Bank, CN=Əli \\"B\\"')
  })
})

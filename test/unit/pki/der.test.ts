/** The writer of DER against published encodings, byte by byte, and against the reader. */
import assert from 'node:assert/strict'
import {
  bitString,
  bmpString,
  der,
  ia5String,
  integer,
  namedBits,
  octetString,
  oid,
  sequence,
  setOf,
  smallInteger,
  time,
  utf8String,
} from '../../../host/pki/der.ts'
import { fromHex, toHex } from '../../../shared/bytes.ts'
import { readTime } from '../../../shared/certificate.ts'
import { readDer, readOid } from '../../../shared/der.ts'

describe('the writer of DER', () => {
  it('writes Microsoft’s OS version attribute', () => {
    const attribute = sequence(oid('1.3.6.1.4.1.311.13.2.3'), setOf(ia5String('10.0.19045.2')))
    assert.equal(toHex(attribute), '301c060a2b0601040182370d0203310e160c31302e302e31393034352e32')
  })

  it('writes Microsoft’s enrolment CSP attribute', () => {
    const name = bmpString('eToken Base Cryptographic Provider')
    const value = sequence(smallInteger(1), name, bitString(new Uint8Array()))
    assert.equal(
      toHex(sequence(oid('1.3.6.1.4.1.311.13.2.2'), setOf(value))),
      '305c060a2b0601040182370d0202314e304c0201011e4400650054006f006b0065006e002000420061007300650020004300720079007000' +
        '74006f0067007200610070006800690063002000500072006f00760069006400650072030100',
    )
  })

  it('writes Microsoft’s certificate template by name', () => {
    const extension = sequence(oid('1.3.6.1.4.1.311.20.2'), octetString(bmpString('SNSclient')))
    assert.equal(toHex(extension), '302106092b060104018237140204141e120053004e00530063006c00690065006e0074')
  })

  it('writes the identifiers of Kazakh algorithms', () => {
    assert.equal(toHex(oid('1.2.398.3.10.1.1.2.2')), '06092a830e030a01010202')
    assert.equal(toHex(oid('1.2.398.3.10.1.3.3')), '06082a830e030a010303')
  })

  it('writes identifiers that the reader reads back, with large arcs and under 2', () => {
    for (const dotted of [
      '0.0',
      '1.39',
      '2.999.1',
      '2.5.29.15',
      '1.3.6.1.4.1.311.21.8.16777216.18446744073709551616',
    ]) {
      assert.equal(readOid(readDer(oid(dotted))), dotted)
    }
    assert.equal(toHex(oid('2.999')), '06028837')
  })

  it('writes lengths in their shortest form at every border', () => {
    for (const [length, header] of [
      [0, '0400'],
      [127, '047f'],
      [128, '048180'],
      [255, '0481ff'],
      [256, '04820100'],
      [65_535, '0482ffff'],
      [65_536, '0483010000'],
    ] as const) {
      const encoded = octetString(new Uint8Array(length))
      assert.equal(toHex(encoded.subarray(0, encoded.length - length)), header)
      assert.equal(readDer(encoded).content.length, length)
    }
  })

  it('writes integers minimal and never negative', () => {
    for (const [magnitude, encoded] of [
      ['', '020100'],
      ['00', '020100'],
      ['0000', '020100'],
      ['7f', '02017f'],
      ['80', '02020080'],
      ['0080', '02020080'],
      ['00ff00', '020300ff00'],
      ['000001', '020101'],
    ] as const) {
      assert.equal(toHex(integer(fromHex(magnitude))), encoded)
    }
    assert.equal(toHex(smallInteger(0xffffffff)), '020500ffffffff')
  })

  it('drops zero bits on the right of named bits', () => {
    assert.equal(toHex(namedBits([0, 1])), '030206c0')
    assert.equal(toHex(namedBits([5])), '03020204')
    assert.equal(toHex(namedBits([8])), '0303070080')
    assert.equal(toHex(namedBits([7])), '03020001')
  })

  it('sorts the members of a set', () => {
    const members = [utf8String('b'), utf8String('a'), smallInteger(300), smallInteger(5)]
    assert.equal(toHex(setOf(...members)), '310d0201050202012c0c01610c0162')
  })

  it('writes UTCTime until 2049 and GeneralizedTime from 2050, both without fractions', () => {
    for (const [date, encoded] of [
      ['2049-12-31T23:59:59.999Z', der(0x17, Buffer.from('491231235959Z'))],
      ['2050-01-01T00:00:00.000Z', der(0x18, Buffer.from('20500101000000Z'))],
      ['1950-01-01T00:00:00.000Z', der(0x17, Buffer.from('500101000000Z'))],
      ['1949-12-31T00:00:00.000Z', der(0x18, Buffer.from('19491231000000Z'))],
    ] as const) {
      assert.deepEqual(time(new Date(date)), encoded)
      assert.equal(readTime(readDer(encoded)).getTime(), Math.floor(Date.parse(date) / 1000) * 1000)
    }
  })
})

/** BER of signers that stream, made DER (X.690 sections 8.1.3 and 8.7.3), byte by byte. */
import assert from 'node:assert/strict'
import { definiteLengths } from '../../../host/pki/cms/definite-lengths.ts'
import { fromHex, toHex } from '../../../shared/bytes.ts'

const hex = (text: string): string => text.replaceAll(' ', '')
const many = (count: number, octet = 'aa'): string => octet.repeat(count)

/** So many values in one another, each of a length that is not told, around NULL. */
const nested = (depth: number): string => `${'3080'.repeat(depth)}0500${'0000'.repeat(depth)}`

/** The same with lengths that are told. */
const around = (depth: number, inner: string): string => {
  if (depth === 0) return inner
  const content = around(depth - 1, inner)
  const length = content.length / 2
  const header =
    length < 0x80 ? [0x30, length] : length < 0x100 ? [0x30, 0x81, length] : [0x30, 0x82, length >> 8, length & 0xff]
  return toHex(Uint8Array.from(header)) + content
}

const read: [what: string, ber: string, der: string][] = [
  ['what is DER', '30 03 020105', '30 03 020105'],
  ['a length that is not told', '30 80 020105 0000', '30 03 020105'],
  ['one in another, and something after it', '30 80 31 80 020105 0000 0401aa 0000', '30 08 31 03 020105 0401aa'],
  ['one inside a length that is told', 'a0 07 30 80 020105 0000', 'a0 05 30 03 020105'],
  ['one that holds nothing', '30 80 0000', '30 00'],
  ['a value that begins like the end', '30 80 000105 0000', '30 03 000105'],
  ['a value that ends like the end', '30 80 0500 0000', '30 02 0500'],
  ['a length in more octets than it needs', '30 81 03 020105', '30 03 020105'],
  ['a length in four octets', '30 84 00000003 020105', '30 03 020105'],
  ['a long length for nothing', '30 81 00', '30 00'],
  ['127 octets', `04 817f ${many(127)}`, `04 7f ${many(127)}`],
  ['128 octets, which need the long form', `04 8180 ${many(128)}`, `04 8180 ${many(128)}`],
  ['256 octets', `04 820100 ${many(256)}`, `04 820100 ${many(256)}`],
  ['255 octets in three', `04 8200ff ${many(255)}`, `04 81ff ${many(255)}`],
  ['a string in pieces', '24 80 04020102 040103 0000', '04 03 010203'],
  ['a string in pieces of a length that is told', '24 07 04020102 040103', '04 03 010203'],
  ['pieces of pieces', '24 80 24 80 040101 0000 040102 0000', '04 02 0102'],
  ['a string without pieces', '24 80 0000', '04 00'],
  ['a string in pieces further inside', '30 80 020105 24 80 0401aa 0000 0000', '30 06 020105 0401aa'],
  ['what is not BER inside, where it need not be', 'a0 02 ffff', 'a0 02 ffff'],
  ['a primitive value that looks like BER', '04 04 3080 0000', '04 04 3080 0000'],
  ['33 values in one another', nested(32), around(32, '0500')],
  // Beyond what is looked into, the strict reader judges.
  ['40 values in one another, the outer half told', around(20, nested(20)), around(20, nested(20))],
]

const refused: [what: string, ber: string][] = [
  ['nothing', ''],
  ['a tag alone', '30'],
  ['a length that is not told and nothing more', '30 80'],
  ['a length that is not told and no end', '30 80 020105'],
  ['half an end', '30 80 020105 00'],
  ['an untold length of a primitive value', '04 80 01 0000'],
  ['a length beyond the end', '30 05 0201'],
  ['a length beyond the end, inside', '30 80 020501 0000'],
  ['a length in five octets', '30 85 0000000003 020105'],
  ['a length whose octets are not there', '30 84 0000'],
  ['something left over', '30 00 00'],
  ['something left over after an end', '30 80 0000 00'],
  ['a piece that is no string', '24 03 020105'],
  ['a piece that is no string, where no length is told', '24 80 020105 0000'],
  ['pieces that are not BER', '24 02 ffff'],
  ['34 values in one another', nested(33)],
]

describe('BER made DER', () => {
  for (const [what, ber, der] of read)
    it(`has ${what}`, () => assert.equal(toHex(definiteLengths(fromHex(hex(ber)))), hex(der)))

  for (const [what, ber] of refused)
    it(`refuses ${what}`, () =>
      assert.throws(() => definiteLengths(fromHex(hex(ber))), { code: 'SIGNED_DATA_UNREADABLE' }))
})

/** ZIP files that two programs could read differently, that grow too large, or that would be put elsewhere: each is refused for its reason. */
import assert from 'node:assert/strict'
import { deflateRawSync } from 'node:zlib'
import { readZip } from '../../../host/pki/asic/read-zip.ts'
import { concat, utf8, type Bytes } from '../../../shared/bytes.ts'
import { crc32 } from '../../../shared/crc32.ts'
import { limits } from '../../../shared/limits.ts'
import { flipped } from '../../support/flipped.ts'
import { zipOf, type Ending, type Entry } from '../../support/make-zip.ts'

const content = utf8('a payment of 1 AZN')
const other = utf8('a payment of 9 AZN')
const entry = (about: Partial<Entry> = {}): Entry => ({ name: 'a.txt', content, ...about })
const zip = (about: Partial<Entry> = {}, ending: Ending = {}): Bytes => zipOf([entry(about)], ending)
const named = (...names: string[]): Bytes => zipOf(names.map(name => ({ name, content })))
const told = (about: Entry['central']): Partial<Entry> => ({ central: about ?? {}, local: about ?? {} })
const extra = (id: number, data: Uint8Array): Bytes =>
  concat([Uint8Array.of(id & 0xff, id >> 8, data.length & 0xff, data.length >> 8), data])

describe('a ZIP file', () => {
  it('is read stored and deflated, with descriptors, comments, folders and fields that say nothing of its names', () => {
    const entries: Entry[] = [
      entry(),
      entry({ name: 'b.txt', deflated: true }),
      entry({ name: 'c.txt', descriptor: true }),
      entry({ name: 'ç/d.txt', deflated: true, descriptor: true, extra: extra(0x5455, Uint8Array.of(1, 0, 0, 0, 0)) }),
      entry({ name: 'f/', content: new Uint8Array() }),
      entry({ name: 'empty', content: new Uint8Array(), deflated: true }),
      entry({ name: 'padded', extra: Uint8Array.of(0, 0) }),
    ]
    const read = readZip(zipOf(entries, { comment: utf8('made by somebody') }))
    assert.deepEqual(
      read.map(({ name, content: bytes }) => [name, new Uint8Array(bytes())]),
      entries.filter(({ name }) => name !== 'f/').map(one => [one.name, one.content]),
    )
  })

  const zeros = new Uint8Array(limits.inflatedFreely + 1)
  const overlapping = (): Bytes => {
    const one = zipOf([entry(), entry({ name: 'b.txt' })])
    const whole = Buffer.from(one)
    // Both names of the directory lead to the first content.
    const second = whole.lastIndexOf('PK\u0001\u0002')
    whole.writeUInt32LE(0, second + 42)
    return new Uint8Array(whole)
  }
  const trailing = (): Bytes => {
    const packed = concat([new Uint8Array(deflateRawSync(content)), utf8('hidden')])
    const about = { method: 8, checksum: crc32(content), size: content.length }
    return zip({ content: packed, ...told(about) })
  }
  const refused: [what: string, bytes: () => Bytes, reason: string][] = [
    ['that is cut off', () => zip().slice(0, -1), 'zipBroken'],
    ['that is cut off at its beginning', () => zip().slice(1), 'zipBroken'],
    ['that is nothing but a beginning', () => utf8('PK\u0003\u0004'), 'zipBroken'],
    ['with something after its end', () => concat([zip(), utf8('x')]), 'zipBroken'],
    ['with another file after it', () => concat([zip(), zip()]), 'zipBroken'],
    ['with something before it', () => zipOf([entry(told({ offset: 3 }))], {}), 'bytesBetween'],
    ['with something before its directory', () => zip({}, { between: utf8('hidden') }), 'bytesBetween'],
    ['with two names for one content', overlapping, 'entriesOverlap'],
    ['with an entry that reaches into the directory', () => zip(told({ packed: 40, size: 40 })), 'entriesOverlap'],
    ['with an entry that is longer than the file', () => zip(told({ packed: 1e6, size: 1e6 })), 'zipBroken'],
    ['with more entries than it says', () => zip({}, { entries: 0 }), 'zipBroken'],
    ['with fewer entries than it says', () => zip({}, { entries: 2 }), 'zipBroken'],
    ['of several parts', () => zip({}, { disk: 1 }), 'zipParts'],
    [
      'with too many entries',
      () => named(...Array.from({ length: limits.containerEntries + 1 }, (_, at) => `${at}`)),
      'tooManyEntries',
    ],
    ['with lengths of 64 bits', () => zip({ extra: extra(1, new Uint8Array(16)) }), 'zip64'],
    ['with a length that stands elsewhere', () => zip({ central: { size: 0xffffffff } }), 'zip64'],
    ['with entries beyond counting', () => zip({}, { entries: 0xffff }), 'zip64'],
    [
      'with an end record of 64 bits',
      () => zip({}, { locator: concat([Uint8Array.of(0x50, 0x4b, 6, 7), new Uint8Array(16)]) }),
      'zip64',
    ],
    ['whose names differ', () => zip({ local: { name: 'b.txt' } }), 'nameDiffers'],
    [
      'with a name of its own for some programs',
      () => zip({ extra: extra(0x7075, utf8('\u0001\0\0\0\0b.txt')) }),
      'nameDiffers',
    ],
    ['whose checksums differ', () => zip({ local: { checksum: 1 } }), 'headersDiffer'],
    ['whose lengths differ', () => zip({ local: { size: 1 } }), 'headersDiffer'],
    ['whose packed lengths differ', () => zip({ local: { packed: 1 } }), 'headersDiffer'],
    ['whose methods differ', () => zip({ local: { method: 8 } }), 'headersDiffer'],
    ['whose flags differ', () => zip({ local: { flags: 2 } }), 'headersDiffer'],
    ['that is stored in another length', () => zip(told({ size: content.length + 1 })), 'headersDiffer'],
    ['whose descriptor is another', () => zip({ descriptor: true, ...told({ checksum: 1 }) }), 'headersDiffer'],
    ['without the descriptor that it says', () => zip(told({ flags: 8 })), 'headersDiffer'],
    ['with a field that is cut off', () => zip({ extra: Uint8Array.of(9, 9, 9, 9, 9) }), 'headersDiffer'],
    ['that is encrypted', () => zip(told({ flags: 1 })), 'encrypted'],
    ['that is encrypted strongly', () => zip(told({ flags: 0x40 })), 'encrypted'],
    ['that is encrypted as others do it', () => zip({ extra: extra(0x9901, new Uint8Array(7)) }), 'encrypted'],
    ['that is packed in another way', () => zip(told({ method: 12 })), 'compression'],
    ['that is a change of another', () => zip(told({ flags: 0x20 })), 'compression'],
    ['whose content is another', () => zip(told({ checksum: 1 })), 'checksum'],
    ['that holds more than it says', () => zip({ deflated: true, ...told({ size: 3 }) }), 'inflatedSize'],
    ['that holds less than it says', () => zip({ deflated: true, ...told({ size: 99 }) }), 'inflatedSize'],
    ['with something after what was deflated', trailing, 'bytesBetween'],
    ['that is not deflated at all', () => zip(told({ method: 8 })), 'inflatedSize'],
    ['that grows beyond measure', () => zip({ content: zeros, deflated: true }), 'inflatedRatio'],
    ['with letters of no known alphabet', () => zip({ name: 'ə.txt', ...told({ flags: 0 }) }), 'nameEncoding'],
    ['with two entries of one name', () => named('a.txt', 'a.txt'), 'nameTwice'],
    ['with two entries that some systems take for one', () => named('a.txt', 'A.TXT'), 'nameTwice'],
    ['with a letter in two ways', () => named('\u00e7', 'c\u0327'), 'nameTwice'],
    ['with a folder that is a file', () => named('a', 'a/b.txt'), 'nameTwice'],
    [
      'with a folder that is a file as well',
      () => zipOf([entry(), entry({ name: 'a.txt/', content: new Uint8Array() })]),
      'nameTwice',
    ],
    ['with a folder that has a content', () => named('a/'), 'nameUnsafe'],
    ['with almost a folder of signatures', () => named('Meta-Inf/a.txt'), 'nameUnsafe'],
    ['with a folder of signatures that is a file', () => named('META-INF'), 'nameUnsafe'],
    ['with almost a type', () => named('MimeType'), 'nameUnsafe'],
    ...['../a', 'a/../b', '/a', 'a//b', './a', 'a/.', 'a\\b', 'C:a', 'a\nb', 'a\0', ''].map(
      (name): [string, () => Bytes, string] => [
        `with the name ${JSON.stringify(name)}`,
        () => named(name),
        'nameUnsafe',
      ],
    ),
  ]
  for (const [what, bytes, reason] of refused)
    it(`${what} is refused: ${reason}`, () => {
      assert.throws(() => readZip(bytes()).map(one => one.content()), {
        code: 'SIGNED_DATA_UNREADABLE',
        details: { reason },
      })
    })

  it('whose entries are larger together than anything that is held is refused before anything is made of them', () => {
    const large = { size: limits.heldBytes / 2 + 1 }
    const packed = new Uint8Array(limits.heldBytes / 2 / limits.inflatedRatio + 1)
    const about = { content: packed, central: { ...large, method: 8 }, local: { ...large, method: 8 } }
    const bomb = zipOf([entry(about), entry({ ...about, name: 'b.txt' })])
    assert.throws(() => readZip(bomb), { code: 'TOO_LARGE', details: { limit: limits.heldBytes } })
  })

  it('with any bit the other way round is refused with our own codes, or holds what it held', () => {
    const good = zipOf([entry({ deflated: true, descriptor: true }), entry({ name: 'b.txt', content: other })])
    const held = (bytes: Uint8Array): unknown =>
      readZip(bytes).map(({ name, content: made }) => [name, Buffer.from(made()).toString()])
    for (const { bytes, at, bit } of flipped(good, { seed: 3, count: 2_000 })) {
      try {
        const found = held(bytes)
        assert.deepEqual(found, held(good), `bit ${bit} of ${at}`)
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error
        assert.equal((error as { code?: string }).code, 'SIGNED_DATA_UNREADABLE', `bit ${bit} of ${at}`)
      }
    }
  })
})

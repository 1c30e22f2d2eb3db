/** Files are known by their bytes, and pictures measured before they are decoded. */
import assert from 'node:assert/strict'
import { fileTypeOf, type FileType } from '../../../../extension/documents/files/file-types.ts'
import { imageHeader, type ImageHeader, type ImageType } from '../../../../extension/documents/files/image-header.ts'
import { readImage } from '../../../../extension/documents/files/read-image.ts'
import { pageLimits } from '../../../../extension/documents/pages/pages.ts'
import { utf8, type Bytes } from '../../../../shared/bytes.ts'
import { makePdf } from '../../../support/make-pdf.ts'
import { makePng } from '../../../support/make-png.ts'
import { zipOf } from '../../../support/make-zip.ts'

const hex = (text: string): Bytes => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const zipWith = (...names: string[]): Bytes => zipOf(names.map(name => ({ name, content: utf8('a') })))

describe('the kind of a file', () => {
  const cases: [Bytes, FileType | null][] = [
    [makePdf(), 'pdf'],
    [makePng(2, 2), 'png'],
    [hex('ffd8ffe0'), 'jpeg'],
    [utf8('GIF89a'), 'gif'],
    [utf8('RIFF\0\0\0\0WEBPVP8 '), 'webp'],
    [utf8('II*\0'), 'tiff'],
    [hex('4d4d002a'), 'tiff'],
    [hex('d0cf11e0a1b11ae1'), 'oldOffice'],
    [utf8('{\\rtf1'), 'rtf'],
    [zipWith('[Content_Types].xml', 'word/document.xml'), 'word'],
    [zipWith('[Content_Types].xml', 'xl/workbook.xml'), 'excel'],
    [zipWith('ppt/presentation.xml'), 'powerpoint'],
    [zipOf([{ name: 'mimetype', content: utf8('application/vnd.oasis.opendocument.text') }]), 'openDocument'],
    [zipOf([{ name: 'mimetype', content: utf8('application/vnd.etsi.asic-e+zip') }]), 'signature'],
    [zipWith('a.txt'), 'archive'],
    [zipWith('foreword/a.xml'), 'archive'],
    [hex('1f8b08'), 'archive'],
    [hex('7f454c46'), 'program'],
    [utf8('plain'), null],
    [utf8(' %PDF-1.7'), null],
    [new Uint8Array(), null],
  ]
  for (const [bytes, type] of cases) {
    it(`is told by its first bytes: ${Buffer.from(bytes.subarray(0, 8)).toString('hex')} is ${type ?? 'nothing known'}`, () => {
      assert.equal(fileTypeOf(bytes), type)
    })
  }
})

describe('the size of a picture', () => {
  const gif = (pictures: number): Bytes =>
    hex(
      `474946383961 0300 0500 800000 000000ffffff 21f904 00000000 00 ${'2c 0000 0000 0300 0500 00 02 02 4401 00'.repeat(pictures)} 3b`,
    )
  const cases: [ImageType, Bytes, ImageHeader | null][] = [
    ['png', makePng(640, 400), { width: 640, height: 400, moving: false }],
    ['png', makePng(3, 5, 2), { width: 3, height: 5, moving: true }],
    ['gif', gif(1), { width: 3, height: 5, moving: false }],
    ['gif', gif(2), { width: 3, height: 5, moving: true }],
    ['jpeg', hex('ffd8 ffe0 0004 0000 ff ffc2 000b 08 0005 0003 01 011100'), { width: 3, height: 5, moving: false }],
    ['jpeg', hex('ffd8 ffc4 0004 0000 ffda'), null],
    [
      'webp',
      hex('52494646 00000000 57454250 56503858 0a000000 02000000 020000 040000'),
      { width: 3, height: 5, moving: true },
    ],
    [
      'webp',
      hex('52494646 00000000 57454250 5650384c 00000000 2f 02000100 00'),
      { width: 3, height: 5, moving: false },
    ],
    [
      'webp',
      hex('52494646 00000000 57454250 56503820 00000000 000000 9d012a 0300 0500'),
      { width: 3, height: 5, moving: false },
    ],
    ['png', makePng(640, 400).slice(0, 20), null],
    ['png', makePng(0, 4), null],
  ]
  for (const [type, bytes, header] of cases) {
    it(`is read from its header: ${type}, ${JSON.stringify(header)}`, () => {
      assert.deepEqual(imageHeader(bytes, type), header)
    })
  }

  it('decides before anything is decoded whether it is drawn', async () => {
    const huge = makePng(1, 1)
    const side = Math.ceil(Math.sqrt(pageLimits.imagePixels)) + 1
    new DataView(huge.buffer).setUint32(16, side)
    new DataView(huge.buffer).setUint32(20, side)
    const { signal } = new AbortController()
    await assert.rejects(readImage(huge, { essence: 'image/png', signal }), { refusal: 'tooLarge' })
    await assert.rejects(readImage(makePng(0, 1), { essence: '', signal }), { refusal: 'syntax' })
  })
})

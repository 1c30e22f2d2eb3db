/** What the pages of a PDF do not show is found in its bytes, wherever and however it is written. */
import assert from 'node:assert/strict'
import { deflateSync } from 'node:zlib'
import { inflate } from '../../../../extension/documents/pdf/inflate.ts'
import { scanPdf, type Scan } from '../../../../extension/documents/pdf/scan-pdf.ts'
import { utf8, type Bytes } from '../../../../shared/bytes.ts'
import { createAuthority } from '../../../sites/portal/authority/authority.ts'
import { makePdf, plain, signPdf } from '../../../support/make-pdf.ts'
import { makeKey, makeSigner } from '../../../support/make-signer.ts'
import { zipOf } from '../../../support/make-zip.ts'

const { signal } = new AbortController()
const scan = (bytes: Bytes): Promise<Scan> => scanPdf(bytes, signal)
const foundIn = async (text: string): Promise<string[]> => [...(await scan(utf8(text))).found]
const joined = (...parts: (string | Uint8Array)[]): Bytes =>
  Uint8Array.from(Buffer.concat(parts.map(part => Buffer.from(part as Uint8Array))))

/** One revision more that changes nothing. */
const saveAgain = (bytes: Bytes): Bytes =>
  joined(bytes, `xref\n0 0\ntrailer\n<<>>\nstartxref\n${bytes.length}\n%%EOF\n`)

const objectStream = (text: string, about = '/Filter /FlateDecode', length?: number): Bytes => {
  const data = deflateSync(Buffer.from(text))
  return joined(
    `9 0 obj\n<</Type /ObjStm /N 1 /First 4 ${about} /Length ${length ?? data.length}>>\nstream\n`,
    data,
    '\nendstream\nendobj\n',
  )
}

describe('looking through a PDF', () => {
  it('finds nothing in a plain one', async () => {
    assert.deepEqual([...(await scan(makePdf())).found], [])
  })

  it('finds each thing by its names', async () => {
    const named = {
      scripts: '<</S /JavaScript /JS (a)>>',
      actions: '<</S /Launch /F (a.exe)>>',
      xfa: '<</XFA 3 0 R>>',
      layers: '<</OCProperties<</OCGs []>>>>',
      attachments: '<</Type/EmbeddedFile>>',
      otherFiles: '<</S/GoToR/F(a.pdf)>>',
      externalContent: '<</Length 0/F(a.bin)>>stream\n\nendstream',
      media: '<</Subtype /3D>>',
      notes: '<</Subtype /FreeText>>',
      links: '<</S /URI /URI (https://example.com)>>',
      encrypted: '<</Encrypt 3 0 R>>',
    }
    for (const [finding, text] of Object.entries(named)) assert.deepEqual(await foundIn(text), [finding], text)
    assert.deepEqual(await foundIn('<</S/SubmitForm>> <</S/ImportData>> <</Subtype\n/Ink>>'), ['actions', 'notes'])
  })

  it('finds each stream whose data lie in another file, however it is named, and no note or file that is none', async () => {
    const data = 'stream\r\n\nendstream endobj'
    for (const dictionary of [
      '<</F (a.bin) /Length 0>>',
      '<</Length 0 /F<</Type/Filespec/UF(a.bin)>>>>\n',
      '<</Length 0 /F 12 0 R >>\r\n',
      '<</#46 <612e62696e>/Length 0>>',
      '<</Length 0 /FFilter /FlateDecode>>',
    ])
      assert.deepEqual(await foundIn(dictionary + data), ['externalContent'], dictionary)
    for (const text of [
      '<</Subtype /Link /F 4>> endobj 5 0 obj <</Length 0>>stream\n',
      '<</Type /Filespec /F (a.bin)>> endobj 5 0 obj <</Length 0>>stream\n',
      '<</Length 0 /Filter /Fl /Font <</F1 2 0 R>>>>stream\n',
    ])
      assert.deepEqual(await foundIn(text), [], text)
  })

  it('finds names that are written with escapes, and none in longer or shorter ones', async () => {
    assert.deepEqual(await foundIn('<</S /J#61v#61Script>>'), ['scripts'])
    assert.deepEqual(
      await foundIn('/JavaScripts /XJavaScript /JavaScript#20 /Java#zzScript /Subtype /Note (JavaScript)'),
      [],
    )
  })

  it('finds what lies compressed in an object stream, with a length that is right, wrong or elsewhere', async () => {
    const text = '1 0 <</S /JavaScript>>'
    for (const length of [undefined, 7, 999])
      assert.deepEqual([...(await scan(objectStream(text, undefined, length))).found], ['scripts'])
    assert.deepEqual([...(await scan(objectStream('1 0 <<>>'))).found], [])
  })

  it('says so when it cannot look into an object stream', async () => {
    const cases = [
      objectStream('1 0 <<>>', '/Filter /LZWDecode'),
      objectStream('1 0 <<>>', '/F#69lter /FlateDecode'),
      objectStream('1 0 <<>>', '/Filter [/ASCIIHexDecode /FlateDecode]'),
      objectStream('1 0 <<>>', '/Filter /FlateDecode /DecodeParms <</Predictor 12>>'),
      utf8('<</Type /ObjStm /Filter /FlateDecode>> stream\nnothing of the kind\nendstream'),
      utf8('<</Type /ObjStm>>'),
    ]
    for (const bytes of cases) assert.deepEqual([...(await scan(bytes)).found], ['unread'])
  })

  it('inflates no more than there is room for', async () => {
    const data = new Uint8Array(deflateSync(Buffer.alloc(1_000_000)))
    assert.equal(await inflate(data, { left: 999_999 }), null)
    const room = { left: 1_000_001 }
    assert.equal((await inflate(data, room))?.length, 1_000_000)
    assert.deepEqual(room, { left: 1 })
  })

  it('counts what was saved over the first version, 500 times too', async () => {
    assert.deepEqual((await scan(makePdf())).revisions, { count: 1, signatures: 0, afterSignature: 0 })
    let bytes = makePdf()
    for (let times = 0; times < 499; times++) bytes = saveAgain(bytes)
    const { found, revisions } = await scan(bytes)
    assert.deepEqual([[...found], revisions.count], [['changed'], 500])
  })

  it('takes the first part of a linearized file for no version', async () => {
    const { found } = await scan(joined('%PDF-1.7\n1 0 obj<</Linearized 1>>endobj\nstartxref\n0\n%%EOF\n', makePdf()))
    assert.deepEqual([...found], [])
  })

  it('tells a signed file from one that was changed after it was signed', async () => {
    const signer = await makeSigner(await createAuthority(), makeKey('P-256'))
    const signed = signPdf(signer, makePdf())
    assert.deepEqual((await scan(signed)).revisions, { count: 2, signatures: 1, afterSignature: 0 })
    assert.ok(!(await scan(signed)).found.has('changedAfterSignature'))
    const changed = await scan(saveAgain(signed))
    assert.deepEqual(changed.revisions, { count: 3, signatures: 1, afterSignature: 1 })
    assert.ok(changed.found.has('changedAfterSignature'))
  })

  it('tells of a file that is an archive as well', async () => {
    assert.deepEqual([...(await scan(joined(makePdf({ objects: [...plain] }), zipOf([])))).found], ['archive'])
  })

  it('ends when nobody waits any more', async () => {
    const leaving = new AbortController()
    leaving.abort(new RangeError('closed'))
    await assert.rejects(scanPdf(makePdf(), leaving.signal), /closed/)
  })
})

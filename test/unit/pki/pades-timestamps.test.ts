/** Time stamps in PDFs: inside a signature (ETSI EN 319 142-1 section 5.3), and of the document itself (section 5.4.3, ISO 32000-2 section 12.8.5). */
import assert from 'node:assert/strict'
import { formats } from '../../../host/pki/formats.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import { limits } from '../../../shared/limits.ts'
import type { DocumentTimestamp } from '../../../shared/operations/verify.ts'
import { createAuthority, type Authority } from '../../sites/portal/authority/authority.ts'
import { makePdf, reasonOf, signPdf, stampPdf } from '../../support/make-pdf.ts'
import { makeKey, makeSigner, type TestSigner } from '../../support/make-signer.ts'
import { timestampInfo, timestampSource, timestampToken, type BentInfo } from '../../support/make-timestamp.ts'

const source = timestampSource()
const tokenOf = (stamped: Bytes, info: BentInfo = {}, by = source): Bytes =>
  timestampToken(by, timestampInfo(stamped, info))

describe('a time stamp in a PDF', () => {
  let authority: Authority
  let signer: TestSigner

  before(async () => {
    authority = await createAuthority()
    signer = await makeSigner(authority, makeKey('P-256'))
  })

  const input = (signed: Bytes) => ({
    signed,
    content: null,
    roots: [authority.root],
    timestampRoots: [source.root],
    now: new Date(),
  })
  const signersOf = (signed: Bytes): unknown[] =>
    formats.pades.verify(input(signed)).map(({ valid, level, covers, parts }) => ({ valid, level, covers, parts }))
  const stampsOf = (signed: Bytes): DocumentTimestamp[] => formats.pades.documentTimestamps?.(input(signed)) ?? []
  const stamp = (document: Bytes, token = (stamped: Bytes): Bytes => tokenOf(stamped)): Bytes =>
    stampPdf(signer, document, token)

  it('has its room in the signature, up to the longest that is taken, and makes none larger that has no time stamp', () => {
    const plain = signPdf(signer, makePdf())
    const longest = (stamped: Bytes): Bytes => {
      const by = { ...source.signer, chain: [...source.signer.chain] }
      const made = (): Bytes => tokenOf(stamped, {}, { ...source, signer: by })
      while (made().length + source.root.length <= limits.pdfTimestamp) by.chain.push(source.root)
      return made()
    }
    const stamped = signPdf(signer, makePdf(), { timestamp: longest })
    assert.equal(formats.pades.verify(input(stamped))[0]?.level, 'B-T')
    assert.ok(stamped.length - plain.length - 2 * limits.pdfTimestamp < 8)
    assert.ok(plain.length < 12_000)
    assert.equal(
      reasonOf(() => signPdf(signer, makePdf(), { timestamp: () => new Uint8Array(limits.pdfTimestamp + 2_048) })),
      'INTERNAL undefined',
    )
  })

  it('of the document is told of with its time, its authority and what it is of, and is no signature', () => {
    const signed = stamp(signPdf(signer, makePdf()))
    assert.deepEqual(signersOf(signed), [{ valid: true, level: 'B-B', covers: 'part', parts: ['revision 2 of 3'] }])
    const [found = assert.fail(), ...more] = stampsOf(signed)
    assert.deepEqual([found.valid, found.reasons, found.authority, more], [true, [], 'Vaxt Mərkəzi', []])
    assert.deepEqual([found.covers, found.parts], ['document', []])
    assert.ok(Math.abs(Date.now() - Number(found.time)) < 60_000)
    assert.deepEqual(found.certificate, source.signer.certificate)
    const [strange] = formats.pades.documentTimestamps?.({ ...input(signed), timestampRoots: [] }) ?? []
    assert.deepEqual([strange?.valid, strange?.reasons], [false, ['rootUnknown']])
  })

  it('of the document is of the revision before where something came after it', () => {
    const signed = signPdf(signer, stamp(stamp(makePdf())))
    assert.deepEqual(signersOf(signed), [{ valid: true, level: 'B-B', covers: 'document', parts: [] }])
    assert.deepEqual(
      stampsOf(signed).map(({ valid, covers, parts }) => ({ valid, covers, parts })),
      [
        { valid: true, covers: 'part', parts: ['revision 2 of 4'] },
        { valid: true, covers: 'part', parts: ['revision 3 of 4'] },
      ],
    )
  })

  it('of the document does not make it one that somebody signed', () => {
    assert.equal(
      reasonOf(() => formats.pades.verify(input(stamp(makePdf())))),
      'SIGNED_DATA_UNREADABLE notSigned',
    )
  })

  const signature = (content: Bytes): Bytes => {
    const text = Buffer.from(signPdf(signer, content)).toString('latin1')
    const hex = /\/Contents <((?:[\da-f]{2})*?)(?:00)*>/.exec(text)?.[1] ?? ''
    return Uint8Array.from(Buffer.from(hex, 'hex'))
  }
  for (const [what, token, reason] of [
    ['is of other bytes', () => tokenOf(utf8('x')), 'imprintWrong'],
    ['is by a weak hash', (stamped: Bytes) => tokenOf(stamped, { hash: 'sha1' }), 'algorithmWeak'],
    ['is of a stranger', (stamped: Bytes) => tokenOf(stamped, {}, timestampSource()), 'rootUnknown'],
    ['is the signature of a person', () => signature(makePdf()), 'unreadable'],
  ] as const)
    it(`of the document does not hold and says why where it ${what}`, () => {
      const signed = stamp(signPdf(signer, makePdf()), token)
      assert.equal(signersOf(signed).length, 1)
      const [found] = stampsOf(signed)
      assert.deepEqual([found?.valid, found?.reasons], [false, [reason]])
    })

  it('of the document does not hold any more when a byte before it is another', () => {
    const signed = stamp(signPdf(signer, makePdf()))
    const at = Buffer.from(signed).indexOf('0 0 50 50 re')
    const [found] = stampsOf(signed.with(at, 0x31))
    assert.deepEqual(found?.reasons, ['imprintWrong'])
  })

  for (const [what, bend] of [
    [
      'does not cover all of its revision',
      (text: string) =>
        text.replace(/(.*\/ByteRange \[0 )(\d+)/s, (_, to: string, n: string) => to + String(Number(n) - 1)),
    ],
    ['has something after it in its room', (text: string) => text.replace(/(.*0)0>>>\n/s, '$11>>>\n')],
  ] as const)
    it(`of the document does not hold, and takes nothing from the signature before it, where it ${what}`, () => {
      const text = bend(Buffer.from(stamp(signPdf(signer, makePdf()))).toString('latin1'))
      const signed = Uint8Array.from(Buffer.from(text, 'latin1'))
      assert.deepEqual(signersOf(signed).length, 1)
      assert.deepEqual(
        stampsOf(signed).map(({ valid, reasons, covers }) => ({ valid, reasons, covers })),
        [{ valid: false, reasons: ['unreadable'], covers: 'part' }],
      )
    })
})

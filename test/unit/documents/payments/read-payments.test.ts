/** Files of payments as a window opens them: by the bytes, narrowed by the type, in pieces, as text where they are refused. */
import assert from 'node:assert/strict'
import type { VNode } from 'preact'
import { openDocument } from '../../../../extension/documents/open-document.ts'
import { faultOfFields } from '../../../../extension/documents/drawable.ts'
import { listedPlaces, searchedTexts } from '../../../../extension/documents/payments/listed-places.ts'
import {
  mostPayments,
  readPayments,
  readPaymentsAtOnce,
  readPaymentsInPieces,
} from '../../../../extension/documents/payments/read-payments.ts'
import { atOnce } from '../../../../extension/documents/at-once.ts'
import { checkLines } from '../../../../extension/documents/payments/lines.ts'
import type { Unreadable } from '../../../../extension/documents/reading.ts'
import { utf8 } from '../../../../shared/bytes.ts'
import { csv, mt100, oneC, pain, samples, windows1251 } from '../../../support/payments/samples.ts'
import { told, toldFile } from './told.ts'

async function opened(content: Uint8Array, type: string) {
  const { drawnAs, view } = await openDocument(
    content,
    { type, size: content.length, edges: null },
    new AbortController().signal,
  )
  const { reading, refusal } = (view as VNode<{ reading: unknown; refusal: string | null }>).props
  return { drawnAs, reading, refusal }
}

const table = (rows: number): Uint8Array =>
  utf8(
    `payee;payeeAccount;amount;currency;purpose\n${'Əliyev Rəşad;AZ30AIIB00000000000123456789;840,00;AZN;Əmək haqqı, noyabr\n'.repeat(rows)}`,
  )

describe('a file of payments', () => {
  it('is known by its bytes under every type that does not say something else', async () => {
    for (const [name, { type, content }] of Object.entries(samples)) {
      assert.equal((await opened(content, type)).drawnAs, 'payments', name)
      for (const other of ['application/pdf', 'image/png'])
        assert.equal((await opened(content, other)).drawnAs, 'file', name)
    }
    for (const name of ['1c', 'mt100', 'mt102', 'csv', 'pain'] as const) {
      for (const type of ['', 'text/plain', 'application/octet-stream']) {
        assert.equal(
          (await opened(samples[name]?.content ?? assert.fail(), type)).drawnAs,
          'payments',
          `${name} ${type}`,
        )
      }
    }
  })

  it('is drawn as text where it is refused, in the character set that it is in', async () => {
    const broken = windows1251(oneC.replace('Валюта=KZT', 'Валюта=KZT\r\nВалюта=USD'))
    const { drawnAs, reading, refusal } = await opened(broken, 'text/plain')
    assert.deepEqual([drawnAs, refusal], ['text', 'duplicateName'])
    assert.ok(String(reading).includes('Валюта=USD'))
    assert.equal((await opened(utf8(oneC), 'text/plain')).refusal, 'encoding')
    const twoPayers = pain([]).replace('</PmtInf>', '<CdtTrfTxInf/><Dbtr/></PmtInf>')
    assert.deepEqual(await opened(utf8(twoPayers), 'text/xml'), {
      drawnAs: 'text',
      reading: twoPayers,
      refusal: 'syntax',
    })
    assert.deepEqual((await opened(utf8(mt100.slice(0, -4)), '')).refusal, 'cutOff')
  })

  it('is nothing to tell of where the bytes are other ones', async () => {
    assert.deepEqual(await opened(utf8('Məktub'), 'text/plain'), { drawnAs: 'text', reading: 'Məktub', refusal: null })
    assert.equal((await opened(utf8('PK'), 'application/octet-stream')).refusal, null)
  })

  it('T57: is refused where a page of it would take the window away', () => {
    const apart = '\u200b\u200c'.repeat(30)
    assert.equal(toldFile(csv.replace('Quliyeva', `Quliyeva${apart}`)).unread, 0)
    assert.equal(told(utf8(new TextDecoder().decode(table(200)).replace('Rəşad', `Rəşad${apart}`))), 'tooManyHidden')
    assert.equal(told(csv.replace('Günel', 'x'.repeat(200_001))), 'tooLong')
    assert.equal(told(mt100.replace('/VO/01', `/VO/${'x'.repeat(200_001)}`)), 'tooLong')
  })

  it('leaves the window to the person already while a long one is decoded and its lines are looked at', () => {
    const long = 8 * 1024 * 1024
    const turnsOf = (content: Uint8Array, refusal: string): number => {
      const reading = readPayments(content, { essence: 'text/plain', charset: null })
      let turns = 0
      assert.throws(
        () => {
          while (!reading.next().done) turns++
        },
        { refusal },
      )
      return turns
    }
    const badEnd = windows1251(`${oneC.trimEnd()}${'\n'.repeat(long)}\r\n`)
    assert.ok(turnsOf(badEnd, 'lineEnds') >= 24, 'eight pieces of bytes and sixteen of text')
    const badLetter = windows1251(`${oneC.trimEnd()}${'\n'.repeat(long)}\u0000`)
    assert.ok(turnsOf(badLetter, 'syntax') >= 24)
  })

  it('has one way to end its lines also where it is looked at piece by piece', () => {
    const piece = 512 * 1024
    const checked = (text: string): string => {
      try {
        atOnce(checkLines(text))
        return 'good'
      } catch (error) {
        return (error as Unreadable).refusal
      }
    }
    const filler = (length: number): string => 'x'.repeat(length)
    for (const at of [piece - 2, piece - 1, piece, piece + 1]) {
      assert.equal(checked(`${filler(at)}\r\n${filler(piece)}\r\n`), 'good', `${at}`)
      assert.equal(checked(`${filler(at)}\n${filler(piece)}\n`), 'good', `${at}`)
      assert.equal(checked(`${filler(at)}\r\n${filler(piece)}\n`), 'lineEnds', `${at}`)
      assert.equal(checked(`${filler(at)}\r${filler(piece)}`), 'lineEnds', `${at}`)
      assert.equal(checked(`${filler(at)}\r`), 'lineEnds', `${at}`)
      assert.equal(checked(`${filler(at)}\n${filler(piece)}\u2028`), 'syntax', `${at}`)
    }
  })

  it('lists first what has no amount or a wrong account number, and is searched by all that is told of it', () => {
    const rows = ['A;KZ14345ABC6789012345;5', 'B;KZ14345ABC6789012345;5e1', 'C;KZ15345ABC6789012345;7', 'D;;8']
    const file = readPaymentsAtOnce(utf8(`payee;payeeAccount;amount\n${rows.join('\n')}\n`), {
      essence: 'text/csv',
      charset: null,
    })
    assert.ok(file)
    assert.deepEqual(listedPlaces(file), [1, 2, 0, 3])
    assert.deepEqual(searchedTexts(file)[2]?.split('\n'), ['7', 'c', 'kz15345abc6789012345'])
  })

  it('is read in pieces, between which the window can draw', async () => {
    const { signal } = new AbortController()
    let turns = 0
    const turning = setInterval(() => (turns += 1), 1)
    const file = await readPaymentsInPieces(table(10_000), { essence: 'text/csv', charset: null, signal })
    clearInterval(turning)
    assert.equal(file?.payments.length, 10_000)
    assert.deepEqual(file.sums, [{ value: { digits: 840_000_000n, scale: 2 }, currency: 'AZN' }])
    assert.ok(turns > 1, `${turns} turns`)
  })

  it(`is too long with more than ${mostPayments} payments`, () => {
    assert.equal(told(utf8(`payee;amount\n${'A;5\n'.repeat(mostPayments + 1)}`)), 'tooLong')
  })

  it('is not read on when nobody waits for it', async () => {
    const closing = new AbortController()
    const type = { essence: 'text/csv', charset: null, signal: closing.signal }
    const reading = readPaymentsInPieces(table(10_000), type)
    closing.abort(new RangeError('closed'))
    await assert.rejects(reading, /closed/)
  })

  it('tells nothing of fields that cannot be drawn within a moment', () => {
    const field = { name: 'a', kind: 'string', text: 'b', fields: [] } as const
    assert.equal(faultOfFields([field]), null)
    assert.equal(
      faultOfFields([{ ...field, kind: 'group', fields: Array.from({ length: 2_000 }, () => field) }]),
      'tooLong',
    )
    assert.equal(faultOfFields([{ ...field, text: '\u200b\u200c'.repeat(1_001) }]), 'tooManyHidden')
  })

  it('has its payments once each in pain.001 of several groups', () => {
    const [wage] = [{ payee: 'A', account: 'AZ30AIIB00000000000123456789', amount: '1.00' }]
    const two = pain([wage], { count: '2', sum: '2' }).replace(/<PmtInf>[^]*<\/PmtInf>/, group => group + group)
    assert.deepEqual(toldFile(two, 'text/xml').claims, [
      'agrees GrpHdr: NbOfTxs: 2 / 2',
      'agrees GrpHdr: CtrlSum: 2 / 2.00',
    ])
  })
})

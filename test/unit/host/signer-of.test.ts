/** Who signed, as the journal keeps it: the names of the certificate, no longer than a line can bear. */
import assert from 'node:assert/strict'
import { signerOf } from '../../../host/operations/signer-of.ts'
import { limits } from '../../../shared/limits.ts'

const named = (value: string): { type: string; value: string }[] => [
  { type: 'C', value: 'AZ' },
  { type: 'CN', value },
]

describe('the signer of a line of the journal', () => {
  it('has the names by which the screens tell certificates, and the certificate’s number', () => {
    const signer = signerOf({ subject: named('SƏMƏD MƏMMƏDOV'), issuer: named('BSXM Sub CA 2'), serialNumber: '4F3A' })
    assert.deepEqual(signer, { name: 'SƏMƏD MƏMMƏDOV', issuer: 'BSXM Sub CA 2', serialNumber: '4F3A' })
    const person = [
      { type: 'SN', value: 'Məmmədov' },
      { type: 'GN', value: 'Səməd' },
    ]
    assert.equal(signerOf({ subject: person, issuer: [], serialNumber: '' }).name, 'Səməd Məmmədov')
  })

  it('is cut where a certificate calls itself something endless, between whole characters, and says so', () => {
    for (const letter of ['a', '\u{1f58b}']) {
      const endless = named(letter.repeat(60_000))
      const { name, issuer, serialNumber } = signerOf({
        subject: endless,
        issuer: endless,
        serialNumber: 'F'.repeat(999),
      })
      assert.deepEqual([name, issuer], Array(2).fill(`${letter.repeat(limits.journalName - 1)}…`))
      assert.equal(serialNumber.length, limits.journalName)
      const fitting = named(letter.repeat(limits.journalName))
      assert.equal(signerOf({ subject: fitting, issuer: [], serialNumber: '' }).name, letter.repeat(limits.journalName))
    }
  })
})

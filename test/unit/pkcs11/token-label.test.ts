/** The label of a token: 32 bytes, whole characters. */
import assert from 'node:assert/strict'
import { fromUtf8 } from '../../../shared/bytes.ts'
import { paddedLabel, shownLabel } from '../../../host/token/token-label.ts'

describe('the label of a PKCS#11 token', () => {
  const labels = [
    { label: '', shown: '' },
    { label: 'Seal', shown: 'Seal' },
    { label: 'a'.repeat(33), shown: 'a'.repeat(32) },
    { label: `${'a'.repeat(31)}Ə`, shown: 'a'.repeat(31) },
    { label: `${'a'.repeat(29)}😀b`, shown: 'a'.repeat(29) },
    { label: `${'Ə'.repeat(16)}!`, shown: 'Ə'.repeat(16) },
  ]
  for (const { label, shown } of labels) {
    it(`shows "${label}" as "${shown}", padded with blanks`, () => {
      assert.equal(paddedLabel(label).length, 32)
      assert.equal(fromUtf8(paddedLabel(label)).trimEnd(), shown)
      assert.equal(shownLabel(label), shown)
    })
  }
})

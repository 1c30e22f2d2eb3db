/** How long a call into a module may last before its process is ended (R9). */
import assert from 'node:assert/strict'
import { deadlines } from '../../../shared/limits.ts'

describe('the deadlines of calls into a module', () => {
  it('R9: are seconds for a look, half a minute for a login, a minute for a signature, minutes for a key', () => {
    const { list, login, pinPad, sign, format, generate } = deadlines
    assert.deepEqual([list, login, pinPad, sign], [5_000, 30_000, 120_000, 60_000])
    assert.deepEqual([format, generate], [180_000, 900_000])
  })
})

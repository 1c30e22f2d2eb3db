/** Who signed before, as the window tells it: each once, of the documents that are left. */
import assert from 'node:assert/strict'
import { signersBefore } from '../../../extension/prompt/earlier-signers.ts'
import type { EarlierSigner } from '../../../shared/earlier-signer.ts'

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 21, 9, minute))
const signer = (digit: string, more: Partial<EarlierSigner> = {}): EarlierSigner => ({
  name: `Signer ${digit}`,
  issuer: 'Issuer',
  fingerprint: digit.repeat(64),
  signingTime: at(1),
  stampedAt: null,
  roles: [],
  findings: [],
  ...more,
})
const none: ReadonlySet<number> = new Set()

describe('who signed before', () => {
  it('is told once of many documents, with how many, from when to when, and all that is to be told', () => {
    const { signers, unseen } = signersBefore(
      [
        { index: 0, signers: [signer('a', { signingTime: at(9), findings: ['rootUnknown'] }), signer('b')] },
        { index: 3, signers: [signer('a', { stampedAt: at(2), findings: ['rootUnknown', 'partOnly'] })] },
        { index: 4, signers: null },
      ],
      none,
    )
    assert.equal(unseen, 1)
    assert.deepEqual(
      signers.map(({ name, documents, times, isStamped, findings }) => ({
        name,
        documents,
        times,
        isStamped,
        findings,
      })),
      [
        {
          name: 'Signer a',
          documents: 2,
          times: [at(2), at(9)],
          isStamped: false,
          findings: ['rootUnknown', 'partOnly'],
        },
        { name: 'Signer b', documents: 1, times: [at(1)], isStamped: false, findings: [] },
      ],
    )
  })

  it('says a time stamp’s time alone where each has one, and none where none is said', () => {
    const stamped = signersBefore([{ index: 0, signers: [signer('a', { stampedAt: at(5) })] }], none)
    assert.deepEqual(stamped.signers[0]?.times, [at(5)])
    assert.equal(stamped.signers[0].isStamped, true)
    const silent = signersBefore([{ index: 0, signers: [signer('a', { signingTime: null })] }], none)
    assert.deepEqual(silent.signers[0]?.times, [])
  })

  it('counts who signed a document twice as one, and nobody of a document that was taken out', () => {
    const earlier = [
      { index: 0, signers: [signer('a'), signer('a')] },
      { index: 1, signers: [signer('b')] },
      { index: 2, signers: null },
    ]
    const { signers, unseen } = signersBefore(earlier, new Set([1, 2]))
    assert.deepEqual([signers.length, signers[0]?.documents, unseen], [1, 1, 0])
  })
})

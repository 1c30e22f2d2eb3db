/** Where a signature will be, of each format and wish. */
import assert from 'node:assert/strict'
import { signaturePlace } from '../../../shared/signature-place.ts'

describe('the place of a signature', () => {
  const expected: [wishes: Parameters<typeof signaturePlace>[0], place: string][] = [
    [{ format: 'cms' }, 'around'],
    [{ format: 'cms', detached: true }, 'beside'],
    [{ format: 'jws', detached: false }, 'around'],
    [{ format: 'jws', detached: true }, 'beside'],
    [{ format: 'xades', packaging: 'enveloped' }, 'inside'],
    [{ format: 'xades', packaging: 'enveloping' }, 'around'],
    [{ format: 'xades', packaging: 'detached' }, 'beside'],
    [{ format: 'pades' }, 'inside'],
    [{ format: 'asice' }, 'together'],
  ]
  for (const [wishes, place] of expected) {
    it(`of ${Object.values(wishes).join(', ')} is ${place} ${place === 'together' ? 'with all documents' : 'the document'}`, () => {
      assert.equal(signaturePlace(wishes), place)
    })
  }
})

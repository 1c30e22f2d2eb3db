/** r‖s and Ecdsa-Sig-Value: zeros on the left, sign bits, and everything that is not the one encoding. */
import assert from 'node:assert/strict'
import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { ecdsaFromDer, ecdsaToDer } from '../../../host/pki/ecdsa-signature.ts'
import { fromHex, toHex } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'

const wrong = (error: unknown): boolean => error instanceof MohurError && error.code === 'SIGNATURE_WRONG'
const numbers = ['01', '7f', '80', 'ff', '0100', '7fff', '8000', '00ff', `80${'00'.repeat(31)}`, `7f${'ff'.repeat(31)}`]

describe('ECDSA signatures', () => {
  it('are minimal for numbers with zeros and set bits on the left', () => {
    assert.equal(toHex(ecdsaToDer(fromHex('00010080'), 2)), '300702010102020080')
    assert.equal(toHex(ecdsaToDer(fromHex('007f00ff'), 2)), '300702017f020200ff')
  })

  it('come back the same for every pair of forced numbers', () => {
    for (const r of numbers) {
      for (const s of numbers) {
        const raw = r.padStart(64, '0') + s.padStart(64, '0')
        assert.equal(toHex(ecdsaFromDer(ecdsaToDer(fromHex(raw), 32), 32)), raw)
      }
    }
  })

  for (const [curve, bytes] of [
    ['P-256', 32],
    ['P-384', 48],
    ['P-521', 66],
  ] as const) {
    it(`of ${curve} verify after conversion, those with a zero on the left among them`, () => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve })
      let short = 0
      for (let round = 0; round < 4000 && (round < 200 || short < 2); round++) {
        const document = Buffer.from(`document ${round}`)
        const raw = sign('sha256', document, { key: privateKey, dsaEncoding: 'ieee-p1363' })
        if (raw[0] !== 0 && raw[bytes] !== 0 && round >= 200) continue
        if (raw[0] === 0 || raw[bytes] === 0) short++
        const der = ecdsaToDer(raw, bytes)
        assert.ok(verify('sha256', document, publicKey, der))
        assert.deepEqual(ecdsaFromDer(der, bytes), new Uint8Array(raw))
      }
      assert.ok(short >= 2, `${short} with a zero on the left`)
    })
  }

  it('are refused raw when they are not two numbers of the size of the curve', () => {
    for (const raw of ['', '01', '010203', '01'.repeat(62), '01'.repeat(63), '01'.repeat(65), '01'.repeat(66)]) {
      assert.throws(() => ecdsaToDer(fromHex(raw), 32), wrong)
    }
    assert.throws(() => ecdsaToDer(new Uint8Array(), 0), wrong)
  })

  const bad: Record<string, string> = {
    'no bytes': '',
    'a zero too many before r': '30080202000102020080',
    'r without the zero that it needs': '3006020180020101',
    'r negative': '30060201ff020101',
    'r of no octets': '30050200020101',
    'a byte after': '300602010102010100',
    'a byte inside after s': '300702010102010100',
    'one number': '3003020101',
    'three numbers': '3009020101020101020101',
    'another tag outside': '3106020101020101',
    'another tag inside': '3006040101020101',
    'a length in long form': '308106020101020101',
    'an indefinite length': '30800201010201010000',
    'r of 33 octets': `3026022101${'00'.repeat(32)}020101`,
  }
  for (const [name, hex] of Object.entries(bad)) {
    it(`are refused with ${name}`, () => assert.throws(() => ecdsaFromDer(fromHex(hex), 32), wrong))
  }
})

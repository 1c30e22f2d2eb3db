/** The key derivation of PKCS#12 by the vectors that are passed round for it, and by what is known of its edges. */
import assert from 'node:assert/strict'
import { deriveBmp, purposes } from '../../../host/key-files/derive.ts'
import { secretsFrom, type Secret } from '../../../host/key-files/secret.ts'
import { fromHex, toHex, utf8 } from '../../../shared/bytes.ts'

const secretOf = (password: string): Secret => secretsFrom(utf8(password))[0] ?? assert.fail()

const rows: [password: string, salt: string, purpose: keyof typeof purposes, iterations: number, expected: string][] = [
  ['smeg', '0a58cf64530d823f', 'key', 1, '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3'],
  ['smeg', '0a58cf64530d823f', 'iv', 1, '79993dfe048d3b76'],
  ['smeg', '642b99ab44fb4b1f', 'key', 1, 'f3a95fec48d7711e985cfe67908c5ab79fa3d7c5caa5d966'],
  ['smeg', '642b99ab44fb4b1f', 'iv', 1, 'c0a38d64a79bea1d'],
  ['smeg', '3d83c0e4546ac140', 'mac', 1, '8d967d88f6caa9d714800ab3d48051d63f73a312'],
  ['queeg', '05dec959acff72f7', 'key', 1000, 'ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4'],
  ['queeg', '05dec959acff72f7', 'iv', 1000, '11dedad7758d4860'],
  ['queeg', '1682c0fc5b3f7ec5', 'key', 1000, '483dd6e919d7de2e8e648ba8f862f3fbfbdc2bcb2c02957f'],
  ['queeg', '1682c0fc5b3f7ec5', 'iv', 1000, '9d461d1b00355c50'],
  ['queeg', '263216fcc2fab31c', 'mac', 1000, '5ec4c7a80df652294c3925b6489a7ab857c83476'],
]

describe('the key derivation of PKCS#12', () => {
  for (const [password, salt, purpose, iterations, expected] of rows) {
    it(`gives ${expected} for ${password}, ${salt}, ${purpose}, ${iterations}`, async () => {
      const how = { hash: 'sha1', salt: fromHex(salt), iterations, length: expected.length / 2 }
      assert.equal(toHex(await deriveBmp(secretOf(password), purposes[purpose], how)), expected)
    })
  }

  it('refuses no iterations, and more than anybody needs', async () => {
    for (const iterations of [0, 5_000_001, 2 ** 31]) {
      const how = { hash: 'sha256', salt: new Uint8Array(8), iterations, length: 32 }
      await assert.rejects(deriveBmp(secretOf('smeg'), purposes.mac, how), { code: 'KEY_FILE_UNREADABLE' })
    }
  })
})

describe('a password of a key file', () => {
  it('is UTF-16 with two zeros for the methods of PKCS#12, and UTF-8 for the others (RFC 7292 appendix B.1)', () => {
    const { bmp, utf8: bytes } = secretOf('Beavis')
    assert.equal(toHex(bmp), '0042006500610076006900730000')
    assert.equal(toHex(bytes), '426561766973')
    assert.equal(toHex(secretOf('ə🔑').bmp), '0259d83ddd110000')
  })

  it('has two ways of being empty', () => {
    assert.deepEqual(
      secretsFrom(utf8('')).map(({ bmp }) => bmp.length),
      [2, 0],
    )
  })
})

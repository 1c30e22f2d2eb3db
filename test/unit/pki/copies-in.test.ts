/** Where certificates stand in signatures that are damaged on purpose: what lies in one of them says nothing of the signature. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { isInCopy } from '../../corpus/copies-in.ts'

describe('a copy of a certificate in a signature', () => {
  const certificate = randomBytes(300)
  const around = [randomBytes(96), randomBytes(96)] as const
  const [before, after] = around.map(bytes => bytes.toString('hex'))
  const text = (inside: string): Buffer => Buffer.from(`${before}"${inside}"${after}`)
  const inBase64 = (shift: number): Buffer =>
    text(Buffer.concat([randomBytes(shift), certificate, randomBytes(90)]).toString('base64'))
  const inJws = (shift: number): Buffer => {
    const header = `${' '.repeat(shift)}{"x5c":["${certificate.toString('base64')}"],"iat":1}${' '.repeat(60)}`
    return text(Buffer.from(header).toString('base64url'))
  }
  const shifts = [0, 1, 2]
  /** `length`: of the copy at least, in octets of the signature. */
  const forms: readonly (readonly [form: string, length: number, signed: Buffer])[] = [
    ['as it is', 300, Buffer.concat([around[0], certificate, around[1]])],
    ['in hexadecimal', 600, text(certificate.toString('hex'))],
    ['in hexadecimal with capitals', 600, text(certificate.toString('hex').toUpperCase())],
    ...shifts.map(shift => [`in Base64 from octet ${shift} of three on`, 400, inBase64(shift)] as const),
    ...shifts.map(shift => [`in Base64 within Base64, from octet ${shift} of three on`, 528, inJws(shift)] as const),
  ]

  for (const [form, length, signed] of forms)
    it(`${form} is found from its first octet to its last, and nothing beyond it`, () => {
      const places = [...signed.keys()].filter(at => isInCopy(signed, at, [randomBytes(300), certificate]))
      const [first = assert.fail()] = places
      const last = places.at(-1) ?? assert.fail()
      assert.equal(places.length, last - first + 1, 'in one piece')
      assert.ok(places.length >= length && places.length <= length + 24, `${places.length} of ${length}`)
      assert.ok(![...signed.keys()].some(at => isInCopy(signed, at, [randomBytes(300)])))
    })

  it('is found wherever there are two, and nowhere where there is none', () => {
    const twice = Buffer.concat([certificate, around[0], certificate])
    assert.ok(isInCopy(twice, 0, [certificate]) && isInCopy(twice, twice.length - 1, [certificate]))
    assert.ok(!isInCopy(twice, certificate.length + 48, [certificate]))
    assert.ok(!isInCopy(around[0], 10, [certificate]))
    assert.ok(!isInCopy(twice, 0, []))
  })
})

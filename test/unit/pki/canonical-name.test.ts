/** Distinguished names for comparing: what is equal, and what is no name. */
import assert from 'node:assert/strict'
import { canonicalName } from '../../../host/pki/canonical-name.ts'
import { readDer } from '../../../shared/der.ts'

const tlv = (tag: number, ...content: Buffer[]): Buffer => {
  const whole = Buffer.concat(content)
  return Buffer.concat([Buffer.from([tag, whole.length]), whole])
}
const commonName = Buffer.from('0603550403', 'hex')
const text = (value: string, tag = 0x0c): Buffer => tlv(tag, Buffer.from(value))

/** A name of one attribute, with these tags. */
const name = ({ whole = 0x30, part = 0x31, attribute = 0x30 }, ...parts: Buffer[]): string =>
  canonicalName(readDer(tlv(whole, tlv(part, tlv(attribute, ...parts)))))

describe('a name that is compared', () => {
  it('is the same in capitals, with other white space and as another kind of text', () => {
    const [own, other] = [text(' Milli  MƏRKƏZ'), text('milli mərkəz')]
    assert.equal(name({}, commonName, own), name({}, commonName, other))
    assert.equal(name({}, commonName, text('ARMB', 0x13)), name({}, commonName, text('armb')))
    assert.notEqual(name({}, commonName, text('ARMB')), name({}, commonName, text('ARM')))
  })

  for (const [what, tags] of [
    ['a whole', { whole: 0x31 }],
    ['a relative name', { part: 0x30 }],
    ['an attribute', { attribute: 0xf2 }],
  ] as const) {
    it(`is none with ${what} of another tag`, () => {
      assert.throws(() => name(tags, commonName, text('ARMB')), { code: 'CERTIFICATE_UNREADABLE' })
    })
  }

  it('is none with an attribute of one thing or of three', () => {
    assert.throws(() => name({}, commonName), { code: 'CERTIFICATE_UNREADABLE' })
    assert.throws(() => name({}, commonName, text('a'), text('b')), { code: 'CERTIFICATE_UNREADABLE' })
  })
})

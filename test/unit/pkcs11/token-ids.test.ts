/** Which token is meant, where serial numbers tell and where they do not. */
import assert from 'node:assert/strict'
import type { TokenInfo } from '../../../host/pkcs11/cryptoki.ts'
import { isSameToken, tokenIds, type SeenToken } from '../../../host/pkcs11/token-ids.ts'

const info = (some: Partial<TokenInfo> = {}): TokenInfo => ({
  label: 'KAZTOKEN',
  manufacturer: 'Maker',
  model: 'Model',
  serialNumber: '0123',
  flags: 0x408,
  minPinLength: 6,
  maxPinLength: 249,
  hardwareVersion: '1.0',
  firmwareVersion: '1.0',
  memory: { totalPublic: null, freePublic: null, totalPrivate: null, freePrivate: null },
  ...some,
})
const inSlot = (slot: number, some: Partial<TokenInfo> = {}): SeenToken => ({
  slot: Buffer.from([slot]),
  info: info(some),
})

describe('the ids of connected tokens', () => {
  it('stay the same in another reader and under another label', () => {
    const ids = tokenIds('/a.so')
    const [id] = ids([inSlot(1)])
    assert.deepEqual(ids([inSlot(2, { label: 'New', flags: 0 })]), [id])
  })

  it('differ by module, serial number, maker and model', () => {
    const all = [
      tokenIds('/a.so')([inSlot(1)]),
      tokenIds('/b.so')([inSlot(1)]),
      tokenIds('/a.so')([inSlot(1, { serialNumber: '0124' })]),
      tokenIds('/a.so')([inSlot(1, { manufacturer: 'Other' })]),
      tokenIds('/a.so')([inSlot(1, { model: 'Other' })]),
    ].flat()
    assert.equal(new Set(all).size, 5)
  })

  it('are of the slot where there is no serial number', () => {
    const ids = tokenIds('/a.so')
    const [one, other] = ids([inSlot(1, { serialNumber: '' }), inSlot(2, { serialNumber: '' })])
    assert.notEqual(one, other)
    assert.deepEqual(ids([inSlot(2, { serialNumber: '', label: 'New' })]), [other])
  })

  it('of one serial number are told apart by the label, and stay the same in another reader', () => {
    const ids = tokenIds('/a.so')
    const both = ids([inSlot(1, { label: 'PIN 1' }), inSlot(2, { label: 'PIN 2' })])
    assert.equal(new Set(both).size, 2)
    assert.deepEqual(ids([inSlot(8, { label: 'PIN 2' }), inSlot(7, { label: 'PIN 1' })]), both.toReversed())
  })

  it('of one serial number and label are told apart by the slot', () => {
    const ids = tokenIds('/a.so')
    const both = ids([inSlot(1), inSlot(2)])
    assert.equal(new Set(both).size, 2)
    assert.deepEqual(ids([inSlot(2)]), both.slice(1))
  })

  it('never pass from a token to its twin', () => {
    for (const label of ['KAZTOKEN', 'Another']) {
      const ids = tokenIds('/a.so')
      const [alone] = ids([inSlot(1)])
      const both = ids([inSlot(1), inSlot(2, { label })])
      const [left] = ids([inSlot(2, { label })])
      assert.equal(left, both[1], 'the second keeps the id it had beside the first')
      assert.equal([...both, left].includes(alone ?? ''), false, 'nobody has the id that was agreed to before')
    }
  })
})

describe('a slot that is looked at again', () => {
  it('holds another token when its maker, model, serial number or label is another', () => {
    assert.ok(isSameToken(info(), info({ flags: 0, minPinLength: 4 })))
    for (const field of ['label', 'manufacturer', 'model', 'serialNumber'] as const) {
      assert.equal(isSameToken(info(), info({ [field]: 'Other' })), false, field)
    }
  })
})

/** A module that lists its objects in another order at each look changes no question. */
import assert from 'node:assert/strict'
import { contentsInOrder, objectsInOrder } from '../../../host/token/in-order.ts'
import { utf8 } from '../../../shared/bytes.ts'

describe('what lies on a token', () => {
  it('is listed by kind, name and id, however the module lists it', () => {
    const wanted = [
      { kind: 'certificate', label: 'Ada', id: '2' },
      { kind: 'certificate', label: 'Əli', id: '1' },
      { kind: 'keyPair', label: 'Ada', id: '0' },
      { kind: 'data', label: 'note', id: '3' },
      { kind: 'data', label: 'note', id: '4' },
      { kind: 'secretKey', label: 'Arxiv', id: '5' },
    ] as const
    for (const listed of [wanted, wanted.toReversed(), [...wanted.slice(3), ...wanted.slice(0, 3)]]) {
      assert.deepEqual(objectsInOrder(listed), wanted)
    }
  })

  it('offers its certificates and keys in one order, and loses none', () => {
    const certificates = ['c', 'a', 'b'].map(text => ({ certificate: utf8(text), keyId: text }))
    const keys = ['z', 'y'].map(text => ({ publicKey: utf8(text), keyId: text }))
    const signatures = ['Ed25519' as const]
    const ordered = contentsInOrder({ certificates, keys, signatures })
    assert.deepEqual(
      [ordered.certificates.map(({ keyId }) => keyId), ordered.keys.map(({ keyId }) => keyId)],
      [
        ['a', 'b', 'c'],
        ['y', 'z'],
      ],
    )
    assert.deepEqual(
      contentsInOrder({ certificates: certificates.toReversed(), keys: keys.toReversed(), signatures }),
      ordered,
    )
  })
})

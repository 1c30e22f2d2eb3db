/** A certification request as the window draws it: everything that stands in it, or it is drawn as a file. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { VNode } from 'preact'
import { openDocument } from '../../../extension/documents/open-document.ts'
import type { ReadRequest } from '../../../extension/documents/files/read-request.ts'
import { packageCertificationRequest, prepareCertificationRequest } from '../../../host/pki/certification-request.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { makeKey } from '../../support/make-signer.ts'

const subject = [
  { type: 'C', value: 'KZ' },
  { type: 'CN', value: 'Айгүл Сериккызы' },
] as const
const key = makeKey('P-256')

function request(more: Partial<Parameters<typeof prepareCertificationRequest>[0]> = {}): Uint8Array {
  const info = prepareCertificationRequest({ subject: [...subject], ...more })(key.publicKey)
  return packageCertificationRequest({ info, algorithm: key.signatureAlgorithm, signature: key.sign(info) })
}

async function opened(content: Uint8Array): Promise<{ drawnAs: string; reading: ReadRequest; refusal: string | null }> {
  const about = { type: 'application/pkcs10', size: content.length, edges: null }
  const { drawnAs, view } = await openDocument(content, about, new AbortController().signal)
  return { drawnAs, ...(view as VNode<{ reading: ReadRequest; refusal: string | null }>).props }
}

describe('a certification request that is to be signed', () => {
  it('is drawn with whom it names, for which key and for what', async () => {
    const purposes = ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.4']
    const { drawnAs, reading } = await opened(request({ extensions: { extendedKeyUsage: purposes } }))
    const keyDigest = createHash('sha256').update(key.publicKey).digest('hex')
    assert.deepEqual([drawnAs, reading], ['request', { subject, algorithm: 'P-256', keyDigest, purposes, others: [] }])
  })

  it('is drawn with what has no words of its own as well', async () => {
    const asked = {
      extensions: { keyUsage: ['digitalSignature' as const] },
      attributes: { challengePassword: 'ceyran' },
    }
    const { reading } = await opened(request(asked))
    assert.deepEqual(
      reading.others.map(({ type }) => type).toSorted((a, b) => a.localeCompare(b)),
      ['1.2.840.113549.1.9.7', '2.5.29.15'],
    )
    assert.ok(reading.others.some(({ value }) => value.includes(Buffer.from('ceyran').toString('hex'))))
  })

  it('is a file where anything else stands in it, behind it or in its place', async () => {
    const whole = request()
    const [first = 0, second = 0, ...rest] = whole
    const longer = Uint8Array.of(first, second, ...rest, 0x05, 0x00)
    // One part more inside: the length says so.
    const stuffed = Uint8Array.from(longer)
    if (second < 0x80) stuffed[1] = second + 2
    else stuffed[1 + (second & 0x7f)] = (longer[1 + (second & 0x7f)] ?? 0) + 2
    for (const content of [longer, stuffed, whole.subarray(0, -1), utf8('request'), key.publicKey]) {
      const { drawnAs, refusal } = await opened(content)
      assert.deepEqual([drawnAs, refusal], ['file', 'syntax'])
    }
  })
})

/** Time stamps: every way in which one can be wrong, and what an authority answers. */
import assert from 'node:assert/strict'
import { der, integer, sequence, smallInteger } from '../../../host/pki/der.ts'
import { judgeTimestamp } from '../../../host/pki/tsp/judge-timestamp.ts'
import { timestampRequest } from '../../../host/pki/tsp/timestamp-request.ts'
import { timestampIn } from '../../../host/pki/tsp/timestamp-response.ts'
import { concat, utf8, type Bytes } from '../../../shared/bytes.ts'
import { MohurError } from '../../../shared/errors.ts'
import { limits } from '../../../shared/limits.ts'
import type { TimestampReason } from '../../../shared/operations/verify.ts'
import { bendCertificate, daysFromNow } from '../../support/bend-certificate.ts'
import { oldSigningCertificateOf, signingCertificateOf, sortAttributes, type Bend } from '../../support/build-cms.ts'
import {
  forTimestamps,
  goodPurposes,
  infoExtensions,
  purposes,
  timestampContentType,
  timestampInfo,
  timestampResponse,
  timestampSource,
  timestampToken,
  type BentInfo,
  type TimestampSource,
} from '../../support/make-timestamp.ts'

const stamped = utf8('the value of a signature')
const good = timestampSource()
const minute = 60_000
/** One moment for all: between the first line of this file and its tests others may take minutes. */
const now = new Date()
const at = (ms: number): string => new Date(now.getTime() + ms).toISOString().replace(/[-:T]|\.\d+/g, '')

interface Row {
  reasons: TimestampReason[]
  info?: BentInfo
  bend?: Bend
  source?: TimestampSource
  /** What the authority is trusted by; its own root unless told otherwise. */
  roots?: Bytes[]
}

const named = (signingCertificate: Bytes | null): Bend => ({
  attributes: ({ messageDigest }) =>
    sortAttributes([timestampContentType, messageDigest, ...(signingCertificate ? [signingCertificate] : [])]),
})
const stranger = bendCertificate('Stranger').certificate

const matrix: Record<string, Row> = {
  good: { reasons: [] },
  'with a fraction of a second': { reasons: [], info: { time: at(0).replace('Z', '.25Z') } },
  'with accuracy and ordering': {
    reasons: [],
    info: { between: [sequence(smallInteger(1)), der(0x01, Uint8Array.of(0xff))] },
  },
  'with an extension that need not be understood': { reasons: [], info: { after: [infoExtensions(false)] } },
  'ESSCertID in its first version': {
    reasons: [],
    bend: named(oldSigningCertificateOf(good.signer.certificate)),
  },
  'of another signature': { reasons: ['imprintWrong'], info: { stamped: utf8('another') } },
  'by SHA-512': { reasons: [], info: { hash: 'sha512' } },
  'by SHA-1': { reasons: ['algorithmWeak'], info: { hash: 'sha1' } },
  'of version 2': { reasons: ['unreadable'], info: { version: 2 } },
  'with an extension that must be understood': { reasons: ['unreadable'], info: { after: [infoExtensions(true)] } },
  'with something after its end': { reasons: ['unreadable'], info: { after: [smallInteger(1), smallInteger(2)] } },
  'in local time': { reasons: ['unreadable'], info: { time: at(0).replace('Z', '+0400') } },
  'without seconds': { reasons: ['unreadable'], info: { time: `${at(0).slice(0, 12)}Z` } },
  'with a zero at the end of its fraction': { reasons: ['unreadable'], info: { time: at(0).replace('Z', '.50Z') } },
  'on the 30th of February': { reasons: ['unreadable'], info: { time: '20260230120000Z' } },
  'from the future': { reasons: ['timeWrong'], info: { time: at(limits.timestampApartMs + minute) } },
  'as ordinary content': { reasons: ['unreadable'], bend: { contentType: '1.2.840.113549.1.7.1' } },
  'without what was signed': { reasons: ['unreadable'], bend: { content: null } },
  'by two signers': { reasons: ['unreadable'], bend: { signers: 2 } },
  'signed over something else': { reasons: ['contentChanged'], bend: { digested: utf8('something else') } },
  'with a signature that is wrong': {
    reasons: ['signatureWrong'],
    bend: { toBeSigned: sent => concat([sent, Uint8Array.of(0)]) },
  },
  'signed with SHA-1': { reasons: ['algorithmWeak'], bend: { hash: 'sha1' } },
  'that names no certificate': { reasons: ['attributesWrong'], bend: named(null) },
  'that names another certificate': { reasons: ['certificateMismatch'], bend: named(signingCertificateOf(stranger)) },
  'that names another certificate in the first version': {
    reasons: ['certificateMismatch'],
    bend: named(oldSigningCertificateOf(stranger)),
  },
  'without its certificate': { reasons: ['certificateMissing'], bend: { certificates: [] } },
  'by a certificate for nothing in particular': {
    reasons: ['certificateNotForTimestamps'],
    source: timestampSource([]),
  },
  'by a certificate that says so without stress': {
    reasons: ['certificateNotForTimestamps'],
    source: timestampSource(purposes(false, forTimestamps)),
  },
  'by a certificate for e-mail as well': {
    reasons: ['certificateNotForTimestamps'],
    source: timestampSource(purposes(true, forTimestamps, '1.3.6.1.5.5.7.3.4')),
  },
  'by a certificate for signing documents': {
    reasons: ['certificateNotForTimestamps'],
    source: timestampSource(purposes(true, '1.3.6.1.5.5.7.3.36')),
  },
  'by a certificate that has expired': {
    reasons: ['certificateExpired'],
    source: timestampSource(goodPurposes, { notBefore: daysFromNow(-9), notAfter: daysFromNow(-1) }),
  },
  'by an authority that nobody trusts': { reasons: ['rootUnknown'], roots: [] },
  'by an authority of another root': { reasons: ['rootUnknown'], roots: [timestampSource().root] },
}

const tokenOf = ({ source = good, info, bend }: Partial<Row> = {}): Bytes =>
  timestampToken(source, timestampInfo(stamped, info), bend)

describe('a time stamp', () => {
  for (const [name, row] of Object.entries(matrix)) {
    it(`${name} → ${row.reasons.join(', ') || 'holds'}`, () => {
      const { source = good, roots = [source.root] } = row
      const { valid, reasons } = judgeTimestamp(tokenOf(row), { stamped, roots, now })
      assert.deepEqual({ valid, reasons }, { valid: row.reasons.length === 0, reasons: row.reasons })
    })
  }

  it('is told of by its time and by the name of its authority', () => {
    const time = new Date(Math.floor(now.getTime() / 1_000) * 1_000)
    const { valid, reasons, ...told } = judgeTimestamp(tokenOf({ info: { time: at(0) } }), {
      stamped,
      roots: [good.root],
      now,
    })
    assert.deepEqual(told.time, time)
    assert.deepEqual(
      [valid, reasons, told.authority, told.certificate],
      [true, [], 'Vaxt Mərkəzi', good.signer.certificate],
    )
  })
})

describe('the answer of an authority', () => {
  const { request, nonce } = timestampRequest('SHA-256', stamped)
  const about = { stamped, roots: [good.root], now, nonce }
  const token = (info: BentInfo = {}): Bytes => tokenOf({ info: { nonce, ...info } })
  const refused = (response: Uint8Array): unknown => {
    try {
      timestampIn(response, about)
    } catch (error) {
      if (error instanceof MohurError) return { [error.code]: error.details['reason'] }
    }
    return null
  }

  it('gives the token as it was, granted or granted with changes', () => {
    const given = token()
    for (const status of [0, 1]) assert.deepEqual(timestampIn(timestampResponse(given, status), about), given)
  })

  const rows: [what: string, response: () => Uint8Array, error: object][] = [
    ['a refusal', () => timestampResponse(null, 2), { TIMESTAMP_UNAVAILABLE: 'rejected' }],
    ['a refusal with a good token', () => timestampResponse(token(), 2), { TIMESTAMP_UNAVAILABLE: 'rejected' }],
    ['waiting', () => timestampResponse(null, 3), { TIMESTAMP_UNAVAILABLE: 'rejected' }],
    ['no token', () => timestampResponse(null), { TIMESTAMP_INVALID: 'unreadable' }],
    [
      'another nonce',
      () => timestampResponse(token({ nonce: integer(Uint8Array.of(7)) })),
      { TIMESTAMP_INVALID: 'nonceWrong' },
    ],
    ['no nonce', () => timestampResponse(token({ nonce: null })), { TIMESTAMP_INVALID: 'nonceWrong' }],
    ['another imprint', () => timestampResponse(token({ stamped: utf8('x') })), { TIMESTAMP_INVALID: 'imprintWrong' }],
    [
      'an old time',
      () => timestampResponse(token({ time: at(-limits.timestampApartMs - minute) })),
      { TIMESTAMP_INVALID: 'timeWrong' },
    ],
    [
      'a time to come',
      () => timestampResponse(token({ time: at(limits.timestampApartMs + minute) })),
      { TIMESTAMP_INVALID: 'timeWrong' },
    ],
    [
      'another root',
      () => timestampResponse(tokenOf({ source: timestampSource(), info: { nonce } })),
      { TIMESTAMP_INVALID: 'rootUnknown' },
    ],
    ['a page', () => utf8('<!doctype html>'), { TIMESTAMP_INVALID: 'unreadable' }],
    ['nothing', () => new Uint8Array(), { TIMESTAMP_INVALID: 'unreadable' }],
    [
      'bytes left over',
      () => concat([timestampResponse(token()), Uint8Array.of(0)]),
      { TIMESTAMP_INVALID: 'unreadable' },
    ],
    ['half of it', () => timestampResponse(token()).subarray(0, 300), { TIMESTAMP_INVALID: 'unreadable' }],
    ['the request', () => request, { TIMESTAMP_INVALID: 'unreadable' }],
  ]
  for (const [what, response, error] of rows) {
    it(`is refused when it is ${what}`, () => assert.deepEqual(refused(response()), error))
  }

  it('must be of this request: of two no nonce is the same', () => {
    assert.notDeepEqual(timestampRequest('SHA-256', stamped).nonce, timestampRequest('SHA-256', stamped).nonce)
  })
})

/** What needs the person: derived from what our own pages read, and nothing that only looks like it. */
import assert from 'node:assert/strict'
import { attentionTo, type Known } from '../../../extension/profiles/attention.ts'
import type { JournalStage } from '../../../shared/journal.ts'
import { subjectText } from '../../../shared/names.ts'
import type { TokenDetails } from '../../../shared/token-details.ts'
import { journalRecordOf } from '../../support/journal-record.ts'
import { pressing, requestEntry, waitingKey } from '../../integration/screens/sample-attention.ts'
import { detailsOf, kaztoken } from '../../integration/screens/sample-care.ts'
import { makeSampleCertificates, type SampleCertificates } from '../../integration/screens/sample-certificates.ts'

const dayMs = 86_400_000

describe('what needs attention', () => {
  let certificates: SampleCertificates
  before(async () => {
    certificates = await makeSampleCertificates()
  })

  const kinds = (known: Known, now = new Date()): string[] => attentionTo(known, now).map(({ kind }) => kind)
  const withCertificate = (changes: { hasKey?: boolean; retired?: boolean; certificate?: Uint8Array } = {}): Known => {
    const common = { kind: 'certificate', id: 'c', label: '', private: false, hasKey: true, retired: false } as const
    const object = { ...common, ...changes, certificate: new Uint8Array(changes.certificate ?? certificates.endsSoon) }
    return { tokens: [{ details: detailsOf(kaztoken), objects: [object] }], modules: [] }
  }
  const withPin = (
    userPin: Partial<TokenDetails['userPin']>,
    state: TokenDetails['summary']['state'] = 'ready',
  ): Known => {
    const details = detailsOf({ ...kaztoken, state })
    return {
      tokens: [{ details: { ...details, userPin: { ...details.userPin, ...userPin } }, objects: [] }],
      modules: [],
    }
  }

  it('is named with the most pressing first', () => {
    assert.deepEqual(kinds(pressing(certificates)), ['pin', 'pin', 'certificate', 'module', 'enrolment', 'enrolment'])
    assert.deepEqual(kinds({ tokens: [], modules: [] }), [])
  })

  it('T49, R2: a signature that no site has got, or that may exist, until the person has looked', () => {
    const at = (stage: JournalStage, minute: number) => ({
      ...journalRecordOf({ stage, document: `${stage} ${minute}` }),
      time: new Date(minute * 60_000),
    })
    const journal = [at('unknown', 3), at('delivered', 2), at('failed', 2), at('signing', 2), at('undelivered', 1)]
    const lost = (journalSeen: number): string[] =>
      attentionTo({ tokens: [], modules: [], journal, journalSeen }, new Date()).flatMap(one =>
        one.kind === 'signature' ? one.entries.map(({ document }) => document) : [one.kind],
      )
    assert.deepEqual(lost(0), ['unknown 3', 'undelivered 1'])
    assert.deepEqual(lost(60_000), ['unknown 3'])
    assert.deepEqual(lost(180_000), [])
  })

  it('signatures that no site has got and that are kept, once, until nothing is kept', () => {
    const [seen, now] = [new Date(60_000), new Date()]
    const journal = ['a', 'b'].map(request => ({
      ...journalRecordOf({ stage: 'undelivered', request: request.repeat(32) }),
      time: seen,
    }))
    const kept = [{ request: 'a'.repeat(32), since: seen, until: now, signed: null }]
    const told = attentionTo({ tokens: [], modules: [], journal, kept }, now)
    assert.deepEqual(
      told.map(one => (one.kind === 'signature' ? one.entries.map(({ request }) => request[0]) : one.kind)),
      ['kept', ['b']],
    )
    assert.deepEqual(kinds({ tokens: [], modules: [], journal, kept, journalSeen: 60_000 }), ['kept'])
  })

  it('row 120: a certificate that ends within 30 days, or has ended, until it is replaced', () => {
    const end = Date.now() + 730 * dayMs
    const { person } = certificates
    const at = (days: number): string[] => kinds(withCertificate({ certificate: person }), new Date(end + days * dayMs))
    assert.deepEqual(at(-31), [])
    assert.deepEqual(at(-29), ['certificate'])
    assert.deepEqual(at(1), ['certificate'])
    assert.deepEqual(kinds(withCertificate()), ['certificate'], 'ends in 12 days')
    assert.deepEqual(kinds(withCertificate({ retired: true })), [], 'retired')
    assert.deepEqual(kinds(withCertificate({ hasKey: false })), [], 'nobody signs with it')
    assert.deepEqual(kinds(withCertificate({ certificate: Uint8Array.of(1) })), [], 'unreadable')
  })

  it('row 27: a PIN that is locked or on its last tries', () => {
    assert.deepEqual(kinds(withPin({ tries: 'locked', left: 0 }, 'locked')), ['pin'])
    assert.deepEqual(kinds(withPin({ tries: 'final', left: null })), ['pin'])
    assert.deepEqual(kinds(withPin({ tries: 'low', left: null })), ['pin'], 'one wrong PIN may leave one try')
    assert.deepEqual(kinds(withPin({ tries: 'low', left: 3 })), ['pin'])
    assert.deepEqual(kinds(withPin({ tries: 'low', left: 9 })), [], 'it counts aloud, and there are many')
    assert.deepEqual(kinds(withPin({ tries: 'unknown', left: null })), [])
    assert.deepEqual(kinds(withPin({ tries: 'locked', left: null }, 'uninitialized')), [], 'there is no PIN yet')
  })

  it('a module that was set aside, and none that merely failed', () => {
    const { modules } = pressing(certificates)
    assert.deepEqual(kinds({ tokens: [], modules }), ['module'])
    const failed = modules.map(module => ({ ...module, problem: { code: 'MODULE_CRASHED' as const, details: {} } }))
    assert.deepEqual(kinds({ tokens: [], modules: failed }), [])
  })

  it('a key that waits for its certificate, since the request in the journal that must be its own', () => {
    const waits = (journal: Known['journal'] & object, label = waitingKey.label, times = 1): unknown => {
      const key = { ...waitingKey, label }
      const objects = Array.from({ length: times }, (_, at) => ({ ...key, id: `key ${at}` }))
      const found = attentionTo(
        { tokens: [{ details: detailsOf(kaztoken), objects }], modules: [], journal },
        new Date(),
      )
      return found.map(one => one.kind === 'enrolment' && one.enrolment.requestedAt)
    }
    const older = { ...requestEntry, time: new Date(0) }
    assert.deepEqual(waits([requestEntry, older]), [requestEntry.time])
    assert.deepEqual(waits([]), [null])
    assert.deepEqual(waits([{ ...requestEntry, stage: 'failed' }]), [null], 'no request came of it')
    assert.deepEqual(waits([{ ...requestEntry, operation: 'sign' }]), [null])
    const elsewhere = { ...requestEntry, token: { ...requestEntry.token, serialNumber: 'other' } }
    assert.deepEqual(waits([elsewhere]), [null])
    assert.deepEqual(waits([requestEntry], 'MƏMMƏDOV'), [null], 'a part of the name')
    assert.deepEqual(waits([requestEntry], ''), [null], 'no name')
    const quoting = subjectText([
      { type: 'CN', value: 'Səməd, O=Bank' },
      { type: 'C', value: 'AZ' },
    ])
    assert.deepEqual(waits([{ ...requestEntry, document: quoting }], 'Səməd, O=Bank'), [requestEntry.time])
    assert.deepEqual(waits([{ ...requestEntry, document: quoting }], 'Bank'), [null], 'what stands within the name')
    assert.deepEqual(waits([requestEntry], waitingKey.label, 2), [null, null], 'two keys of one name')
  })
})

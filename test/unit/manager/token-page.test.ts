/** The manager's own thinking about tokens: chains, profiles, words for keys, names of files, the report for a help desk. */
import assert from 'node:assert/strict'
import type { Bytes } from '../../../shared/bytes.ts'
import type { JournalEntry } from '../../../shared/journal.ts'
import { certificateFacts } from '../../../extension/profiles/certificate-facts.ts'
import { languages } from '../../../extension/locales/languages.ts'
import { keyWords } from '../../../extension/manager/key-words.ts'
import { isJournalNeeded, profilesOf } from '../../../extension/profiles/profiles.ts'
import { readinessReport } from '../../../extension/manager/readiness-report.ts'
import { fileName } from '../../../extension/manager/save-file.ts'
import { journalRecordOf } from '../../support/journal-record.ts'
import { day, makeLink, usages } from '../../support/make-link.ts'
import { makeSampleCertificates, type SampleCertificates } from '../../integration/screens/sample-certificates.ts'
import { detailsOf, kaztoken, sampleObjects } from '../../integration/screens/sample-care.ts'

const { summary } = detailsOf(kaztoken)

describe('a token in the manager', () => {
  let certificates: SampleCertificates
  before(async () => {
    certificates = await makeSampleCertificates()
  })

  it('row 3: says in words which keys it makes', () => {
    const texts = languages.en.tokenPage.details
    assert.equal(keyWords(['RSA-2048', 'RSA-4096', 'P-256', 'P-384'], texts), 'RSA up to 4096, ECDSA P-256/P-384')
    assert.equal(keyWords([], texts), '')
  })

  it('row 128: lists certificates with their keys, retired ones too, the one that ends first before the others, and enrolments that wait', () => {
    const token = { details: detailsOf(kaztoken), objects: sampleObjects(certificates) }
    const now = new Date()
    const inYears = (years: number): Date => new Date(now.getTime() + years * 366 * 86_400_000)
    const { profiles, enrolments } = profilesOf([token], now)
    assert.equal(isJournalNeeded({ profiles, enrolments }), enrolments.length > 0)
    assert.equal(isJournalNeeded({ profiles: profilesOf([token], inYears(3)).profiles, enrolments: [] }), true)
    assert.equal(isJournalNeeded({ profiles: profilesOf([token], inYears(-1)).profiles, enrolments: [] }), false)
    assert.deepEqual(
      profiles.map(({ next }) => next),
      ['renew', 'retired', 'use'],
    )
    assert.deepEqual(
      profilesOf([token], inYears(3)).profiles.map(({ next }) => next),
      ['request', 'retired', 'request'],
    )
    assert.deepEqual(
      profilesOf([token], inYears(-1)).profiles.map(({ next }) => next),
      ['wait', 'retired', 'wait'],
    )
    assert.deepEqual(
      enrolments.map(({ key }) => key.id),
      ['waiting'],
    )
  })

  it('rows 120, 128: tells from 30 days on to renew a certificate, from 7 on at once, and to take it out of use when its successor is there', () => {
    const by = makeLink('Centre')
    const issue = (days: number, use = usages.signing): Bytes =>
      makeLink('SƏMƏD', { by, extensions: [use], notAfter: new Date(Date.now() + days * day) }).certificate
    let old: Bytes
    const nextOf = (...others: Bytes[]): string | undefined => {
      const objects = [old, ...others].map((certificate, index) => {
        const object = { id: String(index), label: '', private: false, hasKey: true, retired: false }
        return { ...object, kind: 'certificate' as const, certificate }
      })
      const { profiles } = profilesOf([{ details: detailsOf(kaztoken), objects }], new Date())
      return profiles.find(({ id }) => id === '0')?.next
    }
    for (const [days, due] of [
      [6.9, 'critical'],
      [7.1, 'renew'],
      [29.9, 'renew'],
      [30.1, 'use'],
    ] as const) {
      old = issue(days)
      assert.equal(nextOf(), due, `${days} days`)
      assert.equal(nextOf(issue(400)), due === 'use' ? 'use' : 'retire')
      assert.equal(nextOf(issue(20)), due, 'the other one ends soon as well')
      assert.equal(nextOf(issue(400, usages.encipherment)), due, 'the other one is for something else')
      assert.equal(nextOf(makeLink('ƏLİ', { by, extensions: [usages.signing] }).certificate), due)
    }
  })

  it('names the site where a certificate that ends soon was asked for, where the journal tells of one alone', () => {
    const token = { details: detailsOf(kaztoken), objects: sampleObjects(certificates) }
    const asked = (origin: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
      ...journalRecordOf({
        operation: 'requestCertificate',
        document: 'C=AZ, CN=SƏMƏD MƏMMƏDOV',
        origin,
        stage: 'delivered',
      }),
      token: { label: '', serialNumber: summary.serialNumber },
      time: new Date(),
      ...more,
    })
    const found = (...journal: JournalEntry[]) =>
      new Map(profilesOf([token], new Date(), journal).profiles.map(({ next, requestedFrom }) => [next, requestedFrom]))
    const name = certificateFacts(certificates.person)?.subject.find(({ type }) => type === 'CN')?.value
    assert.equal(name, 'SƏMƏD MƏMMƏDOV')
    const where = (...journal: JournalEntry[]) => [...found(...journal).values()].filter(origin => origin !== null)
    assert.deepEqual(where(), [])
    const site = 'https://portal.example'
    assert.deepEqual(new Set(where(asked(site), asked(site))), new Set([site]))
    assert.deepEqual(where(asked(site), asked('https://other.example')), [], 'two sites')
    assert.deepEqual(where(asked(site, { operation: 'sign' })), [], 'it was something else')
    assert.deepEqual(where(asked(site, { stage: 'failed' })), [], 'nothing came of it')
    assert.deepEqual(where(asked(site, { token: { label: '', serialNumber: 'other' } })), [], 'another token')
    assert.deepEqual(where(asked(site, { document: 'CN=SƏMƏD' })), [], 'another name')
    assert.deepEqual(where(asked('javascript:alert(1)')), [], 'no site')
  })

  it('gives files names without anything that a path or a shell reads', () => {
    assert.equal(fileName('SƏMƏD MƏMMƏDOV', 'cer'), 'SƏMƏD-MƏMMƏDOV.cer')
    assert.equal(fileName('../..//etc/passwd', 'pem'), 'etc-passwd.pem')
    assert.equal(fileName('\u202E\u0000 ', 'p12'), 'mohur.p12')
  })
})

describe('the report for a help desk', () => {
  it('says versions, drivers and states, and nothing of the person', () => {
    const module = {
      path: '/home/ceyran/lib/libacos5pkcs11.so',
      name: 'x',
      source: 'registered' as const,
      description: '',
      version: '2.1',
      tokens: 0,
      problem: { code: 'MODULE_CRASHED' as const, details: { module: '/home/ceyran/lib/libacos5pkcs11.so' } },
    }
    const findings = {
      status: { version: '0.1.0', protocol: 1, host: 'ready' as const },
      diagnosis: {
        host: { version: '0.1.0', node: '20', platform: 'linux', dataFolder: '/home/ceyran/.local/share/mohur' },
        folders: [],
        modulesMissing: [{ name: 'JaCarta', driver: 'aladdin-rd.ru' }],
        modules: [module],
        tokens: [{ ...summary, label: 'SAMED' }],
        certificates: 2,
      },
      installation: { fromSources: false, help: {} },
      at: new Date(0),
    }
    const step = {
      name: 'modules',
      state: 'broken',
      text: '',
      cure: '',
      command: '',
      problems: [module.problem],
      place: null,
    } as const
    const around = {
      extension: 'abc',
      userAgent: 'Firefox/153 (Linux)',
      now: new Date(0),
      lastErrors: [{ time: 0, operation: 'sign', code: 'PIN_LOCKED' }],
    } as const
    const report = readinessReport(findings, [step], around)
    assert.match(report, /^extension: abc$/m)
    assert.match(report, /^browser: Firefox\/153 \(Linux\)$/m)
    assert.match(report, /modules: broken MODULE_CRASHED/)
    assert.match(report, /module: libacos5pkcs11\.so, registered, 2\.1, tokens 0, MODULE_CRASHED/)
    assert.match(report, /^modules not found: JaCarta$/m)
    assert.match(report, /^error: 1970-01-01T00:00:00\.000Z sign PIN_LOCKED$/m)
    assert.match(report, /token: pkcs11, Aktiv Co\., Rutoken ECP, ready/)
    for (const personal of ['ceyran', 'SAMED', summary.serialNumber]) assert.ok(!report.includes(personal), personal)
    assert.match(
      readinessReport({ ...findings, diagnosis: { code: 'HOST_MISSING', details: {} } }, [], around),
      /diagnosis: HOST_MISSING/,
    )
  })
})

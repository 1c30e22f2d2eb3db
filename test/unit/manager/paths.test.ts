/** The way from a certificate to its root, as a person is told of it: on a token, in files to be imported, of a signature. */
import assert from 'node:assert/strict'
import { signerFindings } from '../../../extension/manager/files/signer-findings.ts'
import { importFindings } from '../../../extension/profiles/import-findings.ts'
import { inOrder, issuersByName } from '../../../extension/profiles/issuers-by-name.ts'
import { pathStory, type PathFinding, type PathToTell } from '../../../extension/profiles/path-story.ts'
import type { Bytes } from '../../../shared/bytes.ts'
import type { VerifiedSigner } from '../../../shared/operations/verify.ts'
import { asAuthority, bendCertificate, type Bent } from '../../support/bend-certificate.ts'
import { day, makeLink, usages } from '../../support/make-link.ts'

const now = new Date()
const inDays = (days: number): Date => new Date(now.getTime() + days * day)
const root = makeLink('Kök')
const centre = makeLink('Mərkəz', { by: root })
const person = makeLink('SƏMƏD', { by: centre, extensions: [usages.signing] }).certificate
const [rootFile, centreFile] = [root.certificate, centre.certificate]
const told = (findings: readonly PathFinding[] = []): string[] =>
  findings.map(one => [one.kind, one.subject, ...('issuer' in one ? [one.issuer] : [])].join(' '))

describe('the way to a root', () => {
  const story = (changes: Partial<PathToTell>) =>
    pathStory({ certificate: person, chain: [centreFile, rootFile], trust: 'notJudged', at: now, ...changes })

  it('rows 28, 92: is found by the names among certificates in any order, and the issuer that is missing is named', () => {
    const pool = [rootFile, person, makeLink('Başqa').certificate, centreFile]
    assert.deepEqual(issuersByName(person, pool), [centreFile, rootFile])
    assert.deepEqual(issuersByName(rootFile, pool), [])
    assert.deepEqual(issuersByName(person, [rootFile]), [])
    assert.deepEqual(story({})?.names, ['SƏMƏD', 'Mərkəz', 'Kök'])
    assert.deepEqual(told(story({ chain: [centreFile] })?.findings), ['missing Mərkəz Kök'])
    assert.deepEqual(told(story({ chain: [] })?.findings), ['missing SƏMƏD Mərkəz'])
    assert.equal(story({ certificate: new Uint8Array([1, 2]) }), null)
  })

  it('ends where two authorities issued each other', () => {
    const [a, b] = [makeLink('A'), makeLink('B')]
    const [ofA, ofB] = [makeLink('A', { ...a.issuer, by: b }), makeLink('B', { ...b.issuer, by: a })].map(
      ({ certificate }) => certificate,
    ) as [Bytes, Bytes]
    assert.deepEqual(issuersByName(ofA, [ofA, ofB]), [ofB, ofA])
  })

  it('tells an authority that changed its key from the one that issued, though both have one name', () => {
    const made = (name: string, by?: Bent): Bent =>
      bendCertificate(name, { extensions: asAuthority(), identifiers: true, ...(by ? { by } : {}) })
    const [old, renewed] = [made('Kök'), made('Kök')]
    const { certificate } = made('Mərkəz', old)
    for (const pool of [
      [renewed.certificate, old.certificate],
      [old.certificate, renewed.certificate],
    ]) {
      assert.deepEqual(issuersByName(certificate, pool), [old.certificate])
    }
    const files = [certificate, renewed.certificate]
    assert.deepEqual(issuersByName(certificate, files), [])
    assert.deepEqual(told(importFindings(files, now)), ['otherKey Mərkəz Kök'])
  })

  it('calls a root untrusted only where the host was asked', () => {
    assert.deepEqual(told(story({})?.findings), [])
    assert.deepEqual(told(story({ trust: 'unproven' })?.findings), ['untrusted Kök'])
    assert.deepEqual(told(story({ trust: 'proven' })?.findings), [])
    assert.deepEqual(told(story({ trust: 'unproven', chain: [centreFile] })?.findings), ['missing Mərkəz Kök'])
  })

  it('names everything that is over or not yet valid, as of the time that counts', () => {
    const old = makeLink('Köhnə', { by: root, notBefore: inDays(-9), notAfter: inDays(-2) })
    const late = makeLink('RƏŞAD', { by: old, notBefore: inDays(3), notAfter: inDays(9) }).certificate
    const given = { certificate: late, chain: [old.certificate, rootFile] }
    const { findings = [] } = story(given) ?? {}
    assert.deepEqual(told(findings), ['notYetValid RƏŞAD', 'expired Köhnə'])
    assert.ok('date' in (findings[1] ?? {}))
    assert.deepEqual(told(story({ ...given, at: inDays(4) })?.findings), ['expired Köhnə', 'expired Kök'])
  })
})

describe('certificates that are to be imported', () => {
  it('are told root first, whatever order they come in', () => {
    for (const files of [
      [person, centreFile, rootFile],
      [centreFile, rootFile, person],
    ]) {
      assert.deepEqual(inOrder(files), [rootFile, centreFile, person])
    }
  })

  it('are missed by name, each once', () => {
    const other = makeLink('RƏŞAD', { by: centre, extensions: [usages.signing] }).certificate
    assert.deepEqual(told(importFindings([person, other, centreFile], now)), ['missing Mərkəz Kök'])
    assert.deepEqual(told(importFindings([rootFile, person], now)), ['missing SƏMƏD Mərkəz'])
    assert.deepEqual(told(importFindings([person, centreFile, rootFile], now)), [])
  })
})

describe('the certificates of a signature', () => {
  const found = (changes: Partial<VerifiedSigner>): string[] =>
    told(
      signerFindings(
        {
          valid: false,
          certificate: person,
          chain: [centreFile, rootFile],
          reasons: [],
          revocation: { status: 'notChecked' },
          timestamp: null,
          ...changes,
        },
        now,
      ),
    )

  it('say what is in the way to a root that is trusted', () => {
    assert.deepEqual(found({}), [])
    assert.deepEqual(found({ valid: true, chain: [] }), [], 'the host has said enough')
    assert.deepEqual(found({ reasons: ['rootUnknown'] }), ['untrusted Kök'])
    assert.deepEqual(found({ reasons: ['rootUnknown'], chain: [] }), ['missing SƏMƏD Mərkəz'])
    assert.deepEqual(found({ reasons: ['chainBroken'], chain: [centreFile] }), ['missing Mərkəz Kök'])
    assert.deepEqual(found({ reasons: ['chainBroken'] }), [], 'it does not hold for another reason')
    assert.deepEqual(found({ certificate: null, reasons: ['certificateMissing'] }), [])
  })

  it('are judged as of a time stamp that holds, and of no other', () => {
    const old = makeLink('Köhnə', { by: root, notBefore: inDays(-9), notAfter: inDays(-2) })
    const certificate = makeLink('RƏŞAD', { by: old, notBefore: inDays(-9), notAfter: inDays(-2) }).certificate
    const one = { certificate, chain: [old.certificate] }
    const revocation = { status: 'notChecked' } as const
    const known = { certificate: null, chain: [], authority: null, revocation }
    const stamp = { ...known, time: inDays(-3), valid: true, reasons: [] }
    assert.deepEqual(found({ ...one, timestamp: stamp }), [])
    assert.deepEqual(found({ ...one, timestamp: { ...stamp, valid: false } }), ['expired RƏŞAD', 'expired Köhnə'])
  })

  it('were revoked only where that counts against the signature', () => {
    const revocation = { status: 'revoked', source: 'CRL', toldBy: 'NCA', revokedAt: now, reason: null } as const
    assert.deepEqual(found({ revocation }), [], 'after the time stamp')
    assert.deepEqual(found({ revocation, reasons: ['certificateRevoked'] }), ['revoked SƏMƏD'])
    const ofIssuer = { ...revocation, issuer: centreFile }
    assert.deepEqual(found({ revocation: ofIssuer, reasons: ['certificateRevoked'] }), ['revoked Mərkəz'])
  })
})

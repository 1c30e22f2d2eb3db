/** What a revocation list says: every way in which one can be wrong, a row each. */
import assert from 'node:assert/strict'
import { context, der, octetString, sequence, time } from '../../../host/pki/der.ts'
import { serialNumberOf } from '../../../host/pki/revocation/certificate-id.ts'
import { judgeList } from '../../../host/pki/revocation/judge-list.ts'
import { concat, utf8, type Bytes } from '../../../shared/bytes.ts'
import {
  asAuthority,
  asPerson,
  bendCertificate,
  commonName,
  daysFromNow,
  extension,
  generalNames,
  values,
} from '../../support/bend-certificate.ts'
import {
  deltaIndicator,
  distributionPoint,
  pointFlag,
  pointName,
  pointReasons,
  hoursFromNow,
  linkOf,
  listEntry,
  listNumber,
  reasonExtension,
  revocationList,
  revocationWorld,
  serialOf,
  unheardOf,
  type BentList,
  judgmentOf,
  good,
  revoked,
  yesterday,
  changed,
  weakIdentifier,
  unknownIdentifier,
  type Told,
} from '../../support/make-revocation.ts'

const world = revocationWorld()
const { issuer, person, about } = world
const stranger = bendCertificate('Issuing', { extensions: asAuthority() })
const expired = bendCertificate('Aygün', { by: issuer, notAfter: daysFromNow(-0.5), extensions: asPerson() })

const serial = serialOf(world)
const other = der(0x02, Uint8Array.of(5))
const here = generalNames.uri('http://crl.example.kz/people.crl')
const there = generalNames.uri('http://crl.example.kz/others.crl')
const inDirectory = (name: string): Bytes => generalNames.directory(commonName(name))
const withUsage = (bits: number) => {
  const { publicKey, privateKey } = issuer
  const made = bendCertificate(issuer.name, {
    key: { publicKey, privateKey },
    extensions: [
      extension('basicConstraints', values.authority(), true),
      extension('keyUsage', values.usage(bits), true),
    ],
  })
  return linkOf(made)
}

const lists: Record<string, [bend: BentList, told: Told]> = {
  'that is empty': [{}, good],
  'of others, with its number': [
    { entries: [listEntry(other, yesterday, reasonExtension(1))], extensions: [listNumber] },
    good,
  ],
  'that names it': [{ entries: [listEntry(other, yesterday), listEntry(serial, yesterday)] }, revoked(yesterday, null)],
  'that names it with a reason': [
    { entries: [listEntry(serial, yesterday, reasonExtension(5))] },
    revoked(yesterday, 'cessationOfOperation'),
  ],
  'that names it with a reason that there is not': [
    { entries: [listEntry(serial, yesterday, reasonExtension(11))] },
    'unreadable',
  ],
  'that names it twice': [
    { entries: [listEntry(serial, yesterday), listEntry(serial, hoursFromNow(-3))] },
    'unreadable',
  ],
  'of the first version, which says 2': [{ version: 2 }, 'unreadable'],
  'of another issuer': [{ by: bendCertificate('Another', { extensions: asAuthority() }) }, 'issuerWrong'],
  'of another key with the same name': [{ by: stranger }, 'signatureWrong'],
  'with a changed signature': [{ signature: changed }, 'signatureWrong'],
  'signed with SHA-1': [{ algorithm: weakIdentifier, digest: 'sha1' }, 'algorithmWeak'],
  'signed in an unknown way': [{ algorithm: unknownIdentifier }, 'algorithmUnsupported'],
  'that names another algorithm inside': [{ innerAlgorithm: unknownIdentifier }, 'unreadable'],
  'that is over': [{ thisUpdate: hoursFromNow(-9), nextUpdate: hoursFromNow(-1) }, 'stale'],
  'that never ends': [{ nextUpdate: null }, 'stale'],
  'of a time to come': [{ thisUpdate: hoursFromNow(1), nextUpdate: hoursFromNow(2) }, 'timeWrong'],
  'of changes only': [{ extensions: [deltaIndicator()] }, 'listPartial'],
  'of changes only, told in passing': [{ extensions: [deltaIndicator(false)] }, 'listPartial'],
  'of people only': [{ extensions: [distributionPoint(pointFlag(1))] }, good],
  'of authorities only': [{ extensions: [distributionPoint(pointFlag(2))] }, 'listPartial'],
  'of some reasons only': [{ extensions: [distributionPoint(pointReasons(3))] }, 'listPartial'],
  'of other issuers as well': [{ extensions: [distributionPoint(pointFlag(4))] }, 'listPartial'],
  'of attribute certificates only': [{ extensions: [distributionPoint(pointFlag(5))] }, 'listPartial'],
  'of a distribution point that it does not name': [
    { extensions: [distributionPoint(pointName(here))] },
    'listPartial',
  ],
  'of a distribution point that is not understood': [
    { extensions: [distributionPoint(der(0x86, Uint8Array.of(1)))] },
    'unreadable',
  ],
  'with a demand': [{ extensions: [unheardOf(true)] }, 'listPartial'],
  'with something that need not be understood': [{ extensions: [unheardOf(false)] }, good],
  'with a demand on another certificate': [{ entries: [listEntry(other, yesterday, unheardOf(true))] }, 'listPartial'],
}

/** Certificates that name distribution points, lists of one, and whether such a list is for such a certificate. */
const points: [what: string, named: Bytes[], list: Bytes[], told: Told][] = [
  ['the one that it names', [sequence(pointName(here))], [pointName(here)], good],
  [
    'one of two, of people',
    [sequence(pointName(there)), sequence(pointName(here))],
    [pointName(here), pointFlag(1)],
    good,
  ],
  ['another', [sequence(pointName(there))], [pointName(here)], 'listPartial'],
  [
    'one in a directory, written otherwise',
    [sequence(pointName(inDirectory('NCA')))],
    [pointName(inDirectory('nca'))],
    good,
  ],
  [
    'one in another directory',
    [sequence(pointName(inDirectory('NCA')))],
    [pointName(inDirectory('RCA'))],
    'listPartial',
  ],
  ['one for some reasons', [sequence(pointName(here), pointReasons(1))], [pointName(here)], 'listPartial'],
  [
    'one of another issuer',
    [sequence(pointName(here), context(2, inDirectory('RCA')))],
    [pointName(here)],
    'listPartial',
  ],
  ['one that is relative', [sequence(pointName(here))], [context(0, context(1, here))], 'listPartial'],
]

describe('a revocation list', () => {
  const asked = { ...about, now: new Date() }
  for (const [what, [bend, told]] of Object.entries(lists)) {
    it(`${what}: ${typeof told === 'string' ? told : told.status}`, () => {
      assert.deepEqual(judgeList(revocationList(world, bend), { ...asked, now: new Date() }), judgmentOf(told))
    })
  }

  for (const [what, named, list, told] of points) {
    it(`of a distribution point, where the certificate names ${what}: ${typeof told === 'string' ? told : told.status}`, () => {
      const extensions = asPerson(extension('cRLDistributionPoints', sequence(...named)))
      const certificate = linkOf(bendCertificate('Aygün', { by: issuer, extensions }))
      const bend = { extensions: [distributionPoint(...list)] }
      assert.deepEqual(judgeList(revocationList(world, bend), { ...asked, certificate }), judgmentOf(told))
      const entries = [listEntry(serialNumberOf(certificate), yesterday)]
      const naming = judgeList(revocationList(world, { ...bend, entries }), { ...asked, certificate })
      assert.deepEqual(naming, told === good ? revoked(yesterday, null) : judgmentOf(told))
    })
  }

  it('of authorities alone is for them, and one of people is not', () => {
    const certificate = linkOf(bendCertificate('Sub', { by: issuer, extensions: asAuthority() }))
    const judge = (number: 1 | 2) =>
      judgeList(revocationList(world, { extensions: [distributionPoint(pointFlag(number))] }), {
        ...asked,
        certificate,
      })
    assert.deepEqual([judge(2), judge(1)], [good, judgmentOf('listPartial')])
  })

  it('of an issuer whose key is not for lists is not believed, and of one for lists is', () => {
    assert.deepEqual(
      judgeList(revocationList(world), { ...asked, issuer: withUsage(0x04) }),
      judgmentOf('responderNotAllowed'),
    )
    assert.deepEqual(judgeList(revocationList(world), { ...asked, issuer: withUsage(0x06) }), good)
  })

  it('says nothing good of a certificate that had expired before it', () => {
    const old = { ...asked, certificate: linkOf(expired) }
    assert.deepEqual(judgeList(revocationList(world), old), judgmentOf('certificateExpired'))
  })

  it('that is none is unreadable', () => {
    for (const piece of [
      utf8('-----BEGIN X509 CRL-----'),
      new Uint8Array(),
      revocationList(world).slice(0, -1),
      person.certificate,
    ]) {
      assert.deepEqual(judgeList(piece, asked), judgmentOf('unreadable'))
    }
  })

  it('of a hundred thousand entries is looked through, and the one among them found', () => {
    const entries = Array.from({ length: 100_000 }, (_, at) =>
      listEntry(der(0x02, Uint8Array.of(1, at >> 16, (at >> 8) & 0xff, at & 0xff)), yesterday, reasonExtension(1)),
    )
    const list = revocationList(world, { entries: [concat(entries), listEntry(serial, yesterday)] })
    assert.deepEqual(judgeList(list, asked), revoked(yesterday, null))
  })

  it('with an entry that is none, or none inside, is unreadable, whoever is asked about', () => {
    const bad = [
      sequence(),
      sequence(other),
      sequence(octetString(Uint8Array.of(1)), time(yesterday)),
      der(0x31, other, time(yesterday)),
      der(0x30, Uint8Array.of(2, 9, 1)),
    ]
    for (const entry of bad) {
      const list = revocationList(world, { entries: [entry, listEntry(serial, yesterday)] })
      assert.deepEqual(judgeList(list, asked), judgmentOf('unreadable'))
    }
  })
})

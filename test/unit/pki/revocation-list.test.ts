/** What a revocation list says: every way in which one can be wrong, a row each. */
import assert from 'node:assert/strict'
import { der } from '../../../host/pki/der.ts'
import { judgeList } from '../../../host/pki/revocation/judge-list.ts'
import { concat, utf8 } from '../../../shared/bytes.ts'
import {
  asAuthority,
  asPerson,
  bendCertificate,
  daysFromNow,
  extension,
  values,
} from '../../support/bend-certificate.ts'
import {
  deltaIndicator,
  distributionPoint,
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
  'of some certificates only': [{ extensions: [distributionPoint()] }, 'listPartial'],
  'with a demand': [{ extensions: [unheardOf(true)] }, 'listPartial'],
  'with something that need not be understood': [{ extensions: [unheardOf(false)] }, good],
  'with a demand on another certificate': [{ entries: [listEntry(other, yesterday, unheardOf(true))] }, 'listPartial'],
}

describe('a revocation list', () => {
  const asked = { ...about, now: new Date() }
  for (const [what, [bend, told]] of Object.entries(lists)) {
    it(`${what}: ${typeof told === 'string' ? told : told.status}`, () => {
      assert.deepEqual(judgeList(revocationList(world, bend), { ...asked, now: new Date() }), judgmentOf(told))
    })
  }

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
})

/** Notices of certificates that end: of those that were signed with, once for each number of days, and what a press of one opens. */
import assert from 'node:assert/strict'
import { certificateFacts } from '../../../extension/profiles/certificate-facts.ts'
import { certificateFingerprint } from '../../../extension/profiles/certificate-fingerprint.ts'
import type { SeenCertificate } from '../../../extension/profiles/seen-certificates.ts'
import { startBackground } from '../../../extension/background/start-background.ts'
import { toBase64, type Bytes } from '../../../shared/bytes.ts'
import type { JournalEntry } from '../../../shared/journal.ts'
import { journalRecordOf } from '../../support/journal-record.ts'
import { day, makeLink, usages } from '../../support/make-link.ts'
import { detailsOf, kaztoken } from '../../integration/screens/sample-care.ts'
import { extensionRoot, fakeBrowser } from './fake-browser.ts'
import { signParams, signResult } from './questions.ts'
import { agreeToSign } from './signing.ts'
import { bank, makeWorld, settle, type World } from './world.ts'

/** So many days are left of it, and some hours. */
const ending = (days: number, name = 'SƏMƏD MƏMMƏDOV', by = makeLink('Centre')): Bytes =>
  makeLink(name, { by, extensions: [usages.signing], notAfter: new Date(Date.now() + (days + 0.5) * day) }).certificate

const uses = ({ background }: World, certificate: Bytes): Promise<void> =>
  background.expiryNotices.heard('sign', { certificate })
const stored = ({ browser }: World): SeenCertificate[] =>
  (browser.stored['certificatesSeen'] ?? []) as SeenCertificate[]
/** The next background of the same browser, some time later. */
async function later(before: World, changes: Partial<SeenCertificate> = {}): Promise<World> {
  const world = makeWorld()
  const certificatesSeen = stored(before).map(one => ({ ...one, ...changes }))
  Object.assign(world.browser.stored, before.browser.stored, { certificatesSeen })
  await settle()
  return world
}
const inDays = (days: number): Partial<SeenCertificate> => ({ notAfter: Date.now() + (days + 0.5) * day })

describe('a certificate that ends soon', () => {
  it('is told of once it was signed with: whose it is, until when it is valid, what to do', async () => {
    const world = makeWorld()
    await world.allow('sign')
    const call = world.page('sign', signParams('pay 1'))
    const { channel } = await agreeToSign(world, [0])
    const certificate = ending(12)
    world.host.say({ channel, result: { ...signResult(), certificate } })
    assert.equal(await call.code, null)
    await world.background.expiryNotices.heard('status', {})
    const [notice, ...others] = world.browser.notices
    assert.deepEqual(others, [])
    assert.equal(notice?.title, 'A certificate ends soon')
    assert.match(notice.message, /^SƏMƏD MƏMMƏDOV\nIt is valid until \d+ [A-Z][a-z]+ \d{4}\. Press here/)
    const fingerprint = await certificateFingerprint(certificate)
    const notAfter = certificateFacts(certificate)?.notAfter.getTime()
    assert.deepEqual(stored(world), [{ fingerprint, name: 'SƏMƏD MƏMMƏDOV', notAfter, told: 30 }])
  })

  it('is told of after a login as well', async () => {
    const world = makeWorld()
    const login = { unverifiedCertificate: toBase64(ending(12)) }
    await world.background.expiryNotices.heard('authenticate', login)
    assert.equal(world.browser.notices.length, 1)
  })

  it('is told of once while 30 days are left and once while 7 are, whatever starts and ends in between, with no token and no host', async () => {
    const world = makeWorld()
    const certificate = ending(40)
    await uses(world, certificate)
    assert.deepEqual(world.browser.notices, [])
    const told: [days: number, count: number, again: number][] = []
    let before = world
    for (const days of [31, 30, 29, 15, 7, 6, 0]) {
      const next = await later(before, inDays(days))
      const count = next.browser.notices.length
      next.browser.ring('expiry')
      await uses(next, certificate)
      told.push([days, count, next.browser.notices.length - count])
      assert.equal(next.host.starts, 0)
      before = next
    }
    assert.deepEqual(told, [
      [31, 0, 0],
      [30, 0, 0],
      [29, 1, 0],
      [15, 0, 0],
      [7, 0, 0],
      [6, 1, 0],
      [0, 0, 0],
    ])
  })

  it('is told of by the alarm of a browser that runs for weeks', async () => {
    const world = makeWorld()
    await uses(world, ending(40))
    world.browser.stored['certificatesSeen'] = stored(world).map(one => ({ ...one, ...inDays(5) }))
    world.browser.ring('another')
    await settle()
    assert.deepEqual(world.browser.notices, [])
    world.browser.ring('expiry')
    await settle()
    assert.equal(world.browser.notices.length, 1)
  })

  it('is told of once when it is signed with twice at the same time', async () => {
    const world = makeWorld()
    const certificate = ending(3)
    await Promise.all([uses(world, certificate), uses(world, certificate)])
    assert.equal(world.browser.notices.length, 1)
  })

  it('is told of no more, and forgotten, once it has ended', async () => {
    const world = makeWorld()
    await uses(world, ending(40))
    const next = await later(world, { notAfter: Date.now() - 1 })
    assert.deepEqual([next.browser.notices, stored(next)], [[], []])
  })

  it('is nothing to tell of where it was only looked at, or its successor is there', async () => {
    const world = makeWorld()
    const by = makeLink('Centre')
    const [old, next] = [ending(40, 'SƏMƏD', by), ending(300, 'SƏMƏD', by)]
    const read = async (...certificates: Bytes[]): Promise<void> => {
      const objects = certificates.map((certificate, index) => ({
        kind: 'certificate',
        id: `${index}`,
        label: '',
        private: false,
        certificate,
        hasKey: true,
        retired: false,
      }))
      await world.background.expiryNotices.heard('readToken', { details: detailsOf(kaztoken), objects })
    }
    await read(ending(12))
    assert.deepEqual(stored(world), [])
    await uses(world, old)
    await read(old, next)
    assert.equal(stored(world).length, 1, 'there is time yet')
    const soon = ending(12, 'SƏMƏD', by)
    await uses(world, soon)
    assert.equal(stored(world).length, 2)
    await read(soon, next)
    assert.deepEqual(
      stored(world).map(({ fingerprint }) => fingerprint),
      [await certificateFingerprint(old)],
    )
  })

  it('is not told of to a person who does not want it: nothing is remembered then', async () => {
    const world = makeWorld()
    await uses(world, ending(40))
    assert.equal(stored(world).length, 1)
    world.browser.stored['settings'] = { expiryNotices: false }
    await uses(world, ending(3))
    assert.deepEqual([world.browser.notices, stored(world)], [[], []])
  })

  it('T48: is not remembered of a private window', async () => {
    const browser = fakeBrowser(() => undefined, true)
    await startBackground(browser, ['en']).expiryNotices.heard('sign', { certificate: ending(3) })
    assert.deepEqual([browser.notices, browser.stored['certificatesSeen']], [[], undefined])
  })

  it('is told of in the person’s language, without what moves other letters about', async () => {
    const world = makeWorld()
    world.browser.stored['settings'] = { language: 'ru' }
    await uses(world, ending(3, 'Ə\u202e\u200b{date}\nB'))
    const [notice] = world.browser.notices
    assert.equal(notice?.title, 'Срок действия сертификата заканчивается')
    assert.match(notice.message, /^Ə\uFFFD\{date\}\uFFFDB\nДействует до \d+ \p{L}+ \d{4}/u)
  })

  it('is remembered with so many others, and what else lies in their place is none', async () => {
    const world = makeWorld()
    const one = { fingerprint: 'f', name: '', notAfter: Date.now() + 40 * day, told: null }
    const all = Array.from({ length: 64 }, (_, index) => ({ ...one, fingerprint: `${index}` }))
    world.browser.stored['certificatesSeen'] = [...all, { name: 7 }, null, 'x']
    await uses(world, ending(40))
    assert.equal(stored(world).length, 64)
    assert.deepEqual(stored(world).at(-1)?.fingerprint, '62')
  })
})

describe('the notice of a certificate that ends, when it is pressed', () => {
  /** A press, and the host that tells this journal. */
  async function press(entriesOf: (fingerprint: string) => Partial<JournalEntry>[]): Promise<string[]> {
    const world = makeWorld()
    const certificate = ending(12)
    await uses(world, certificate)
    const fingerprint = await certificateFingerprint(certificate)
    assert.equal(world.host.starts, 0)
    world.browser.pressNotice('another')
    world.browser.pressNotice(`expiry-${fingerprint}`)
    const { channel, open } = await world.host.hear('open')
    assert.deepEqual(open, { operation: 'readJournal', origin: null, params: { limit: 1_000 } })
    const entries = entriesOf(fingerprint).map(one => ({ ...journalRecordOf(), time: new Date(), ...one }))
    world.host.say({ channel, result: { entries, wrongPins: [], intact: true, older: null } })
    await world.host.hear('received')
    await settle()
    return world.browser.tabsOpened
  }

  it('opens the site where it was used last', async () => {
    const opened = await press(certificate => [
      { origin: 'https://other.example' },
      { certificate, origin: 'Mohur' },
      { certificate, origin: bank },
      { certificate, origin: 'https://older.example' },
    ])
    assert.deepEqual(opened, [bank])
  })

  it('opens the manager where the journal knows of no site', async () => {
    const opened = await press(certificate => [{ certificate, origin: 'javascript:alert(1)' }, { origin: bank }])
    assert.deepEqual(opened, [`${extensionRoot}manager/index.html#certificates`])
  })

  it('opens the manager where there is no host', async () => {
    const world = makeWorld({ absent: 'Specified native messaging host not found.' })
    await uses(world, ending(12))
    world.browser.pressNotice(world.browser.notices[0]?.id ?? '')
    await settle()
    assert.deepEqual(world.browser.tabsOpened, [`${extensionRoot}manager/index.html#certificates`])
  })
})

/** Signatures that no site has got, on the disk: who gets them, for how long, and what becomes of a file that was changed. */
import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKeeping, type Keeping } from '../../../host/undelivered/keeping.ts'
import { openUndelivered } from '../../../host/undelivered/undelivered.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { keptSignatures, type KeptAbout } from '../../../shared/kept-signatures.ts'
import { limits } from '../../../shared/limits.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const key = new Uint8Array(32).fill(7)
const about: KeptAbout = {
  origin: 'https://bank.example',
  format: 'cms',
  place: 'around',
  certificate: Uint8Array.of(0x30, 0),
  documents: [{ index: 0, name: 'gizli ödəniş.txt', type: 'text/plain', digest: 'ab' }],
  hash: 'SHA-256',
}
const signature = { index: 0, parts: [utf8('before'), 'content' as const, utf8('after')], level: 'B-B' as const }
const content = { index: 0, content: utf8('gizli məzmun') }
const idOf = (number: number): string => number.toString(16).padStart(32, '0')

describe('signatures that no site has got', () => {
  const here = temporaryFolder()
  const folder = (): string => join(here(), 'undelivered')
  const begin = (number = 1, by: Uint8Array | null = key): Keeping =>
    openKeeping({ dataFolder: here(), request: idOf(number), key: by, about })
  const keep = (number = 1): void => {
    const keeping = begin(number)
    keeping.add([signature, content])
    keeping.end(false)
  }
  const kept = (by = key) => openUndelivered(here(), by)
  const paths = (): string[] => readdirSync(folder()).map(name => join(folder(), name))
  const only = (): string => {
    const [path, ...others] = paths()
    assert.ok(path !== undefined && others.length === 0)
    return path
  }
  /** The same file, as if it had been kept so many milliseconds earlier. */
  const nowIs = (ms: number, work: () => void): void => {
    const now = Date.now
    Date.now = () => now() + ms
    try {
      work()
    } finally {
      Date.now = now
    }
  }

  it('are told with what is needed to save them, and given out whole', () => {
    keep()
    const [one, ...others] = kept().list()
    assert.ok(one && others.length === 0)
    assert.deepEqual(keptSignatures.parse(one), one)
    assert.equal(one.until.getTime() - one.since.getTime(), limits.keptMs)
    assert.deepEqual(one.signed, { ...about, signatures: [0], wanted: [] })
    assert.deepEqual(kept().take(idOf(1), 0), {
      parts: signature.parts,
      level: 'B-B',
      documents: [content],
    })
    assert.equal(kept().take(idOf(1), 1), null)
    assert.equal(kept().take(idOf(2), 0), null)
  })

  it('are unreadable on the disk, for their owner alone, and of no use to the key of another browser', () => {
    keep()
    const bytes = readFileSync(only())
    for (const secret of ['gizli', 'bank.example', 'before', 'certificate', Buffer.from('before').toString('base64')]) {
      assert.equal(bytes.indexOf(secret), -1, secret)
    }
    const other = new Uint8Array(32).fill(8)
    assert.deepEqual(kept(other).list(), [])
    assert.equal(kept(other).take(idOf(1), 0), null)
    kept(other).discard(idOf(1))
    assert.equal(kept().list().length, 1)
  })

  it('say which document is wanted where it was not kept', () => {
    const keeping = begin()
    keeping.add([signature])
    keeping.end(false)
    assert.deepEqual(kept().list()[0]?.signed?.wanted, [0])
    assert.deepEqual(kept().take(idOf(1), 0)?.documents, [])
  })

  it('leave no file when the page has them, when nothing was made, and where nothing is to be kept', () => {
    const delivered = begin(1)
    delivered.add([signature])
    assert.equal(paths().length, 1)
    delivered.end(true)
    begin(2).end(false)
    const unkept = begin(3, null)
    unkept.add([signature])
    unkept.end(false)
    assert.deepEqual(kept().list(), [])
    mkdirSync(folder(), { recursive: true })
    assert.deepEqual(paths(), [])
  })

  it('are nobody’s business while the request is under way, and are found when its process has died', () => {
    begin().add([signature])
    assert.deepEqual(kept().list(), [])
    assert.equal(kept().take(idOf(1), 0), null)
    renameSync(only(), only().replace(/\d+\.\d+\.kept$/, '4194304.1.kept'))
    assert.deepEqual(kept().list()[0]?.signed?.signatures, [0])
  })

  it('are forgotten by the person’s word, of that request alone', () => {
    keep(1)
    keep(2)
    kept().discard(idOf(1))
    assert.deepEqual(
      kept()
        .list()
        .map(({ request }) => request),
      [idOf(2)],
    )
  })

  it('are forgotten once the same site has got the same documents signed, all of them', () => {
    const two = { ...about, documents: [...about.documents, { index: 1, name: 'b', type: '', digest: 'cd' }] }
    const deliver = (other: KeptAbout, ...indices: number[]): number => {
      const again = openKeeping({ dataFolder: here(), request: idOf(9), key, about: other })
      again.add(indices.map(index => ({ ...signature, index })))
      again.end(true)
      return kept().list().length
    }
    const keeping = openKeeping({ dataFolder: here(), request: idOf(1), key, about: two })
    keeping.add([signature, { ...signature, index: 1 }])
    keeping.end(false)
    assert.equal(deliver({ ...two, origin: 'https://hostile.example' }, 0, 1), 1)
    assert.equal(deliver({ ...two, place: 'beside' }, 0, 1), 1)
    assert.equal(deliver(two, 0), 1)
    assert.equal(deliver({ ...two, documents: two.documents.map(one => ({ ...one, digest: 'ef' })) }, 0, 1), 1)
    assert.equal(deliver(two, 1, 0), 0)
  })

  it('are given to nobody once a byte of the file was changed, wherever, and it is told', () => {
    keep()
    const path = only()
    const whole = readFileSync(path)
    for (let at = 0; at < whole.length; at += 11) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(path, bytes)
      const [one] = kept().list()
      assert.ok(one)
      // A length that was changed may cut off the end of the file, and nothing else.
      if (one.signed) assert.ok(one.signed.signatures.length === 0 || one.signed.wanted.length === 1, String(at))
      else assert.equal(kept().take(idOf(1), 0), null)
    }
    writeFileSync(path, whole)
    assert.ok(kept().list()[0]?.signed)
  })

  it('are refused under the name of another request or another time', () => {
    keep()
    const path = only()
    const renamed = [path.replace(idOf(1), idOf(2)), path.replace(/\.\d+\./, `.${Date.now() + 5}.`)]
    for (const other of renamed) copyFileSync(path, other)
    const told = kept().list()
    assert.equal(told.length, 3)
    assert.equal(told.filter(({ signed }) => signed === null).length, 2)
    assert.equal(kept().take(idOf(2), 0), null)
  })

  it('lose what was being written when the power went, and keep what was written before', () => {
    keep()
    truncateSync(only(), readFileSync(only()).length - 1)
    assert.deepEqual(kept().list()[0]?.signed, { ...about, signatures: [0], wanted: [0] })
  })

  it('are dropped after seven days; a clock that was wrong keeps none for longer', () => {
    keep()
    for (const ms of [limits.keptMs - 1_000, -limits.keptMs + 1_000])
      nowIs(ms, () => assert.equal(kept().list().length, 1))
    nowIs(limits.keptMs + 1_000, () => assert.deepEqual(kept().list(), []))
    assert.deepEqual(paths(), [])
    keep()
    nowIs(-limits.keptMs - 1_000, () => assert.deepEqual(kept().list(), []))
    assert.deepEqual(paths(), [])
  })

  it('are kept of so many requests, the newest of them', () => {
    for (let number = 0; number <= limits.keptRequests; number++) nowIs(number * 10, () => keep(number))
    const told = kept().list()
    assert.equal(told.length, limits.keptRequests)
    assert.ok(!told.some(({ request }) => request === idOf(0)))
  })

  it('are kept of one request up to so many bytes, and what came before stays whole', () => {
    const keeping = begin()
    const large = { index: 1, content: new Uint8Array(limits.keptRequestBytes) }
    keeping.add([signature, large, { ...signature, index: 1 }])
    keeping.add([{ ...signature, index: 2 }])
    keeping.end(false)
    assert.deepEqual(kept().list()[0]?.signed?.signatures, [0])
  })

  it('hold up nobody where they cannot be written', () => {
    writeFileSync(folder(), 'no folder')
    const keeping = begin()
    keeping.add([signature])
    keeping.add([signature])
    keeping.end(false)
    assert.deepEqual(kept().list(), [])
  })
})

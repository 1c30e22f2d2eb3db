/** The lock between processes, as one process sees it. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processName } from '../../../host/files/process-name.ts'
import { awaitingLock, withLock } from '../../../host/files/with-lock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const own = processName(process.pid) ?? ''

/** Of the lock under which a lock of this owner is removed. */
const secondName = (owner: string): string => createHash('sha256').update(owner).digest('hex').slice(0, 16)

describe('a lock', () => {
  const here = temporaryFolder()
  const lock = (): string => join(here(), 'lock')

  it('names its owner while the work runs, and is gone afterwards, whatever came of it', () => {
    assert.equal(
      withLock(lock(), () => readFileSync(lock(), 'latin1')),
      own,
    )
    assert.throws(() => withLock(lock(), () => assert.fail('work')), /work/)
    assert.deepEqual(readdirSync(here()), [])
  })

  it('waits for a living owner as long as it was told, and leaves the lock to it', () => {
    for (const owner of [own, processName(process.ppid) ?? '']) {
      writeFileSync(lock(), owner)
      const since = performance.now()
      assert.throws(() => withLock(lock(), () => assert.fail('two owners'), 100), { code: 'EBUSY' })
      assert.ok(performance.now() - since >= 100)
      assert.equal(readFileSync(lock(), 'latin1'), owner)
    }
  })

  it('T58: is taken from an owner that is gone, from one whose number was given out again, and from rubbish', () => {
    for (const owner of [
      '5000000.1',
      `${process.pid}.1`,
      '',
      'nonsense',
      '\0'.repeat(12),
      '../../etc/passwd',
      'a/b'.repeat(200),
      `${own}\n`,
      '\xff'.repeat(4_096),
    ]) {
      writeFileSync(lock(), owner)
      assert.equal(
        withLock(lock(), () => true, 1_000),
        true,
      )
      assert.equal(existsSync(lock()), false)
    }
  })

  it('is taken even when the one who was taking it before is gone as well', () => {
    writeFileSync(lock(), '5000000.1')
    writeFileSync(`${lock()}.${secondName('5000000.1')}`, '5000001.1')
    withLock(lock(), () => {}, 1_000)
    assert.deepEqual(readdirSync(here()), [])
  })

  it('is awaited without holding up anybody else, and taken at once where it is free', async () => {
    let taken = false
    const free = awaitingLock(lock(), () => (taken = true))
    assert.equal(taken, true)
    await free
    writeFileSync(lock(), own)
    let ticks = 0
    const ticking = setInterval(() => ticks++, 5)
    const waiting = awaitingLock(lock(), () => readFileSync(lock(), 'latin1'))
    await assert.rejects(
      awaitingLock(lock(), () => assert.fail('two owners'), 100),
      { code: 'EBUSY' },
    )
    clearInterval(ticking)
    assert.ok(ticks > 1, `${ticks}`)
    rmSync(lock())
    assert.equal(await waiting, own)
    assert.deepEqual(readdirSync(here()), [])
  })

  it('says what the file system says where there can be none', () => {
    assert.throws(() => withLock(join(here(), 'missing', 'lock'), () => {}), { code: 'ENOENT' })
  })
})

/** The lock between processes, as one process sees it. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processName } from '../../../host/files/process-name.ts'
import { withLock } from '../../../host/files/with-lock.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const own = processName(process.pid) ?? ''

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

  it('is taken from an owner that is gone, and from one whose number was given out again', () => {
    for (const owner of ['5000000.1', `${process.pid}.1`, '', 'nonsense']) {
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
    writeFileSync(`${lock()}.5000000.1`, '5000001.1')
    withLock(lock(), () => {}, 1_000)
    assert.deepEqual(readdirSync(here()), [])
  })

  it('says what the file system says where there can be none', () => {
    assert.throws(() => withLock(join(here(), 'missing', 'lock'), () => {}), { code: 'ENOENT' })
  })
})

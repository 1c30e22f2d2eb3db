/** The journal and several processes: at once, killed at any step, on disks that fail. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { appendFileSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processName } from '../../../host/files/process-name.ts'
import { openJournal } from '../../../host/journal/journal.ts'
import { describeWhere } from '../../support/describe-where.ts'
import { smallProgram } from '../../support/small-program.ts'
import { tracing, withFault } from '../../support/strace.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

describe('the journal of several processes', () => {
  const here = temporaryFolder()
  const { run, start } = smallProgram(join(import.meta.dirname, 'use-journal.ts'))
  const file = (): string => join(here(), 'journal-000001.jsonl')
  const stray = (): string[] => readdirSync(here()).filter(name => /^(lock|damaged)/.test(name))

  it('loses and breaks no line when eight append at the same time', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const ended = await Promise.all(names.map(name => run(['append', here(), name, '25', '4'])))
    assert.deepEqual(new Set(ended.map(({ output }) => output)), new Set(['appended']))
    const { entries, intact } = openJournal(here()).read(10_000)
    assert.equal(intact, true)
    assert.equal(entries.length, 800)
    for (const name of names) {
      const own = entries.map(({ document }) => document).filter(document => document.startsWith(name))
      const calls = Array.from({ length: 25 }, (_, call) => `${name} ${24 - call}`)
      assert.deepEqual(
        own,
        calls.flatMap(call => [call, call, call, call]),
        'whole calls, in their order',
      )
    }
    assert.deepEqual(stray(), [])
  })

  it('takes over the lock of a process that is gone, and is read in spite of one that stays', async () => {
    const lock = join(here(), 'lock')
    writeFileSync(lock, '5000000.1')
    assert.equal((await run(['append', here(), 'a'])).output, 'appended')
    writeFileSync(lock, processName(process.pid) ?? '')
    assert.equal((await run(['read', here()])).output, '1 true')
    assert.equal(existsSync(lock), true)
  })

  it('lets one alone take over, whoever sees it first', async () => {
    writeFileSync(join(here(), 'lock'), '5000000.1')
    const ended = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map(name => run(['append', here(), name, '10', '1'])),
    )
    assert.deepEqual(new Set(ended.map(({ output }) => output)), new Set(['appended']))
    assert.equal((await run(['read', here()])).output, '60 true')
    assert.deepEqual(stray(), [])
  })

  it('R2: settles what a killed host had signed, and not while it runs', async () => {
    const host = start(['hold', here()])
    const exit = once(host, 'exit')
    assert.match(String((await once(host.stdout ?? host, 'data'))[0]), /holding/)
    assert.equal((await run(['settle', here()])).output, 'settled 0')
    host.kill('SIGKILL')
    await exit
    assert.equal((await run(['settle', here()])).output, 'settled 1')
    assert.equal((await run(['settle', here()])).output, 'settled 0')
  })

  describeWhere(tracing(), 'on a disk that fails', () => {
    it('G3: is whole after a kill at any step of an append', async () => {
      let expected = 0
      for (const call of ['link', 'unlink', 'write', 'fsync']) {
        for (let when = 1; when < 10; when++) {
          const fault = withFault(call, `signal=SIGKILL:when=${when}`, call === 'write' ? file() : undefined)
          const { code, output } = await run(['append', here(), 'killed', '1', '3'], fault)
          if (code === 0) {
            assert.equal(output, 'appended')
            assert.ok(when > 1, `${call} was never made`)
            break
          }
          assert.ok(when < 9)
          assert.equal((await run(['append', here(), 'next', '1', '1'])).output, 'appended')
        }
        const { entries, intact } = openJournal(here()).read(10_000)
        assert.equal(intact, true, call)
        const next = entries.filter(({ document }) => document.startsWith('next')).length
        assert.equal((entries.length - next) % 3, 0, 'calls are whole or not there')
        assert.ok(next > expected)
        expected = next
      }
    })

    it('R2: flushes the folder with the first line of a file, and not with the next', async () => {
      const atFolder = withFault('fsync', 'signal=SIGKILL:when=1', here())
      assert.notEqual((await run(['append', here(), 'a'], atFolder)).code, 0)
      assert.equal((await run(['append', here(), 'b'], atFolder)).output, 'appended')
      assert.equal((await run(['read', here()])).output, '2 true')
    })

    for (const [call, code] of [
      ['fsync', 'EIO'],
      ['write', 'ENOSPC'],
      ['openat', 'EROFS'],
    ] as const) {
      it(`R15: says JOURNAL_UNWRITABLE on ${code}, keeps what was there, and goes on afterwards`, async () => {
        await run(['append', here(), 'a', '1', '2'])
        const { size } = statSync(file())
        const when = call === 'openat' ? '2+' : '1+'
        const fault = withFault(call, `error=${code}:when=${when}`, call === 'fsync' ? undefined : file())
        assert.equal((await run(['append', here(), 'b', '1', '2'], fault)).output, `JOURNAL_UNWRITABLE ${code}`)
        assert.equal(statSync(file()).size, size)
        assert.equal((await run(['append', here(), 'c'])).output, 'appended')
        assert.equal((await run(['read', here()])).output, '3 true')
      })
    }

    it('R15: can still be read where no lock can be made', async () => {
      await run(['append', here(), 'a', '1', '2'])
      const fault = withFault('link', 'error=EROFS')
      assert.equal((await run(['append', here(), 'b'], fault)).output, 'JOURNAL_UNWRITABLE EROFS')
      assert.equal((await run(['read', here()], fault)).output, '2 true')
      assert.equal((await run(['settle', here()], fault)).output, 'settled 0')
    })
  })

  it('R15: cuts off what the disk took before it was full', async () => {
    await run(['append', here(), 'a', '1', '2'])
    const { size } = statSync(file())
    const full = ['prlimit', `--fsize=${size + 700}`]
    assert.equal((await run(['append', here(), 'b', '1', '3'], full)).output, 'JOURNAL_UNWRITABLE EFBIG')
    assert.equal(statSync(file()).size, size)
    assert.equal((await run(['read', here()])).output, '2 true')
  })

  it('R16: sets aside what a process left torn, and says so to every other one', async () => {
    await run(['append', here(), 'a', '1', '2'])
    appendFileSync(file(), '{"lineHash":"')
    assert.equal((await run(['append', here(), 'b'])).output, 'appended')
    assert.equal((await run(['read', here()])).output, '3 false')
    assert.deepEqual(stray(), ['damaged-000001.jsonl'])
  })
})

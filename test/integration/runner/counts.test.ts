/** What `npm test` counts: the tests that were skipped as well, by name and with their reason. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { countsLine, lastLines, none, sum, type Counts } from '../../support/counts.ts'
import { rowTable } from '../../support/row-table.ts'
import { afterSecondTry, filesToTryAgain, type ByFile } from '../../support/second-try.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const root = resolve(import.meta.dirname, '../../..')

describe('the runner of the tests', () => {
  const folder = temporaryFolder()

  it('counts and names each test that failed or was skipped, with its reason, also when files run at the same time', () => {
    const file = join(folder(), 'some.test.ts')
    const output = join(folder(), 'counts.json')
    writeFileSync(
      file,
      [
        `import { describeWhere, itWhere } from '${join(root, 'test/support/describe-where.ts')}'`,
        "describeWhere([{ what: 'a card', met: false }], 'cards', () => { it('are read', () => {}) })",
        "describe('all', () => {",
        "  it('row 7: pass', () => {})",
        "  it('fail', () => { throw new Error('as they should here') })",
        "  itWhere([{ what: 'root', met: false }, { what: 'strace', met: true }], 'trace', () => {})",
        "  itWhere([{ what: 'Node', met: true }], 'run', () => {})",
        '})',
      ].join('\n'),
    )
    const reporter = join(root, 'test/support/counting-reporter.cjs')
    const options = ['--parallel', '--jobs', '2', '--reporter', reporter, '--reporter-option', `output=${output}`]
    const mocha = [join(root, 'node_modules/mocha/bin/mocha.js'), '--config', '.mocharc.json', ...options, file]
    assert.equal(spawnSync(process.execPath, mocha, { cwd: root, stdio: 'ignore' }).status, 1)
    const byFile = JSON.parse(readFileSync(output, 'utf8')) as ByFile
    assert.deepEqual(Object.keys(byFile), [file])
    const counts = byFile[file] ?? none
    assert.deepEqual(counts, {
      passed: 2,
      failed: ['all › fail: as they should here'],
      skipped: ['cards (not run without a card) › are read', 'all › trace (not run without root)'],
      proving: ['all › row 7: pass'],
      unsteady: [],
    })
    assert.deepEqual(lastLines(sum([counts, { ...none, passed: 3 }])), [
      'skipped: cards (not run without a card) › are read',
      'skipped: all › trace (not run without root)',
      'failed: all › fail: as they should here',
      '5 passed, 1 failed, 2 skipped',
    ])
  })

  it('ends as the script for a build server expects', () => {
    const [, expected = ''] = /grep -Eq '([^']+)'/.exec(readFileSync(join(root, '.ci/run'), 'utf8')) ?? []
    for (const skipped of [[], ['one', 'two']]) {
      assert.match(lastLines({ ...none, passed: 1, skipped }).at(-1) ?? '', new RegExp(expected))
    }
    assert.doesNotMatch('1 passed, 0 failed, 2 gone', new RegExp(expected))
  })

  it('says nothing of skipped tests when there are none, and fails a run of nothing', () => {
    assert.equal(countsLine({ ...none, passed: 4 }), '4 passed, 0 failed')
    assert.deepEqual(lastLines(none), ['failed: no test ran', '0 passed, 1 failed'])
  })

  it('tries files that failed once more, two at most, and tells what passed only then', () => {
    const good: Counts = { ...none, passed: 3 }
    const bad: Counts = { ...none, passed: 2, failed: ['a window: did not come'] }
    const first: ByFile = { good, bad }
    assert.deepEqual(filesToTryAgain(first), ['bad'])
    assert.deepEqual(filesToTryAgain({ first: bad, second: bad, third: bad }), [])
    assert.deepEqual(filesToTryAgain({ good }), [])
    assert.deepEqual(filesToTryAgain({ '': bad }), [], 'a failure of no file')
    const passed = afterSecondTry(first, { bad: { ...none, passed: 3 } })
    assert.deepEqual(passed, { ...none, passed: 6, unsteady: bad.failed })
    assert.deepEqual(lastLines(passed), [
      'unsteady (passed when it ran once more, alone): a window: did not come',
      '6 passed, 0 failed',
    ])
    for (const second of [{}, { bad: none }, { bad: { ...none, passed: 2 } }, { bad: { ...bad, passed: 3 } }]) {
      assert.deepEqual(afterSecondTry(first, second), { ...none, passed: 5, failed: bad.failed })
    }
  })

  it('tells the proof of each row, and which have none or one that was skipped', () => {
    const text = ['| 1 | Readers. | yes |', '| 2 | Slots. | yes |', '| 3 | PINs. | – |', '| T4 | Forged ids. | yes |']
    const passed = ['tokens › row 1: lists readers', 'cards › rows 1 and 4: list them', 'T2: row after row']
    assert.deepEqual(rowTable(passed, ['cards › row 2: shows slots'], text.join('\n')), {
      lines: [
        'row 1: Readers. — tokens › row 1: lists readers (and 1 more)',
        'row 2: Slots. — NOT PROVEN',
        'row 3: PINs. — NOT PROVEN',
      ],
      unproven: ['row 2: its only test was skipped', 'row 3: no test that passed proves it'],
    })
  })
})

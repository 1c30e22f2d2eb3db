/** What `npm test` counts: the tests that were skipped as well, by name and with their reason. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { countsLine, lastLines, none, sum, type Counts } from '../../support/counts.ts'
import { rowTable } from '../../support/row-table.ts'
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
    const counts = JSON.parse(readFileSync(output, 'utf8')) as Counts
    assert.deepEqual(counts, {
      passed: 2,
      failed: ['all › fail: as they should here'],
      skipped: ['cards (not run without a card) › are read', 'all › trace (not run without root)'],
      proving: ['all › row 7: pass'],
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

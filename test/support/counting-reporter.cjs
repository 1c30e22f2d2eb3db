/** Mocha's spec reporter, which also writes what `test/run.ts` counts, file by file, to the one named by `--reporter-option output=…`. */
const { writeFileSync } = require('node:fs')
const { reporters } = require('mocha')

const firstLines = error =>
  String(error?.message ?? error)
    .trim()
    .split('\n')
    .slice(0, 6)
    .join(' | ')
    .slice(0, 400)

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    const byFile = {}
    const of = ({ file = '' }) => (byFile[file] ??= { passed: 0, failed: [], skipped: [], proving: [], unsteady: [] })
    const titleOf = test => test.titlePath().join(' › ')
    runner.on('fail', (test, error) => of(test).failed.push(`${titleOf(test)}: ${firstLines(error)}`))
    runner.on('pass', test => {
      of(test).passed += 1
      if (/\brows? \d/.test(titleOf(test))) of(test).proving.push(titleOf(test))
    })
    runner.on('pending', test => of(test).skipped.push(titleOf(test)))
    runner.once('end', () => writeFileSync(options.reporterOptions.output, JSON.stringify(byFile)))
  }
}

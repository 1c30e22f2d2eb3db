/** Mocha's spec reporter, which also writes what `test/run.ts` counts to the file named by `--reporter-option output=…`. */
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
    const skipped = []
    const failed = []
    const proving = []
    runner.on('fail', (test, error) => failed.push(`${test.titlePath().join(' › ')}: ${firstLines(error)}`))
    runner.on('pass', test => {
      const title = test.titlePath().join(' › ')
      if (/\brows? \d/.test(title)) proving.push(title)
    })
    runner.on('pending', test => skipped.push(test.titlePath().join(' › ')))
    runner.once('end', () => {
      const counts = { passed: this.stats.passes, failed, skipped, proving }
      writeFileSync(options.reporterOptions.output, JSON.stringify(counts))
    })
  }
}

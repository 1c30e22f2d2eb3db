/** Mocha's spec reporter, which also writes what `test/run.ts` counts to the file named by `--reporter-option output=…`. */
const { writeFileSync } = require('node:fs')
const { reporters } = require('mocha')

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    const skipped = []
    runner.on('pending', test => skipped.push(test.titlePath().join(' › ')))
    runner.once('end', () => {
      const { passes: passed, failures: failed } = this.stats
      writeFileSync(options.reporterOptions.output, JSON.stringify({ passed, failed, skipped }))
    })
  }
}

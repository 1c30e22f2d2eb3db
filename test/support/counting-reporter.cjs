/** Mocha's spec reporter, which also writes its counts to the file named by `--reporter-option output=…`. */
const { writeFileSync } = require('node:fs')
const { reporters } = require('mocha')

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    runner.once('end', () => writeFileSync(options.reporterOptions.output, JSON.stringify(this.stats)))
  }
}

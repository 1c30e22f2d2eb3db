/** `npm run doctor`: names the first missing link between the extension and a signature, and its cure. Exit code 1: broken. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { browserNames, isBrowserName } from './browsers.ts'
import { examine } from './doctor/examine.ts'
import { isWhole, jsonReport, textReport } from './doctor/report.ts'
import { runCommand } from './run-command.ts'
import { surroundingsFrom } from './surroundings.ts'

const usage = `npm run doctor -- [options]
  --browser <name>      this browser alone (may be repeated)
  --user-data-dir <dir> a private profile of a browser of Chromium's kind (may be repeated)
  --json                a report to send to somebody: no names, no labels, no folders of yours`

async function doctor(): Promise<void> {
  const { values } = parseArgs({
    options: {
      browser: { type: 'string', multiple: true, default: [] as string[] },
      'user-data-dir': { type: 'string', multiple: true, default: [] as string[] },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(usage)
    return
  }
  const here = surroundingsFrom(process.env)
  const unknown = values.browser.find(name => !isBrowserName(name))
  if (unknown !== undefined) throw new RangeError(`no browser is called ${unknown}: ${browserNames.join(', ')}`)
  const findings = await examine({
    here,
    browsers: values.browser.filter(isBrowserName),
    profiles: values['user-data-dir'].map(folder => resolve(folder)),
  })
  console.log(values.json ? jsonReport(findings, here.home) : textReport(findings))
  if (!isWhole(findings)) process.exitCode = 1
}

await runCommand(doctor)

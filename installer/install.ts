/** `npm run host:install`: registers the native host with the browsers of this computer and prints what was written where. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dataPath } from '../host/folders.ts'
import { product } from '../shared/product.ts'
import { browserNames, browsers, isBrowserName, type BrowserName } from './browsers.ts'
import { cures, profileArgument } from './doctor/finding.ts'
import { examineSigning } from './doctor/test-signature.ts'
import { extensionCallers } from './extension-identity.ts'
import { hasAddon } from './host-copy.ts'
import {
  browserPlace,
  hostFolder,
  installHost,
  launcherPath,
  privateProfilePlace,
  systemFolder,
} from './install-host.ts'
import { runCommand } from './run-command.ts'
import { confinementNote, servedBrowsers, surroundingsFrom, type Scope, type Surroundings } from './surroundings.ts'

const usage = `npm run host:install -- [options]
  without options       for you: Chromium, Firefox, and the other browsers found here
  --browser <name>      for these alone (may be repeated): ${browserNames.join(', ')}
  --all                 for every browser in the list
  --user-data-dir <dir> for a browser of Chromium's kind that is started with this --user-data-dir (may be repeated)
  --system              for everybody on this computer, as root`

const withoutAddon = `The PKCS#11 addon is not compiled: the software token works, cards and USB tokens do not. For these: ${cures.addon}`

const readOptions = () =>
  parseArgs({
    options: {
      browser: { type: 'string', multiple: true, default: [] as string[] },
      all: { type: 'boolean', default: false },
      'user-data-dir': { type: 'string', multiple: true, default: [] as string[] },
      system: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values
type Options = ReturnType<typeof readOptions>

async function install(): Promise<void> {
  const options = readOptions()
  if (options.help) {
    console.log(usage)
    return
  }
  const here = surroundingsFrom(process.env)
  const scope = scopeOf(options)
  const profiles = options['user-data-dir'].map(folder => resolve(folder))
  const chosen = chosenBrowsers(options, here)
  const folder = scope === 'system' ? systemFolder : hostFolder(dataPath())
  const written = installHost({
    folder,
    scope,
    manifests: [...chosen.map(name => browserPlace(name, scope, here)), ...profiles.map(privateProfilePlace)],
  })
  const served = [...chosen.map(name => browsers[name].title), ...profiles]
  console.log(`${product.name} ${product.version}: the native host is registered for ${served.join(', ')}.`)
  for (const path of written) console.log(`  ${path}`)
  for (const note of notes(chosen, here)) console.log(note)
  if (!hasAddon(written[0] ?? '')) console.log(withoutAddon)
  // It also keeps what is compiled by that, where nobody but root may write later.
  const signing = await examineSigning({ launcher: launcherPath(folder), args: extensionCallers.slice(0, 1) })
  console.log(`${signing.link}: ${signing.says}`)
  if (signing.state === 'broken') process.exitCode = 1
  console.log(
    `Next: load dist/extension/chromium or dist/extension/firefox in the browser, then: ${doctorFor(options)}`,
  )
}

/** The doctor looks where it is told to, as we did. */
function doctorFor({ browser, 'user-data-dir': folders }: Options): string {
  const args = [...browser.map(name => `--browser ${name}`), ...folders.map(profileArgument)]
  return ['npm run doctor', ...(args.length > 0 ? ['--', ...args] : [])].join(' ')
}

function scopeOf({ system }: Options): Scope {
  if (!system) return 'user'
  if (process.getuid?.() !== 0) throw new RangeError('--system needs root')
  return 'system'
}

function chosenBrowsers(options: Options, here: Surroundings): BrowserName[] {
  const unknown = options.browser.find(name => !isBrowserName(name))
  if (unknown !== undefined) throw new RangeError(`no browser is called ${unknown}: ${browserNames.join(', ')}`)
  if (options.browser.length > 0) return options.browser.filter(isBrowserName)
  if (options.all) return [...browserNames]
  return options['user-data-dir'].length > 0 ? [] : servedBrowsers(here)
}

function notes(chosen: readonly BrowserName[], here: Surroundings): string[] {
  const untried = 'Nobody has tried this on macOS yet: npm run doctor tells how far it works.'
  const confined = chosen.map(name => confinementNote(name, here)).filter(note => note !== null)
  return here.platform === 'darwin' ? [...confined, untried] : confined
}

await runCommand(install)

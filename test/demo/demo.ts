/**
 * `npm run demo`: the whole story in a real browser, each artefact checked by OpenSSL and kept; any failure ends it with 1.
 * `npm run demo -- --open` opens the sites in a browser for a person instead.
 */
import { readdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { runCommand } from '../../installer/run-command.ts'
import { startSites } from '../e2e/journey/sites.ts'
import { launchBrowser, type LaunchedBrowser } from '../support/launch-browser.ts'
import { makePlace } from '../support/launch-place.ts'
import { card, makeDirector } from './director.ts'
import { openKept } from './keep.ts'
import { openForPerson } from './open.ts'
import { openSteps } from './steps.ts'
import { payments, tell } from './tell.ts'
import { makeDemoToken } from './token.ts'

async function demo(): Promise<void> {
  const steps = openSteps()
  const kept = await openKept()
  const place = await makePlace()
  const token = makeDemoToken(place)
  // Whose key is on a token of their own.
  const hasDirector = !token.firstPin
  const sites = await startSites(payments, hasDirector ? card : null)
  let browser: LaunchedBrowser | null = null
  try {
    const director = hasDirector ? await makeDirector(place, sites) : null
    console.log(`The token is ${token.kind}.`)
    browser = await steps.step('a browser starts with the extension and the native host', () =>
      launchBrowser('chromium', { place }),
    )
    await tell({ steps, sites, browser, token, director, kept })
    const last = browser
    browser = null
    await steps.step('the browser is closed; no process is left', () => last.close())
    const files = (await readdir(kept.folder)).toSorted()
    console.log(`\nDone in ${steps.elapsed()}. Kept in ${kept.folder}:\n  ${files.join('\n  ')}`)
  } finally {
    await browser?.close()
    await sites.close()
    await place.remove()
  }
}

const usage = `npm run demo -- [options]
  --open   the sites in a browser for you, instead of the story
  --help   this`

await runCommand(async () => {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({ options: { open: flag, help: flag } })
  if (values.help) console.log(usage)
  else await (values.open ? openForPerson() : demo())
})

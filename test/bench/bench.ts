/** `npm run bench`: each gate with both its sides, measured in one run. A missed gate makes the exit code 1. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { batches } from './batch.ts'
import { holds, line, type Figure } from './figures.ts'
import { firstPage } from './first-page.ts'
import { firstSignature } from './first-signature.ts'
import { longDocuments } from './formats.ts'
import { hostStart } from './host-start.ts'
import { largeDocuments } from './large.ts'
import { pageScripts } from './page-scripts.ts'
import { roundTrip } from './round-trip.ts'
import { usableWindow } from './usable-window.ts'
import { verifiedInASecond } from './verify-rates.ts'

const demo = resolve(import.meta.dirname, '../demo/demo.ts')

/** The whole story, set-up done. */
function demoTime(): number {
  const since = performance.now()
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', demo], { stdio: 'ignore' })
  if (status !== 0) throw new Error('the demo failed')
  return (performance.now() - since) / 1000
}

const home = mkdtempSync(join(tmpdir(), 'mohur-bench-'))
try {
  const parts: (() => Figure[] | Promise<Figure[]>)[] = [
    async () => [await hostStart(home)],
    async () => [await firstSignature(home)],
    roundTrip,
    batches,
    largeDocuments,
    usableWindow,
    firstPage,
    pageScripts,
    () => longDocuments(home),
  ]
  const figures: Figure[] = []
  for (const measure of parts) {
    for (const figure of await measure()) {
      console.log(line(figure))
      figures.push(figure)
    }
  }
  for (const told of await verifiedInASecond(home)) console.log(told)
  console.log(`    the whole demo ${' '.repeat(44)} ${demoTime().toFixed(1)} s`)
  process.exitCode = figures.every(holds) ? 0 : 1
} finally {
  rmSync(home, { recursive: true })
}

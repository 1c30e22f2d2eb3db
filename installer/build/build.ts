/**
 * `npm run build`: the extension for each browser, the native host and the package for pages, into `dist/`. Each part is made aside
 * and then put in its place, so that a build that fails leaves what was there.
 */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildExtension } from './build-extension.ts'
import { buildHost } from './build-host.ts'
import { buildPackage } from './build-package.ts'
import { dist } from './paths.ts'

/** Folder under `dist` and what fills it. */
const parts: Record<string, (folder: string) => Promise<void>> = {
  'extension/chromium': folder => buildExtension('chromium', folder),
  'extension/firefox': folder => buildExtension('firefox', folder),
  host: buildHost,
  'npm/mohur': buildPackage,
}

const start = performance.now()
await mkdir(dist, { recursive: true })
const aside = await mkdtemp(join(dist, '.new-'))
const made = await Promise.allSettled(Object.entries(parts).map(([part, build]) => make(part, build)))
await rm(aside, { recursive: true })
for (const outcome of made) if (outcome.status === 'rejected') console.error(outcome.reason)
process.exitCode = made.some(({ status }) => status === 'rejected') ? 1 : 0
console.log(
  `${process.exitCode ? 'Failed' : `Built into ${dist}`} in ${((performance.now() - start) / 1000).toFixed(1)} s`,
)

async function make(part: string, build: (folder: string) => Promise<void>): Promise<void> {
  const folder = join(aside, part)
  const place = join(dist, part)
  await mkdir(folder, { recursive: true })
  await build(folder)
  await mkdir(dirname(place), { recursive: true })
  if (existsSync(place)) await rename(place, join(aside, `old-${part.replace('/', '-')}`))
  await rename(folder, place)
}

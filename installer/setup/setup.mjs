/**
 * `npm run setup`: installs and builds what is missing, and says nothing when nothing is. Plain JavaScript, since it runs
 * before anything is installed. `--no-browsers`: only what the native host needs.
 */
import { buildAddon, hasNpmPackages, installNpmPackages, loadsAddon } from './npm-packages.mjs'
import { build, isBuilt } from './products.mjs'
import { installPackages, missingPackages } from './system-packages.mjs'

const withBrowsers = !process.argv.includes('--no-browsers')
const missing = missingPackages('build', ...(withBrowsers ? ['checks', 'browsers'] : []))
const missingForTokens = withBrowsers ? missingPackages('tokens') : []

/** In this order. `needed`: false when there is nothing to do. `vital`: nothing works without it
 * (without the addon the software token still does). */
const steps = [
  {
    name: `system packages (${missing.join(', ')})`,
    vital: false,
    needed: () => missing.length > 0,
    do: () => installPackages(missing),
  },
  {
    name: `packages for tests of more tokens (${missingForTokens.join(', ')})`,
    vital: false,
    needed: () => missingForTokens.length > 0,
    do: () => installPackages(missingForTokens),
  },
  { name: 'npm packages', vital: true, needed: () => !hasNpmPackages(), do: installNpmPackages },
  { name: 'PKCS#11 addon', vital: false, needed: async () => !(await loadsAddon()), do: buildAddon },
  { name: 'build', vital: true, needed: () => !isBuilt(), do: build },
]

for (const step of steps) {
  if (!(await step.needed())) continue
  const start = performance.now()
  const problem = await step.do()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  process.stdout.write(`set-up: ${step.name} ${problem === null ? 'done' : 'NOT done'} in ${seconds} s\n`)
  if (problem === null) continue
  process.stdout.write(`${problem}\n`)
  if (!step.vital) continue
  process.exitCode = 1
  break
}

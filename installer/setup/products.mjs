/** What `npm run build` makes, and whether it is older than what it is made of. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumKey } from './chromium-key.mjs'
import { root, run, tail } from './run.mjs'

const sources = ['shared', 'extension', 'host', 'installer/build', 'package.json', 'package-lock.json']
const addon = 'node_modules/pkcs11js/build/Release/pkcs11.node'
const products = [
  'dist/host/main.js',
  'dist/npm/mohur/client.js',
  'dist/extension/chromium/manifest.json',
  'dist/extension/firefox/manifest.json',
]

export function isBuilt() {
  // An addon that was compiled since belongs into the host as well.
  const wanted = existsSync(join(root, addon)) ? [...products, `dist/host/${addon}`] : products
  if (builtKey() !== chromiumKey()) return false
  const made = wanted.map(path => changed(join(root, path)))
  return Math.max(...sources.map(path => newest(join(root, path)))) <= Math.min(...made)
}

/** The key that the extension was built with. */
function builtKey() {
  const manifest = join(root, 'dist/extension/chromium/manifest.json')
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).key : null
}

/** @returns {Promise<string | null>} what went wrong */
export async function build() {
  const entry = 'installer/build/build.ts'
  const { code, output } = await run([process.execPath, '--import', 'tsx', entry], { NODE_EXTRA_CA_CERTS: undefined })
  return code === 0 ? null : tail(output)
}

/** Time of the last change within a file or folder; 0 when there is none. */
function newest(path) {
  const own = changed(path)
  if (own === 0 || !statSync(path).isDirectory()) return own
  return Math.max(own, ...readdirSync(path).map(name => newest(join(path, name))))
}

const changed = path => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

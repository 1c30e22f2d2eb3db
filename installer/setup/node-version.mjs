/** Whether this Node.js is new enough. Written for old ones: nothing here is newer than what Node 12 reads. */
import { readFileSync } from 'fs'

/** The oldest that package.json allows, as in `20.19`. */
export function wantedNode() {
  const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return engines.node.replace('>=', '')
}

/** @returns {string | null} one line on what to do; null when `version` (as in `20.19.4`) is not older than `wanted` */
export function nodeFault(version, wanted) {
  const [major, minor] = version.split('.').map(Number)
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number)
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return null
  return `Node.js ${wanted} or newer is needed; this is ${version} (${process.execPath}). Install a newer one, and have it first in PATH.`
}

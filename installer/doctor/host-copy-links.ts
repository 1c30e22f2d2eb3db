/** What the launcher starts, looked at from outside: whether the copy of the host is whole, and its PKCS#11 addon loads. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyOf, hasAddon, isCopy, isWhole } from '../host-copy.ts'
import { readLauncher } from '../launcher.ts'
import { absent, broken, cures, type Finding } from './finding.ts'

const loadMs = 10_000

/** @returns what is wrong, in the order in which it is to be mended; a host from a package is its own affair */
export function examineCopy(launcher: string): Finding[] {
  const copy = copyOf(launcher)
  if (copy === null || !isCopy(copy)) return []
  if (!isWhole(copy)) return [broken('copy of the host', `files in ${copy} are missing or were changed`, cures.install)]
  return examineAddon(launcher, copy)
}

/** Loaded in a process of its own: an addon made for another Node can end the process that loads it. */
function examineAddon(launcher: string, copy: string): Finding[] {
  const addon = join(copy, 'node_modules/pkcs11js')
  if (!hasAddon(copy)) {
    return [
      absent(
        'PKCS#11 addon',
        'it was not compiled: the software token works, cards and USB tokens do not',
        cures.addon,
      ),
    ]
  }
  const node = readLauncher(readFileSync(launcher, 'utf8'))?.node ?? process.execPath
  const { status, stderr } = spawnSync(node, ['-e', 'require(process.argv[1])', addon], {
    encoding: 'utf8',
    timeout: loadMs,
    env: {},
  })
  if (status === 0) return []
  const reason = /^\w*Error: .*/m.exec(stderr)?.[0] ?? 'the process ended'
  return [broken('PKCS#11 addon', `${node} does not load it: ${reason}`, cures.install)]
}

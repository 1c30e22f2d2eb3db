/** `npm run host:uninstall`: removes what `host:install` wrote. Keys and journal go only when asked for by `--purge`. */
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { dataPath } from '../host/folders.ts'
import { hostFolder, systemFolder } from './install-host.ts'
import { runCommand } from './run-command.ts'
import { uninstallHost } from './uninstall-host.ts'

const usage = `npm run host:uninstall -- [options]
  --system   what host:install --system wrote, as root
  --purge    also your keys, certificates, registered modules and journal; asks first
  --yes      do not ask`

/** Everything of a person beside the host. A key that lies here has no other copy. */
const ownData = ['tokens', 'journal', 'modules.json']

async function uninstall(): Promise<void> {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({ options: { system: flag, purge: flag, yes: flag, help: flag } })
  if (values.help) {
    console.log(usage)
    return
  }
  const data = dataPath()
  const removed = uninstallHost(values.system ? systemFolder : hostFolder(data))
  console.log(['Removed:', ...(removed.length > 0 ? removed : ['nothing was installed'])].join('\n  '))
  const kept = ownData.map(name => join(data, name)).filter(path => existsSync(path))
  if (kept.length > 0) await keepOrPurge(kept, values)
  if (existsSync(data) && readdirSync(data).length === 0) rmdirSync(data)
}

async function keepOrPurge(kept: readonly string[], { purge, yes }: { purge: boolean; yes: boolean }): Promise<void> {
  const purged = purge && (yes || (await agreed(kept)))
  if (purged) for (const path of kept) rmSync(path, { recursive: true })
  const title = purged ? 'Deleted your data:' : 'Your data stays (--purge deletes it, keys included):'
  console.log([title, ...kept].join('\n  '))
}

async function agreed(paths: readonly string[]): Promise<boolean> {
  if (!process.stdin.isTTY) throw new RangeError('--purge without a terminal needs --yes')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const question = `Keys without another copy are lost:\n  ${paths.join('\n  ')}\nType "delete" to go on: `
  const answer = await terminal.question(question)
  terminal.close()
  return answer === 'delete'
}

await runCommand(uninstall)

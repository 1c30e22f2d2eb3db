/** `npm run host:uninstall`: removes what `host:install` wrote. Keys and journal go only when asked for by `--purge`. */
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { dataPath, ownNames } from '../host/folders.ts'
import { hostFolder, systemFolder } from './install-host.ts'
import { runCommand } from './run-command.ts'
import { uninstallHost } from './uninstall-host.ts'

const usage = `npm run host:uninstall -- [options]
  --system   what host:install --system wrote, as root
  --purge    also your keys, certificates, registered modules and journal; asks first
  --yes      do not ask`

async function uninstall(): Promise<void> {
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({ options: { system: flag, purge: flag, yes: flag, help: flag } })
  if (values.help) {
    console.log(usage)
    return
  }
  const data = dataPath()
  // Beside the host. A key that lies here has no other copy.
  const [own, empty] = sorted(ownNames.map(name => join(data, name)).filter(path => existsSync(path)))
  const deleted = own.length > 0 && values.purge && (await purge(own, values.yes))
  const removed = uninstallHost(values.system ? systemFolder : hostFolder(data))
  print('Removed:', removed.length > 0 ? removed : ['nothing was installed'])
  if (own.length > 0)
    print(deleted ? 'Deleted your data:' : 'Your data stays (--purge deletes it, keys included):', own)
  for (const path of empty) rmSync(path, { recursive: true })
  if (existsSync(data) && readdirSync(data).length === 0) rmdirSync(data)
}

/** What holds something of the person, and what the host made before there was anything to keep. */
function sorted(paths: readonly string[]): [own: string[], empty: string[]] {
  const own = paths.filter(holdsSomething)
  return [own, paths.filter(path => !own.includes(path))]
}

/** A software token without a PIN has never had a key. What cannot be read is somebody's. */
function holdsSomething(path: string): boolean {
  if (!statSync(path).isDirectory()) return true
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter(entry => !entry.isDirectory())
  if (basename(path) !== 'tokens' || files.length !== 1 || files[0]?.name !== 'token.json') return files.length > 0
  try {
    return (JSON.parse(readFileSync(join(path, 'token.json'), 'utf8')) as { pin?: unknown }).pin !== null
  } catch {
    return true
  }
}

const print = (title: string, paths: readonly string[]): void => console.log([title, ...paths].join('\n  '))

async function purge(paths: readonly string[], unasked: boolean): Promise<boolean> {
  if (!unasked && !(await agreed(paths))) return false
  for (const path of paths) rmSync(path, { recursive: true })
  return true
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

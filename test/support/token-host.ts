/** The host's token layer as the built host runs it, on a data folder and modules of a test's own. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildHost } from '../../installer/build/build-host.ts'
import { dataFolder, journalFolder } from '../../host/folders.ts'
import { openJournal } from '../../host/journal/journal.ts'
import { openTokens } from '../../host/tokens/all-tokens.ts'
import type { Tokens } from '../../host/tokens/tokens.ts'
import type { JournalEntry } from '../../shared/journal.ts'
import { softHsm, softHsmLibrary, type SoftHsm } from './soft-hsm.ts'
import { childrenMentioning } from './processes.ts'
import { removeFolder } from './temporary-folder.ts'
import { until } from './until.ts'
import { faultyModule, type FaultyModule, type FaultyName } from './fault-shim/faulty-module.ts'

let built: Promise<string> | null = null
let entry = ''

/** The host as it is built from the sources of now, once for all tests of a run. */
export function builtHostEntry(): Promise<string> {
  return (built ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mohur-host-'))
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
    await buildHost(folder)
    return (entry = join(folder, 'main.js'))
  })())
}

export interface TokenHost {
  tokens: Tokens
  hsm: SoftHsm
  module: FaultyModule
  env: Record<string, string>
  dataFolder: string
  /** Newest first. */
  journal: () => JournalEntry[]
  /** Command lines of token processes that live. */
  processes: () => string[]
  /** Ends the token processes that this test started: the next call starts one anew. */
  endProcesses: () => Promise<void>
}

/** To be called while a `describe` is read: SoftHSM2 behind the fault shim, registered as the only module. */
export function tokenHost(name: FaultyName = 'unknown'): () => TokenHost {
  let folder = ''
  let host: TokenHost | null = null
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mohur-tokens-'))
    const hsm = softHsm(folder)
    const env = { PATH: process.env['PATH'] ?? '', XDG_DATA_HOME: folder, ...hsm.env }
    const module = faultyModule(folder, softHsmLibrary, name)
    const data = dataFolder(env)
    const options = {
      dataFolder: data,
      entry: [await builtHostEntry()],
      env,
      builtIn: [{ name: 'Faulty', path: module.path }],
    }
    const journal = (): JournalEntry[] => openJournal(journalFolder(data)).read(10_000).entries
    host = {
      tokens: openTokens(options),
      hsm,
      module,
      env,
      dataFolder: data,
      journal,
      processes: () => processesWith(module.path),
      async endProcesses() {
        for (const { pid } of childrenMentioning(module.path)) process.kill(pid, 'SIGKILL')
        await until('no process left', () => processesWith(module.path).length === 0)
      },
    }
  })
  afterEach(async () => {
    await host?.tokens.close()
    await removeFolder(folder)
  })
  return () => {
    if (!host) throw new Error('outside of a test')
    return host
  }
}

/** Command lines of the living token processes of this run's host that name this module. */
export const processesWith = (text: string): string[] =>
  readdirSync('/proc').flatMap(pid => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return Number(pid) !== process.pid && line.includes(`${entry} token-process ${text}`) ? [line] : []
    } catch {
      return []
    }
  })

/** Everything one browser run owns: a temporary folder with home, tokens and the installed host, and the environment of all. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { hostFolder, installHost, launcherPath, type ManifestPlace } from '../../installer/install-host.ts'
import { softHsm, type SoftHsm } from './soft-hsm.ts'

export interface LaunchPlace {
  folder: string
  home: string
  /** The user data folder of Mohur. */
  data: string
  /** SoftHSM2 tokens; there are none until a test makes some. */
  tokens: SoftHsm
  env: Record<string, string>
  /** Registers the host for the browser that looks into this folder for manifests. */
  installHost: (place: ManifestPlace) => void
  /** Program that the browser starts. */
  launcher: string
  /** Ids of the host and token processes that run from this place now. */
  hostProcesses: () => HostProcesses
  remove: () => Promise<void>
}

export interface HostProcesses {
  host: number[]
  token: number[]
}

export async function makePlace(): Promise<LaunchPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'mohur-e2e-'))
  const home = join(folder, 'home')
  const data = join(folder, 'data', 'mohur')
  // Ctrl+C ends the browser and us with it.
  const removeAtOnce = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  process.once('exit', removeAtOnce)
  await mkdir(home)
  const tokens = softHsm(folder)
  const installed = hostFolder(data)
  return {
    folder,
    home,
    data,
    tokens,
    env: { ...environment(folder), HOME: home, ...tokens.env },
    installHost: place => void installHost({ folder: installed, scope: 'user', manifests: [place] }),
    launcher: launcherPath(installed),
    hostProcesses: () => hostProcesses(installed),
    remove: async () => {
      process.off('exit', removeAtOnce)
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

/** Ours, without what would slow or change a host; the browsers hand it on to the host. */
function environment(folder: string): Record<string, string> {
  const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, ...kept } = process.env
  const set = Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(set), XDG_DATA_HOME: join(folder, 'data'), XDG_CONFIG_HOME: join(folder, 'config') }
}

/** Found by the installed copy's path in their command lines, which lies in the place's own folder. */
function hostProcesses(installed: string): HostProcesses {
  const found: HostProcesses = { host: [], token: [] }
  for (const entry of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    const words = commandLine(entry)
    // Options of Node may stand before the script.
    const script = words.findIndex(word => word.startsWith(`${installed}/`))
    if (script < 1) continue
    found[words[script + 1] === 'token-process' ? 'token' : 'host'].push(Number(entry))
  }
  return found
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

/** A copy of the built extension that a build in the meantime does not touch; its folder. `hosts`: where it may connect from the start. */
export function copyExtension(
  { folder }: LaunchPlace,
  browser: 'chromium' | 'firefox',
  hosts: readonly string[] = [],
): string {
  const copy = join(folder, 'extension')
  cpSync(resolve(import.meta.dirname, '../../dist/extension', browser), copy, { recursive: true })
  if (hosts.length > 0) {
    const file = join(copy, 'manifest.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as object
    writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: hosts }))
  }
  return copy
}

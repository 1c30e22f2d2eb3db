/** The installer's commands in processes of their own, for a home folder of the test's. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export interface InstallerRun {
  code: number
  output: string
}

export interface InstallerOptions {
  home: string
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
}

/** Standard input is closed, as in a script. `env` is added to a bare environment with the home folder and a PATH. */
export async function runInstaller(
  command: 'install' | 'uninstall' | 'doctor',
  { home, args = [], env = {} }: InstallerOptions,
): Promise<InstallerRun> {
  const script = join(root, `installer/${command}.ts`)
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: root,
    env: { HOME: home, PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve(code ?? -1))
  })
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, output: output + errors }
}

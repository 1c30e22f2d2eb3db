/** SoftHSM2 behind p11-kit's server: a module whose every caller gets a list of functions, and a connection, of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Need } from './describe-where.ts'
import { softHsmLibrary, type SoftHsm } from './soft-hsm.ts'
import { until } from './until.ts'

export const p11KitClient = '/usr/lib/x86_64-linux-gnu/pkcs11/p11-kit-client.so'
export const p11KitProxy = '/usr/lib/x86_64-linux-gnu/p11-kit-proxy.so'
const program = '/usr/bin/p11-kit'

export const p11KitNeeds = (): Need[] => [
  { what: 'the Debian package p11-kit', met: existsSync(program) },
  { what: 'the Debian package p11-kit-modules', met: [p11KitClient, p11KitProxy].every(path => existsSync(path)) },
  { what: "SoftHSM2 in p11-kit's list of modules", met: existsSync('/usr/share/p11-kit/modules/softhsm2.module') },
]

export interface P11KitServer {
  /** What its users need in their environment. */
  env: { P11_KIT_SERVER_ADDRESS: string }
  end: () => Promise<void>
}

export async function p11KitServer(folder: string, hsm: SoftHsm): Promise<P11KitServer> {
  const socket = join(folder, 'p11-kit.socket')
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'KILL', program, 'server', '--foreground', '--name', socket]
      .concat('--provider', softHsmLibrary)
      .concat('pkcs11:'),
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...hsm.env } },
  )
  const gone = once(child, 'exit')
  await until('the server listens', () => {
    if (child.exitCode !== null) throw new Error('the server ended')
    return existsSync(socket)
  })
  return {
    env: { P11_KIT_SERVER_ADDRESS: `unix:path=${socket}` },
    async end() {
      child.kill()
      await gone
    },
  }
}

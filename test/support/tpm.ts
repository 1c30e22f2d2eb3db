/** A TPM in software with a store of a test's own: its tokens all have one serial number, and one slot is always empty. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import type { Need } from './describe-where.ts'
import { until } from './until.ts'

export const tpmLibrary = '/usr/lib/x86_64-linux-gnu/libtpm2_pkcs11.so.1'
const program = '/usr/bin/swtpm'

export const tpmNeeds = (): Need[] => [
  { what: 'the Debian package swtpm', met: existsSync(program) },
  { what: 'the Debian package libtpm2-pkcs11-1', met: existsSync(tpmLibrary) },
]

export interface Tpm {
  /** What its users need in their environment. */
  env: { TPM2_PKCS11_STORE: string; TPM2_PKCS11_TCTI: string; TPM2_PKCS11_LOG_LEVEL: string }
  end: () => Promise<void>
}

export async function tpm(folder: string): Promise<Tpm> {
  const [state, store] = [join(folder, 'tpm-state'), join(folder, 'tpm-store')]
  for (const path of [state, store]) mkdirSync(path)
  const port = await twoFreePorts()
  const at = (which: number): string => `type=tcp,port=${which},bindaddr=127.0.0.1`
  const child = spawn(
    'setpriv',
    ['--pdeathsig', 'KILL', program, 'socket', '--tpm2', '--tpmstate', `dir=${state}`]
      .concat('--server', at(port), '--ctrl', at(port + 1))
      .concat('--flags', 'not-need-init,startup-clear'),
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  const gone = once(child, 'exit')
  await until('the TPM listens', async () => {
    if (child.exitCode !== null) throw new Error('the TPM ended')
    return !(await isFree(port)) && !(await isFree(port + 1))
  })
  return {
    env: {
      TPM2_PKCS11_STORE: store,
      TPM2_PKCS11_TCTI: `swtpm:host=127.0.0.1,port=${port}`,
      // It writes to the host's error output otherwise.
      TPM2_PKCS11_LOG_LEVEL: '0',
    },
    async end() {
      child.kill()
      await gone
    },
  }
}

/** The one after the other: whoever speaks to a TPM finds its control port there. */
async function twoFreePorts(): Promise<number> {
  for (;;) {
    const server = await listening(0)
    const address = server?.address()
    await closed(server)
    const port = address && typeof address === 'object' ? address.port : 0
    if (port > 0 && (await isFree(port + 1))) return port
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = await listening(port)
  await closed(server)
  return server !== null
}

const listening = (port: number): Promise<Server | null> =>
  new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => resolve(server))
  })

const closed = (server: Server | null): Promise<void> =>
  new Promise(resolve => (server ? server.close(() => resolve()) : resolve()))

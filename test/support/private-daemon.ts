/**
 * A daemon that sees folders of a test's own in place of the system's (mount_namespaces(7), ipc_namespaces(7)): it changes
 * nothing outside of them, and two tests never meet. It ends with the test's process, however that ends.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

export interface DaemonOptions {
  /** Program and arguments; it stays in the foreground. */
  command: string[]
  /** What it finds at which place; both exist. */
  mounts: { from: string; at: string }[]
}

export interface PrivateDaemon {
  /** A command that runs the program behind it among the same folders. */
  inside: string[]
  alive: () => boolean
  end: () => Promise<void>
}

const own = ['unshare', '--mount', '--ipc']
const endMs = 3_000

export const canHaveNamespaces = (): boolean => spawnSync('unshare', [...own.slice(1), 'true']).status === 0

export function startPrivateDaemon({ command, mounts }: DaemonOptions): PrivateDaemon {
  const script = [
    ...mounts.map(({ from, at }) => `mount --bind '${from}' '${at}'`),
    'mount -t tmpfs none /dev/shm',
    'exec "$@"',
  ]
  // Each of these programs becomes the next one, so the process is the daemon in the end.
  const args = ['--pdeathsig', 'KILL', ...own, 'sh', '-ec', script.join('\n'), 'sh', ...command]
  const child = spawn('setpriv', args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const gone = once(child, 'exit')
  const alive = (): boolean => child.exitCode === null && child.signalCode === null
  return {
    inside: ['nsenter', '--target', String(child.pid), '--mount', '--ipc'],
    alive,
    async end() {
      if (!alive()) return
      child.kill()
      const last = setTimeout(() => child.kill('SIGKILL'), endMs)
      await gone
      clearTimeout(last)
    },
  }
}

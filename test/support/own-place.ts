/**
 * A place where daemons see folders of a test's own instead of the system's, and a network of their own (namespaces(7)): they
 * change nothing outside of it, and two tests never meet. It ends with the test's process, however that ends.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

export interface Mount {
  from: string
  at: string
}

export interface Daemon {
  alive: () => boolean
  end: (signal?: NodeJS.Signals) => Promise<void>
}

export interface OwnPlace {
  /** A command that runs the program behind it there. */
  inside: string[]
  /** Starts a program that stays in the foreground. */
  start: (command: string[]) => Daemon
  end: () => Promise<void>
}

const kinds = ['--mount', '--ipc', '--net']
const endMs = 3_000

export const canHavePlaces = (): boolean => spawnSync('unshare', [...kinds, 'true']).status === 0

/** Acknowledged at once, small messages over the loopback take microseconds instead of 40 ms each. */
const loopback = [
  'ip link set lo up',
  'ip route replace local 127.0.0.1 dev lo table local proto kernel scope host src 127.0.0.1 quickack 1',
]

export async function ownPlace(mounts: Mount[]): Promise<OwnPlace> {
  const script = [
    ...mounts.map(({ from, at }) => `mount --bind '${from}' '${at}'`),
    'mount -t tmpfs none /dev/shm',
    ...loopback,
    'echo ready',
    'exec sleep infinity',
  ].join('\n')
  const { child: holder, end } = attached(['unshare', ...kinds, 'sh', '-ec', script])
  if (!holder.stdout) throw new Error('a pipe was asked for')
  await Promise.race([
    once(holder.stdout, 'data'),
    once(holder, 'exit').then(() => Promise.reject(new Error('no place of our own'))),
  ])
  const inside = ['nsenter', '--target', String(holder.pid), ...kinds]
  return { inside, start: command => attached([...inside, ...command]), end }
}

/** Each of these programs becomes the next one, so the process is the last of them in the end. */
function attached(command: string[]): Daemon & { child: ChildProcess } {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], { stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout?.resume()
  const gone = once(child, 'exit')
  const alive = (): boolean => child.exitCode === null && child.signalCode === null
  return {
    child,
    alive,
    async end(signal) {
      if (!alive()) return
      child.kill(signal)
      const last = setTimeout(() => child.kill('SIGKILL'), endMs)
      await gone
      clearTimeout(last)
    },
  }
}

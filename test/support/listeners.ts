/** At what TCP addresses a process listens (proc(5): /proc/net/tcp, /proc/pid/fd). */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const listening = '0A'

/** `address:port` in hexadecimal, as the kernel writes them. */
export function listenersOf(pid: number): string[] {
  const own = new Set(readdirSync(`/proc/${pid}/fd`).map(fd => linkOf(`/proc/${pid}/fd/${fd}`)))
  return ['tcp', 'tcp6'].flatMap(table =>
    readFileSync(`/proc/${pid}/net/${table}`, 'latin1')
      .split('\n')
      .map(line => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === listening && own.has(`socket:[${inode}]`))
      .map(([, address = '']) => address),
  )
}

/** Of one that was closed meanwhile: nothing. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

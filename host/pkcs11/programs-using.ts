/** Which other programs have a module's library open, so that a person can be told what to close (proc(5), `maps`). */
import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { product } from '../../shared/product.ts'

/** More would not fit a sentence. */
const most = 5

/** Names, each once; empty where the system does not tell, as outside of Linux, or tells only of other people's programs. */
export function programsUsing(module: string): string[] {
  const library = realpathSync(module)
  const others = folder('/proc').filter(name => /^\d+$/.test(name) && Number(name) !== process.pid)
  const names = others.filter(pid => hasOpen(pid, library)).map(nameOf)
  return [...new Set(names)].filter(name => name !== '').slice(0, most)
}

/** Each line of `maps` ends with the path of the file; one that was replaced meanwhile is marked so. */
const hasOpen = (pid: string, library: string): boolean =>
  text(`/proc/${pid}/maps`)
    .split('\n')
    .some(line => line.endsWith(` ${library}`) || line.endsWith(` ${library} (deleted)`))

/** Token processes of another browser are programs of ours, whatever runs them. */
function nameOf(pid: string): string {
  const words = text(`/proc/${pid}/cmdline`).split('\0')
  return words.includes('token-process') ? product.name : text(`/proc/${pid}/comm`).trim()
}

function folder(path: string): string[] {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/** Empty when it ended meanwhile or belongs to somebody else. */
function text(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

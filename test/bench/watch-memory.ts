/** What memory the processes of one browser and its host take while something is done (proc(5)). */
import { readFileSync } from 'node:fs'
import type { LaunchPlace } from '../support/launch-place.ts'
import { processesMentioning } from '../support/processes.ts'

/**
 * The most that the host holds (VmHWM), and the extension's own renderer, with background and window in it, of its own: of the
 * browser's code, which all renderers share, it is nothing (RssAnon, looked at five times a second). In bytes.
 */
export function watchMemory({ folder, hostProcesses }: LaunchPlace): { end: () => { host: number; window: number } } {
  let window = 0
  const look = (): void => {
    const renderers = processesMentioning(folder)
      .filter(({ command }) => command.includes('--type=renderer') && command.includes('--extension-process'))
      .map(({ pid }) => memory(pid, 'RssAnon'))
    window = Math.max(window, ...renderers)
  }
  const timer = setInterval(look, 200)
  return {
    end() {
      clearInterval(timer)
      look()
      return { host: Math.max(...hostProcesses().host.map(pid => memory(pid, 'VmHWM'))), window }
    },
  }
}

function memory(pid: number, field: string): number {
  const kibibytes = new RegExp(String.raw`^${field}:\s+(\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(kibibytes?.[1] ?? 0) * 1024
}

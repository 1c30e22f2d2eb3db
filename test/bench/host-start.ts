/** P1: from spawn to hello, and to the first signature, beside a host without any dependency. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { extensionCallers } from '../../installer/extension-identity.ts'
import { hostEntry } from '../support/host-process.ts'
import { inTurn, type Figure } from './figures.ts'

export const echo = join(import.meta.dirname, 'echo-host.mjs')

export async function greet(entry: string, home: string): Promise<number> {
  const since = performance.now()
  const child = spawn(process.execPath, [entry, ...extensionCallers.slice(0, 1)], {
    env: { PATH: process.env['PATH'], HOME: home },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  const taken = performance.now() - since
  child.stdin.end()
  await once(child, 'exit')
  return taken
}

export async function hostStart(home: string): Promise<Figure> {
  const [peer = Number.NaN, ours = Number.NaN] = await inTurn(21, [
    () => greet(echo, home),
    () => greet(hostEntry, home),
  ])
  return { gate: 'P1', what: 'host spawn → hello / bare echo host', ours, peer, limit: 1.4, unit: 'ms' }
}

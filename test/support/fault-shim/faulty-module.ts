/** A copy of the fault shim in a test's own folder: a module that behaves until it is told otherwise. */
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildFaultShim } from './build.ts'

export interface FaultyModule {
  path: string
  /** Replaces all faults by these lines; see `fault-shim.c` for what can stand there. */
  misbehave: (...faults: string[]) => void
  /** Calls that were begun, in order. */
  calls: () => string[]
  /** What each ended call answered: `C_Login 0xa0`. */
  answers: () => string[]
}

/** `extended`: a module of the Rutoken family, with its functions beside the standard. */
const names = { unknown: 'faulty-module.so', known: 'libsofthsm2.so', extended: 'librtpkcs11ecp.so' } as const
export type FaultyName = keyof typeof names

/** `name`: by which the table of modules knows it, or not. */
export function faultyModule(folder: string, behind: string, name: FaultyName = 'unknown'): FaultyModule {
  const path = join(folder, names[name])
  copyFileSync(buildFaultShim(name === 'extended'), path)
  const misbehave = (...faults: string[]): void => {
    writeFileSync(`${path}.control.new`, [`module ${behind}`, ...faults, ''].join('\n'))
    renameSync(`${path}.control.new`, `${path}.control`)
  }
  misbehave()
  const lines = (mark: string): string[] => {
    const log = existsSync(`${path}.log`) ? readFileSync(`${path}.log`, 'utf8') : ''
    return log.split('\n').flatMap(line => (line.startsWith(mark) ? [line.slice(2)] : []))
  }
  return { path, misbehave, calls: () => lines('> '), answers: () => lines('< ') }
}

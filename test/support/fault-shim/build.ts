/** Compiles the fault shim with gcc against the headers that pkcs11js ships, once for each state of its source. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')
const source = join(import.meta.dirname, 'fault-shim.c')
const headers = join(root, 'node_modules/pkcs11js/includes')

/** Path of the library in `.cache/`. @throws Error when there is no gcc */
export function buildFaultShim(): string {
  const state = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16)
  const folder = join(root, '.cache/fault-shim')
  const library = join(folder, `fault-shim-${state}.so`)
  if (existsSync(library)) return library
  mkdirSync(folder, { recursive: true })
  const fresh = `${library}.${process.pid}`
  const warnings = ['-Wall', '-Wextra', '-Werror']
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-g', ...warnings, '-I', headers, '-o', fresh, source, '-ldl'])
  renameSync(fresh, library)
  return library
}

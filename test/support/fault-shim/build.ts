/** Compiles the fault shim with gcc against the headers that pkcs11js ships, once for each state of its source. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')
const sources = ['fault-shim.c', 'extended-functions.c'].map(name => join(import.meta.dirname, name))
const headers = join(root, 'node_modules/pkcs11js/includes')

/** Path of the library in `.cache/`. `extended`: with the functions of the Rutoken family. @throws Error when there is no gcc */
export function buildFaultShim(extended: boolean): string {
  const hash = createHash('sha256')
  for (const source of sources) hash.update(readFileSync(source))
  const state = hash.digest('hex').slice(0, 16)
  const folder = join(root, '.cache/fault-shim')
  const library = join(folder, `${extended ? 'extended' : 'fault-shim'}-${state}.so`)
  if (existsSync(library)) return library
  mkdirSync(folder, { recursive: true })
  const fresh = `${library}.${process.pid}`
  const options = ['-Wall', '-Wextra', '-Werror', ...(extended ? ['-DEXTENDED'] : [])]
  execFileSync('gcc', [
    '-shared',
    '-fPIC',
    '-O1',
    '-g',
    ...options,
    '-I',
    headers,
    '-o',
    fresh,
    sources[0] ?? '',
    '-ldl',
  ])
  renameSync(fresh, library)
  return library
}

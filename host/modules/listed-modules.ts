/** The modules that are looked at: the built-in ones that exist, then the registered ones, no library twice. */
import { realpathSync } from 'node:fs'
import { basename } from 'node:path'
import type { Pkcs11ModuleState } from '../../shared/operations/list-modules.ts'
import type { KnownModule } from './module-table.ts'

export type ListedModule = Pick<Pkcs11ModuleState, 'path' | 'name' | 'source'>

/** Two libraries for one token would show it twice, and two users of one library in one process end badly. */
export function listedModules(builtIn: readonly KnownModule[], registered: readonly string[]): ListedModule[] {
  const all: ListedModule[] = [
    ...builtIn.map(({ name, path }) => ({ name, path, source: 'builtIn' as const })),
    ...registered.map(path => ({ name: basename(path), path, source: 'registered' as const })),
  ]
  const files = all.map(({ path }) => realPath(path))
  return all.filter((_, index) => files.indexOf(files[index] ?? '') === index)
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** The PKCS#11 modules that the person registered: absolute paths in `modules.json`, replaced whole. */
import { readFileSync, renameSync } from 'node:fs'
import { utf8 } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { awaitingLock } from '../files/with-lock.ts'
import { writeDurably } from '../files/write-durably.ts'

/** Paths in the order they were added. A file that cannot be read or understood names none, so that the rest still works. */
export function readRegisteredModules(file: string): string[] {
  try {
    return read(file) ?? []
  } catch {
    return []
  }
}

/**
 * What other hosts registered meanwhile stays; on the disk when this resolves. A file that cannot be understood is kept beside.
 * @throws MohurError DATA_UNWRITABLE
 */
export async function changeRegisteredModules(
  file: string,
  change: (modules: readonly string[]) => readonly string[],
): Promise<void> {
  try {
    await awaitingLock(`${file}.lock`, () => {
      const modules = read(file)
      if (!modules) renameSync(file, `${file}.broken`)
      writeRegisteredModules(file, change(modules ?? []))
    })
  } catch (error) {
    throw new MohurError('DATA_UNWRITABLE', {}, { cause: error })
  }
}

/** Under the lock, or where nobody else is. */
export const writeRegisteredModules = (file: string, modules: readonly string[]): void =>
  writeDurably(file, utf8(`${JSON.stringify({ modules }, null, 2)}\n`))

/** `null` for what is not understood. @throws Error with the code of the file system */
function read(file: string): string[] | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  try {
    const { modules } = JSON.parse(text) as { modules?: unknown }
    const sound = Array.isArray(modules) && modules.every(path => typeof path === 'string')
    return sound ? modules : null
  } catch {
    return null
  }
}

/** The PKCS#11 modules that the person registered: absolute paths in `modules.json`, replaced whole. */
import { readFileSync, renameSync } from 'node:fs'
import { utf8 } from '../../shared/bytes.ts'
import { MohurError } from '../../shared/errors.ts'
import { awaitingLock } from '../files/with-lock.ts'
import { writeDurably } from '../files/write-durably.ts'

interface Registered {
  modules: string[]
  /** By path, whether registered or built in; written by the person alone, never by a page. */
  parameters: Record<string, string>
}

const none: Registered = { modules: [], parameters: {} }

/** Paths in the order they were added. A file that cannot be read or understood names none, so that the rest still works. */
export const readRegisteredModules = (file: string): string[] => readable(file).modules

/** What the module wants to be told by C_Initialize (NSS: `configdir='…' …`); `null` for most. */
export const parametersOf = (file: string, path: string): string | null => readable(file).parameters[path] ?? null

function readable(file: string): Registered {
  try {
    return read(file) ?? none
  } catch {
    return none
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
      const known = read(file)
      if (!known) renameSync(file, `${file}.broken`)
      const { modules, parameters } = known ?? none
      writeRegisteredModules(file, change(modules), parameters)
    })
  } catch (error) {
    throw new MohurError('DATA_UNWRITABLE', {}, { cause: error })
  }
}

/** Under the lock, or where nobody else is. */
export function writeRegisteredModules(
  file: string,
  modules: readonly string[],
  parameters: Registered['parameters'] = {},
): void {
  const told = Object.keys(parameters).length > 0 ? { modules, parameters } : { modules }
  writeDurably(file, utf8(`${JSON.stringify(told, null, 2)}\n`))
}

/** `null` for what is not understood. @throws Error with the code of the file system */
function read(file: string): Registered | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return none
    throw error
  }
  try {
    const { modules, parameters = {} } = JSON.parse(text) as { modules?: unknown; parameters?: unknown }
    return areTexts(modules) && isRecordOfTexts(parameters) ? { modules, parameters } : null
  } catch {
    return null
  }
}

const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(item => typeof item === 'string')

const isRecordOfTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && areTexts(Object.values(value))

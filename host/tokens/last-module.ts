/** Which module signed last: a hint by which the next start looks there first. What stands in it decides nothing else. */
import { readFileSync, writeFileSync } from 'node:fs'
import { lastModuleFile } from '../folders.ts'

export interface LastModule {
  /** `null`: none has signed yet. What is not among the modules any more is for the caller to leave out. */
  read: () => string | null
  note: (spec: string) => void
}

export function lastModule(dataFolder: string): LastModule {
  const file = lastModuleFile(dataFolder)
  let known: string | null | undefined
  return {
    read: () => (known ??= readHint(file)),
    note(spec) {
      if (known === spec) return
      known = spec
      try {
        writeFileSync(file, spec, { mode: 0o600 })
      } catch {
        // Without it the next start takes longer.
      }
    },
  }
}

function readHint(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** What the doctor found at one link of the chain from the extension's build to a signature. */
import { quoted } from '../launcher.ts'

/** `absent`: nothing is broken, yet signing needs it. `unchecked`: an earlier link must hold first. */
export type FindingState = 'ok' | 'broken' | 'absent' | 'unchecked'

export interface Finding {
  link: string
  state: FindingState
  /** One sentence without personal data. */
  says: string
  /** What to do; empty when all is well. */
  cure: string
  /** For the screen alone, never for a report: labels of tokens. */
  details: readonly string[]
}

export const ok = (link: string, says: string, details: readonly string[] = []): Finding => ({
  link,
  state: 'ok',
  says,
  cure: '',
  details,
})

export const broken = (link: string, says: string, cure: string): Finding => ({
  link,
  state: 'broken',
  says,
  cure,
  details: [],
})

export const absent = (link: string, says: string, cure: string): Finding => ({
  link,
  state: 'absent',
  says,
  cure,
  details: [],
})

export const unchecked = (link: string): Finding => ({
  link,
  state: 'unchecked',
  says: 'an earlier link must hold first',
  cure: '',
  details: [],
})

/** Of the installer and of the doctor, as it is typed in a shell. */
export const profileArgument = (folder: string): string => `--user-data-dir ${quoted(folder)}`

export const cures = {
  build: 'npm run build',
  install: 'npm run host:install',
  installOrName: 'npm run host:install; if you installed with --user-data-dir, pass it here too',
  open: 'as root: npm run host:install -- --system',
  addon: 'install gcc, g++, make and python3, then: npm run host:install',
} as const

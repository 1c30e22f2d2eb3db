/** What a run of tests came to, and the lines that tell it: those that failed and were skipped by name, then `N passed, N failed[, N skipped]`. */

export interface Counts {
  passed: number
  /** Titles, each with the beginning of what it threw. */
  failed: readonly string[]
  /** Titles; each says why. */
  skipped: readonly string[]
  /** Titles of those that passed and name a row of what the replaced systems do. */
  proving: readonly string[]
  /** As `failed`, of those that passed when their file ran once more, alone. */
  unsteady: readonly string[]
}

export const none: Counts = { passed: 0, failed: [], skipped: [], proving: [], unsteady: [] }

export const sum = (all: readonly Counts[]): Counts => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.flatMap(({ failed }) => failed),
  skipped: all.flatMap(({ skipped }) => skipped),
  proving: all.flatMap(({ proving }) => proving),
  unsteady: all.flatMap(({ unsteady }) => unsteady),
})

export const countsLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed.length} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`

/** The end of `npm test`. A run that ran nothing has failed. */
export function lastLines(counts: Counts): string[] {
  const ran = counts.passed + counts.failed.length > 0
  const told = ran ? counts : { ...counts, failed: ['no test ran'] }
  return [
    ...told.skipped.map(title => `skipped: ${title}`),
    ...told.unsteady.map(title => `unsteady (passed when it ran once more, alone): ${title}`),
    ...told.failed.map(title => `failed: ${title}`),
    countsLine(told),
  ]
}

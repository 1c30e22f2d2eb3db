/** What a run of tests came to, and the lines that tell it: those skipped by name, then `N passed, N failed[, N skipped]`. */

export interface Counts {
  passed: number
  failed: number
  /** Titles; each says why. */
  skipped: readonly string[]
}

export const none: Counts = { passed: 0, failed: 0, skipped: [] }

export const sum = (all: readonly Counts[]): Counts => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.reduce((total, { failed }) => total + failed, 0),
  skipped: all.flatMap(({ skipped }) => skipped),
})

export const countsLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`

/** The end of `npm test`. A run that ran nothing has failed. */
export function lastLines(counts: Counts): string[] {
  const ran = counts.passed + counts.failed > 0
  return [...counts.skipped.map(title => `skipped: ${title}`), countsLine(ran ? counts : { ...counts, failed: 1 })]
}

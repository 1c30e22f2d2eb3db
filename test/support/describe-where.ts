/**
 * Suites and tests that need more of a computer than Node: where it is missing they are skipped, and the title says why. The only
 * way to skip a test; `npm test` counts and names those that were.
 */
import type { AsyncFunc, Func } from 'mocha'

export interface Need {
  /** As in "not run without …". */
  what: string
  met: boolean
}

export function describeWhere(needs: Need[], title: string, body: () => void): void {
  const reason = missing(needs)
  if (reason === '') describe(title, body)
  else describe.skip(`${title} (${reason})`, body)
}

export function itWhere(needs: Need[], title: string, body: Func | AsyncFunc): void {
  const reason = missing(needs)
  if (reason === '') it(title, body)
  else it.skip(`${title} (${reason})`, body)
}

function missing(needs: Need[]): string {
  const lacking = needs.filter(({ met }) => !met).map(({ what }) => what)
  return lacking.length === 0 ? '' : `not run without ${lacking.join(', ')}`
}

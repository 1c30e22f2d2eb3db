/** Suites that need more of a computer than Node: where it is missing they stand as pending, under a title that says why. */

export interface Need {
  /** As in "not run without …". */
  what: string
  met: boolean
}

export function describeWhere(needs: Need[], title: string, body: () => void): void {
  const missing = needs.flatMap(({ what, met }) => (met ? [] : [what]))
  if (missing.length === 0) describe(title, body)
  else describe.skip(`${title} (not run without ${missing.join(', ')})`, body)
}

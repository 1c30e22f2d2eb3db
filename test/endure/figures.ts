/** Which tests show which figure: a row each. Their size follows `test/support/endurance.ts`. */

export interface FigureRow {
  figure: string
  /** What is promised, in a line of the README. */
  promise: string
  /** Tests in these files whose titles name the figure. */
  files: readonly string[]
  limitMinutes: number
}

export const figures: readonly FigureRow[] = [
  {
    figure: 'G1',
    promise: 'malformed frames end the host or are answered with an error, nothing else',
    files: ['test/integration/host/frame-fuzz.test.ts'],
    limitMinutes: 20,
  },
]

/** The end of the report of `npm test`: each row of what the replaced systems do, with the test that proves it in this run. */
import { citationsIn, type Citation } from './citations.ts'
import { read } from './imports.ts'

export interface RowTable {
  /** A line for each row: its number, its sentence, the test. */
  lines: readonly string[]
  /** A sentence for each row that nothing proves. */
  unproven: readonly string[]
}

const isRow = (citation: Citation): boolean => /^\d+$/.test(citation)

/** Number and sentence of each row of `test/cited.md`. */
const rowsOf = (text: string): [Citation, string][] =>
  [...text.matchAll(/^\| (\d+) +\| (.*?) +\| (?:yes|–) +\|$/gm)].map(([, number = '', sentence = '']) => [
    number,
    sentence,
  ])

/** `passed` and `skipped`: titles of tests, those of their suites before them. */
export function rowTable(
  passed: readonly string[],
  skipped: readonly string[],
  text = read('test/cited.md'),
): RowTable {
  const proofs = titlesByRow(passed)
  const skips = titlesByRow(skipped)
  const rows = rowsOf(text).map(([number, sentence]) => ({ number, sentence, titles: proofs.get(number) ?? [] }))
  return {
    lines: rows.map(({ number, sentence, titles }) => `row ${number}: ${sentence} ${proofOf(titles)}`),
    unproven: rows
      .filter(({ titles }) => titles.length === 0)
      .map(
        ({ number }) =>
          `row ${number}: ${skips.has(number) ? 'its only test was skipped' : 'no test that passed proves it'}`,
      ),
  }
}

function titlesByRow(titles: readonly string[]): Map<Citation, string[]> {
  const found = new Map<Citation, string[]>()
  for (const title of titles) {
    for (const row of new Set(citationsIn(title).filter(isRow))) found.set(row, [...(found.get(row) ?? []), title])
  }
  return found
}

function proofOf([first, ...more]: readonly string[]): string {
  if (first === undefined) return '— NOT PROVEN'
  return `— ${first}${more.length > 0 ? ` (and ${more.length} more)` : ''}`
}

/** The numbers by which tests and comments name threats, faults, figures and rows, and where they are named. */
import { filesUnder, read } from './imports.ts'

/** `T12`, `R3`, `G5`, or `row 118` as `118`. */
export type Citation = string

const title =
  /\b(?:it|describe|itWhere|describeWhere)\(\s*(?:[^'"`()]*(?:\([^)]*\))?[^'"`()]*,\s*)?(?:'([^'\n]*)'|`([^`]*)`|"([^"\n]*)")/g

/** Titles of tests and suites in a text of TypeScript. */
export const titlesOf = (text: string): string[] =>
  [...text.matchAll(title)].map(([, single, template, double]) => single ?? template ?? double ?? '')

/** What a title or a comment cites. Rows may stand as `rows 1, 9` and `rows 3-5`. */
export function citationsIn(text: string): Citation[] {
  const numbers = [...text.matchAll(/\b([TRG]\d{1,2})\b/g)].map(([, number = '']) => number)
  const rows = [...text.matchAll(/\brows? (\d+(?:(?:, | and |-)\d+)*)/g)].flatMap(([, list = '']) =>
    list.split(/, | and /).flatMap(part => {
      const [first = 0, last = first] = part.split('-').map(Number)
      return Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
    }),
  )
  return [...numbers, ...rows]
}

/** Of titles of tests. */
export const citedByTests = (): Set<Citation> =>
  new Set(
    filesUnder('test')
      .filter(file => file.endsWith('.test.ts'))
      .flatMap(file => titlesOf(read(file)).flatMap(citationsIn)),
  )

/** In parentheses in comments of the product: file and citation. */
export const citedByProduct = (): { file: string; citation: Citation }[] =>
  ['shared', 'extension', 'host', 'installer']
    .flatMap(filesUnder)
    .flatMap(file =>
      [...read(file).matchAll(/\((?:[TRG]\d{1,2}(?:, )?)+\)/g)].flatMap(([words]) =>
        citationsIn(words).map(citation => ({ file, citation })),
      ),
    )

/** Of the table in `test/cited.md`: number, and whether a title names it. */
export const citedTable = (): Map<Citation, boolean> =>
  new Map(
    [...read('test/cited.md').matchAll(/^\| (\S+) +\| .* \| (yes|–) +\|$/gm)].map(([, number = '', named]) => [
      number,
      named === 'yes',
    ]),
  )

/** The table with the last column as the titles say. */
export function citedText(): string {
  const named = citedByTests()
  return read('test/cited.md').replace(
    /^(\| (\S+) +\| .*? +\|) (?:yes|–) *\|$/gm,
    (_, row: string, number: string) => `${row} ${named.has(number) ? 'yes' : '–'} |`,
  )
}

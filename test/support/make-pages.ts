/** PDFs with pages to be looked at. */
import type { Bytes } from '../../shared/bytes.ts'
import { makePdf } from './make-pdf.ts'

interface PagesPlan {
  /** More in the catalog. */
  catalog?: string
  /** More in each page. */
  page?: string
  /** More objects, from `firstMore` on. */
  more?: string[]
  font?: string
}

/** The number of the first object of `more` after so many pages. */
export const firstMore = (pages: number): number => 4 + 2 * pages

const helvetica = '<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>'

/** Content streams of A4 pages; the font is `/F1`. */
export function makePages(
  contents: string[],
  { catalog = '', page = '', more = [], font = helvetica }: PagesPlan = {},
): Bytes {
  const kids = contents.map((_, index) => `${4 + 2 * index} 0 R`).join(' ')
  const resources = page.includes('/Resources') ? '' : '/Resources <</Font <</F1 3 0 R>>>>'
  return makePdf({
    objects: [
      `<</Type /Catalog /Pages 2 0 R ${catalog}>>`,
      `<</Type /Pages /Kids [${kids}] /Count ${contents.length} /MediaBox [0 0 595 842]>>`,
      font,
      ...contents.flatMap((content, index) => [
        `<</Type /Page /Parent 2 0 R ${resources} /Contents ${5 + 2 * index} 0 R ${page}>>`,
        `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
      ]),
      ...more,
    ],
  })
}

/** Lines of text, and a black square in the upper left quarter. */
export const writing = (lines: string[]): string =>
  `0 421 297.5 421 re f 0 0 0 rg BT /F1 18 Tf 24 TL 60 380 Td ${lines.map(line => `(${line}) Tj T*`).join(' ')} ET`

/** A PDF in our window: above its pages what they do not show, in words. */
import type { VNode } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import { fill, formatNumber, formatSize } from '../../locales/format.ts'
import { usePlural, useTexts } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'
import type { ViewProps } from '../document-kind.ts'
import type { Drawn } from '../pages/pages.ts'
import { PagesView } from '../pages/pages-view.tsx'
import { findingRows, namedAtMost, type Finding } from './findings.ts'
import type { ReadPdf } from './read-pdf.ts'

export function PdfDocument({ reading: { pages, first, findings } }: ViewProps<ReadPdf>): VNode {
  const { documents } = useTexts()
  const [fonts, setFonts] = useState<readonly string[]>([])
  const [whole, setWhole] = useState(true)
  const noteDrawn = useCallback((drawn: Drawn) => {
    if (!drawn.whole) setWhole(false)
    setFonts(before => {
      const more = drawn.missingFonts.filter(name => !before.includes(name))
      return more.length === 0 ? before : [...before, ...more].slice(0, namedAtMost)
    })
  }, [])
  const told = whole ? findings : [undrawn, ...findings]
  const isWarning = told.some(({ name }) => findingRows[name].kind === 'warning')
  return (
    <>
      {told.length > 0 && (
        <Notice kind={isWarning ? 'warning' : 'info'} title={documents.pdf.beside}>
          <ul class="findings">
            {told.map(finding => (
              <FindingLine key={finding.name} finding={finding} />
            ))}
          </ul>
        </Notice>
      )}
      <PagesView pages={pages} first={first} onDrawn={noteDrawn} />
      {fonts.length > 0 && (
        <p class="aside" data-missing-fonts>
          {documents.pdf.fonts} <Names about={fonts.map(name => ({ name, size: null }))} />
        </p>
      )}
    </>
  )
}

const undrawn: Finding = { name: 'undrawn', count: null, about: [] }

function FindingLine({ finding: { name, count, about } }: { finding: Finding }): VNode {
  const { documents, common } = useTexts()
  const choose = usePlural()
  const text = documents.pdf.findings[name]
  return (
    <li data-finding={name}>
      {typeof text === 'string' ? text : fill(choose(text, count ?? 0), { count: formatNumber(common, count ?? 0) })}
      {about.length > 0 && (
        <>
          {' '}
          <Names about={about} />
        </>
      )}
    </li>
  )
}

/** Names from the file, each with its size where it has one. */
function Names({ about }: Pick<Finding, 'about'>): VNode {
  const { common } = useTexts()
  return (
    <ul class="names">
      {about.map(({ name, size }, index) => (
        <li key={index}>
          <VisibleText text={name} />
          {size !== null && ` (${formatSize(common, size)})`}
        </li>
      ))}
    </ul>
  )
}

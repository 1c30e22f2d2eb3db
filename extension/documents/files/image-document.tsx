/** A picture in our window. */
import type { VNode } from 'preact'
import { useTexts } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ViewProps } from '../document-kind.ts'
import { PagesView } from '../pages/pages-view.tsx'
import type { ReadImage } from './read-image.ts'

export function ImageDocument({ reading: { pages, header } }: ViewProps<ReadImage>): VNode {
  const { documents } = useTexts()
  return (
    <>
      {header.moving && <Notice kind="warning" title={documents.moving} />}
      <PagesView pages={pages} first={header} />
    </>
  )
}

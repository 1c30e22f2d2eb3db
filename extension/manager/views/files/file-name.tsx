/** A file in a list: its name, as outside text, and its size. */
import type { VNode } from 'preact'
import { formatSize } from '../../../locales/format.ts'
import { useTexts } from '../../../ui/language.tsx'
import { VisibleText } from '../../../ui/visible-text.tsx'
import type { ChosenFile } from '../../files/chosen-file.ts'

export function FileName({ file: { name, size } }: { file: Pick<ChosenFile, 'name' | 'size'> }): VNode {
  const { common } = useTexts()
  return (
    <p class="file-name">
      <strong>
        <VisibleText text={name} />
      </strong>{' '}
      <span class="aside">{formatSize(common, size)}</span>
    </p>
  )
}

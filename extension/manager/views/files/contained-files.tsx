/** What is in a container: what no signature covers stands out, since a person takes all of it for signed. */
import type { VNode } from 'preact'
import type { ContainedFile } from '../../../../shared/operations/verify.ts'
import { formatSize } from '../../../locales/format.ts'
import { useTexts } from '../../../ui/language.tsx'
import { VisibleText } from '../../../ui/visible-text.tsx'

export function ContainedFiles({ files }: { files: readonly ContainedFile[] }): VNode {
  const { checkFiles: texts, common } = useTexts()
  return (
    <>
      <h2>{texts.contained}</h2>
      <ul class="files" data-part="contained">
        {files.map(({ name, size, covered }) => (
          <li key={name} data-file={name} data-covered={covered}>
            <div class="file-words">
              <p>
                <VisibleText text={name} /> <span class="aside">{formatSize(common, size)}</span>
              </p>
              {!covered && <p class="bad">{texts.uncovered}</p>}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Signed files, and what their signatures show. */
import type { VNode } from 'preact'
import { fill, formatNumber } from '../../../locales/format.ts'
import { Button } from '../../../ui/button.tsx'
import { usePlural, useTexts } from '../../../ui/language.tsx'
import type { CheckingState } from '../../files/checking-state.ts'
import type { GivenFile } from '../../files/chosen-file.ts'
import { CheckedFileView } from './checked-file-view.tsx'
import { DropPlace } from './drop-place.tsx'
import { RootsPart, type RootsProps } from './roots-part.tsx'
import { usePlaceKept } from './use-place-kept.ts'

export interface CheckViewProps extends RootsProps {
  files: CheckingState
  add: (files: readonly GivenFile[]) => void
  takeOut: (id: number) => void
  takeAllOut: () => void
  /** The document that a signature is beside of. */
  giveDocument: (id: number, document: GivenFile) => void
}

const chooseAction = 'choose-signed'

export function CheckView({ files, add, takeOut, takeAllOut, giveDocument, ...roots }: CheckViewProps): VNode {
  const { checkFiles: texts, signFiles, common } = useTexts()
  const choose = usePlural()
  const { listRef, leave } = usePlaceKept(files.length, { action: 'take-out', fallback: chooseAction })
  const left = files.filter(({ outcome }) => outcome.state === 'waiting' || outcome.state === 'checking').length
  const status =
    left > 0
      ? fill(choose(texts.left, left), { count: formatNumber(common, left) })
      : fill(choose(texts.checked, files.length), { count: formatNumber(common, files.length) })
  return (
    <>
      <p class="intro">{texts.intro}</p>
      <DropPlace action={chooseAction} meaning={texts.drop} label={signFiles.choose} onFiles={add} />
      <RootsPart {...roots} />
      <div class="buttons">
        <p role="status" data-left={left}>
          {files.length > 0 ? status : ''}
        </p>
        {files.length > 1 && (
          <Button
            action="take-all-out"
            kind="quiet"
            dead={left > 0}
            onPress={() => {
              leave(0)
              takeAllOut()
            }}
          >
            {signFiles.takeAllOut}
          </Button>
        )}
      </div>
      <ul class="cards" ref={listRef}>
        {files.map((file, place) => (
          <li key={file.id}>
            <CheckedFileView
              file={file}
              takeOut={() => {
                leave(place)
                takeOut(file.id)
              }}
              giveDocument={document => giveDocument(file.id, document)}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Files of the person's own: chosen, signed in one format, saved. */
import type { VNode } from 'preact'
import { fill, formatNumber, formatSize } from '../../../locales/format.ts'
import type { ErrorMessage } from '../../../../shared/errors.ts'
import { limits } from '../../../../shared/limits.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorView } from '../../../ui/error-view.tsx'
import { usePlural, useTexts } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { GivenFile } from '../../files/chosen-file.ts'
import type { FileFormatName } from '../../files/file-formats.ts'
import {
  areTooLarge,
  filesToSign,
  formatOf,
  isSigned,
  unsavedFiles,
  type ListedFile,
  type SigningState,
} from '../../files/signing-state.ts'
import { DropPlace } from './drop-place.tsx'
import { FormatChoice } from './format-choice.tsx'
import { ListedFileRow } from './listed-file-row.tsx'
import { usePlaceKept } from './use-place-kept.ts'

export interface SignViewProps {
  state: SigningState
  /** The name of the one that will be asked for time stamps; `null`: none is set up. */
  authority: string | null
  add: (files: readonly GivenFile[]) => void
  takeOut: (id: number) => void
  takeAllOut: () => void
  chooseFormat: (format: FileFormatName) => void
  wantStamp: (wanted: boolean) => void
  wantMark: (wanted: boolean) => void
  sign: () => void
  save: (files: readonly ListedFile[]) => void
}

const chooseAction = 'choose-files'

export function SignView(props: SignViewProps): VNode {
  const { state, authority, add } = props
  const { signFiles: texts, common } = useTexts()
  const choose = usePlural()
  const unsaved = unsavedFiles(state)
  return (
    <>
      <p class="intro">{texts.intro}</p>
      <DropPlace action={chooseAction} meaning={texts.drop} label={texts.choose} onFiles={add} />
      {state.leftOut > 0 && (
        <Notice kind="warning" live>
          <p>{fill(choose(texts.leftOut, state.leftOut), { count: formatNumber(common, state.leftOut) })}</p>
        </Notice>
      )}
      {state.files.length > 0 && (
        <>
          <FileList {...props} />
          <FormatChoice
            format={formatOf(state)}
            authority={authority}
            wantsStamp={state.wantsStamp}
            wantsMark={state.wantsMark}
            dead={state.phase.state === 'signing'}
            chooseFormat={props.chooseFormat}
            wantStamp={props.wantStamp}
            wantMark={props.wantMark}
          />
        </>
      )}
      {state.files.length > 0 && <SignButton {...props} />}
      {state.phase.state === 'failed' && <FailedView error={state.phase.error} />}
      {unsaved.length > 0 && (
        <Notice kind="warning" title={fill(choose(texts.unsaved, unsaved.length), { count: unsaved.length })}>
          <p>{texts.unsavedMeaning}</p>
          <div>
            <Button action="save-all" kind="primary" onPress={() => props.save(unsaved)}>
              {texts.saveAll}
            </Button>
          </div>
        </Notice>
      )}
    </>
  )
}

/** What the sentences of errors say of pages is another thing here. */
function FailedView({ error }: { error: ErrorMessage }): VNode {
  const { signFiles: texts, common } = useTexts()
  if (error.code !== 'DOCUMENT_CHANGED') return <ErrorView error={error} />
  return (
    <Notice kind="danger" title={texts.changed.title} live>
      <p>{texts.changed.next}</p>
      <p class="code" data-error={error.code}>
        {fill(common.code, { code: error.code })}
      </p>
    </Notice>
  )
}

function FileList({ state, takeOut, takeAllOut, save }: SignViewProps): VNode {
  const { signFiles: texts, common } = useTexts()
  const choose = usePlural()
  const { files, phase } = state
  const { listRef, leave } = usePlaceKept(files.length, { action: 'take-out', fallback: chooseAction })
  const isSigning = phase.state === 'signing'
  return (
    <section class="paper" data-part="files">
      <h2>{fill(choose(texts.files, files.length), { count: formatNumber(common, files.length) })}</h2>
      <ul class="files" ref={listRef}>
        {files.map((file, place) => (
          <ListedFileRow
            key={file.id}
            file={file}
            format={formatOf(state)}
            dead={isSigning}
            takeOut={() => {
              leave(place)
              takeOut(file.id)
            }}
            save={() => save([file])}
          />
        ))}
      </ul>
      {files.length > 1 && (
        <div class="actions">
          <Button
            action="take-all-out"
            kind="quiet"
            dead={isSigning || unsavedFiles(state).length > 0}
            onPress={() => {
              leave(0)
              takeAllOut()
            }}
          >
            {texts.takeAllOut}
          </Button>
        </div>
      )}
    </section>
  )
}

function SignButton({ state, sign }: SignViewProps): VNode {
  const { signFiles: texts, common } = useTexts()
  const choose = usePlural()
  const files = filesToSign(state)
  const isTooLarge = areTooLarge(files)
  const isDead = files.length === 0 || isTooLarge || state.phase.state === 'signing'
  const tooLarge = isTooLarge ? fill(texts.together, { size: formatSize(common, limits.documentBytes) }) : null
  return (
    <div class="buttons">
      <Button action="sign-files" kind="primary" dead={isDead} describedBy="sign-files-status" onPress={sign}>
        {fill(choose(texts.sign, files.length), { count: formatNumber(common, files.length) })}
      </Button>
      <p id="sign-files-status" role="status" data-phase={state.phase.state}>
        {tooLarge ?? <PhaseWords state={state} toSign={files.length} />}
      </p>
    </div>
  )
}

function PhaseWords({ state: { phase, files }, toSign }: { state: SigningState; toSign: number }): VNode {
  const { signFiles: texts, common } = useTexts()
  const choose = usePlural()
  const number = (count: number): string => formatNumber(common, count)
  if (phase.state === 'signing') {
    const { done, total } = phase
    return <>{done > 0 ? fill(texts.progress, { done: number(done), total: number(total) }) : texts.signing}</>
  }
  if (phase.state === 'rejected' || phase.state === 'unfit') return <>{texts.nothing[phase.state]}</>
  if (phase.state === 'done') {
    const { count, of } = phase
    return <>{fill(choose(texts.done, count), { count: number(count), total: number(of) })}</>
  }
  const isNoneFit = toSign === 0 && !files.every(isSigned)
  return <>{isNoneFit ? texts.noneFit : ''}</>
}

/** One file of those to be signed: what it is, why it will not be signed, or what became of it. */
import type { VNode } from 'preact'
import { errorTextOf } from '../../../locales/error-text.ts'
import { fill, formatSize } from '../../../locales/format.ts'
import { Button } from '../../../ui/button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { VisibleText } from '../../../ui/visible-text.tsx'
import { fileFormats, kindTerm, unfitFor, type FileFormatName } from '../../files/file-formats.ts'
import { isSigned, type ListedFile, type SignedFile } from '../../files/signing-state.ts'
import { FileName } from './file-name.tsx'

interface Props {
  file: ListedFile
  format: FileFormatName
  /** While signatures are made. */
  dead: boolean
  takeOut: () => void
  save: () => void
}

export function ListedFileRow({ file, format, dead, takeOut, save }: Props): VNode {
  const { signFiles: texts } = useTexts()
  const { signed, within, name } = file
  return (
    <li data-file={name} data-signed={isSigned(file)}>
      <div class="file-words">
        <FileName file={file} />
        {signed && <Signed signed={signed} />}
        {within !== null && <Within name={within} />}
        {!isSigned(file) && <WhyNot file={file} format={format} />}
      </div>
      <div class="actions">
        {signed && (
          <Button action="save-file" about={signed.name} onPress={save}>
            {texts.save}
          </Button>
        )}
        <Button
          action="take-out"
          kind="quiet"
          about={name}
          dead={dead || (signed !== null && !signed.isSaved)}
          onPress={takeOut}
        >
          {texts.takeOut}
        </Button>
      </div>
    </li>
  )
}

function Signed({ signed: { name, level, isSaved } }: { signed: SignedFile }): VNode {
  const { signFiles: texts } = useTexts()
  return (
    <p>
      <span class="good">
        <span aria-hidden="true">✓ </span>
        {fill(texts.signed, { level })}
      </span>{' '}
      {isSaved ? texts.savedAs : texts.notSaved} <VisibleText text={name} />
    </p>
  )
}

function Within({ name }: { name: string }): VNode {
  const { signFiles: texts } = useTexts()
  return (
    <p>
      <span class="good">
        <span aria-hidden="true">✓ </span>
        {texts.within}
      </span>{' '}
      <VisibleText text={name} />
    </p>
  )
}

function WhyNot({ file, format }: Pick<Props, 'file' | 'format'>): VNode | null {
  const texts = useTexts()
  const { signFiles, common } = texts
  const unfit = unfitFor(file, format)
  if (unfit) {
    const { longest, kind } = fileFormats[format]
    return (
      <p class="warn" data-unfit={unfit}>
        {fill(signFiles.unfit[unfit], {
          size: formatSize(common, longest),
          kind: kindTerm(kind),
        })}
      </p>
    )
  }
  const isOfAnother = file.unfitFormat !== null && file.unfitFormat !== format
  if (!file.error || isOfAnother) return null
  if (file.error.code === 'USER_REJECTED') return <p data-error="USER_REJECTED">{signFiles.takenOut}</p>
  const { title, next } = errorTextOf(texts, file.error, 'documents')
  return (
    <>
      <p class="bad" data-error={file.error.code}>
        {fill(signFiles.failed, { what: title })}
      </p>
      <p>{file.error.code === 'DOCUMENT_CHANGED' ? signFiles.changed.next : next}</p>
      <p class="code">{fill(common.code, { code: file.error.code })}</p>
    </>
  )
}

/** The format of the signatures, and whether they get a time stamp and a visible mark. */
import type { VNode } from 'preact'
import { fill } from '../../../locales/format.ts'
import { Check } from '../../../ui/check.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { VisibleText } from '../../../ui/visible-text.tsx'
import { fileFormatNames, fileFormats, kindTerm, takesMark, type FileFormatName } from '../../files/file-formats.ts'

interface Props {
  format: FileFormatName
  authority: string | null
  wantsStamp: boolean
  wantsMark: boolean
  dead: boolean
  chooseFormat: (format: FileFormatName) => void
  wantStamp: (wanted: boolean) => void
  wantMark: (wanted: boolean) => void
}

export function FormatChoice(props: Props): VNode {
  const { format, dead, chooseFormat, wantsMark, wantMark } = props
  const { signFiles: texts } = useTexts()
  return (
    <fieldset class="choices" disabled={dead}>
      <legend>{texts.format}</legend>
      {fileFormatNames.map(name => (
        <div key={name} class="choice">
          <label data-choice={name}>
            <input type="radio" name="file-format" checked={name === format} onChange={() => chooseFormat(name)} />
            <span class="choice-body">
              <span class="choice-title">
                {fill(texts.formats[name].title, { kind: kindTerm(fileFormats[name].kind) })}
              </span>
              <span class="aside">
                {texts.formats[name].meaning} <bdi dir="ltr">{fileFormats[name].term}</bdi>
              </span>
            </span>
          </label>
        </div>
      ))}
      {takesMark(format) && (
        <Check name="mark" checked={wantsMark} onCheck={wantMark}>
          {texts.mark}
          <span class="aside">{texts.markMeaning}</span>
        </Check>
      )}
      <StampChoice {...props} />
    </fieldset>
  )
}

function StampChoice({
  format,
  authority,
  wantsStamp,
  wantStamp,
}: Pick<Props, 'format' | 'authority' | 'wantsStamp' | 'wantStamp'>): VNode {
  const { signFiles: texts, common } = useTexts()
  if (authority === null)
    return (
      <p class="aside">
        {texts.noAuthority} <a href="#settings">{common.cures.settings}</a>
      </p>
    )
  if (fileFormats[format].stamped === null) return <p class="aside">{texts.noStamp}</p>
  return (
    <Check name="time-stamp" checked={wantsStamp} onCheck={wantStamp}>
      {texts.stamp}
      <span class="aside">
        <VisibleText text={fill(texts.stampMeaning, { authority })} />
      </span>
    </Check>
  )
}

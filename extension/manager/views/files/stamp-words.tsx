/** A time stamp in words, and what it or a signature covers. */
import type { VNode } from 'preact'
import type { VerifiedSigner, VerifiedTimestamp } from '../../../../shared/operations/verify.ts'
import { fill, formatDate, formatTime } from '../../../locales/format.ts'
import type { CommonTexts } from '../../../locales/texts.ts'
import { useTexts } from '../../../ui/language.tsx'
import { VisibleText } from '../../../ui/visible-text.tsx'

export const momentText = (common: CommonTexts, time: Date): string =>
  `${formatDate(common, time)}, ${formatTime(time)}`

export function TimestampWords({ timestamp }: { timestamp: VerifiedTimestamp | null }): VNode {
  const { checkFiles: texts, common } = useTexts()
  if (!timestamp) return <>{texts.noTimestamp}</>
  const { time, authority, valid, reasons } = timestamp
  const words = fill(texts.timestampBy, {
    time: time ? momentText(common, time) : common.unknown,
    authority: authority ?? common.unknown,
  })
  return (
    <>
      <VisibleText text={words} />
      {!valid && (
        <span class="line bad" data-timestamp-reasons={reasons.join(' ')}>
          {[texts.timestampWrong, ...reasons.map(reason => texts.reasons[reason])].join(' ')}
        </span>
      )}
    </>
  )
}

/** As `verify` names the revisions of a PDF. */
const revision = /^revision (\d+) of (\d+)$/

export function CoversWords({
  signed: { covers, parts },
}: {
  signed: Pick<VerifiedSigner, 'covers' | 'parts'>
}): VNode {
  const { checkFiles: texts } = useTexts()
  if (covers === 'document') return <>{texts.coversDocument}</>
  const words = parts.map(part => {
    const [, number, of] = revision.exec(part) ?? []
    return number === undefined || of === undefined ? part : fill(texts.revision, { number, of })
  })
  return <VisibleText text={[texts.coversPart, words.join(', ')].filter(text => text !== '').join(' ')} />
}

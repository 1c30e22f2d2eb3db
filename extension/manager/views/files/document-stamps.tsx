/** Time stamps of a file that are nobody's signature: what each proves, and of how much. */
import type { VNode } from 'preact'
import type { DocumentTimestamp } from '../../../../shared/operations/verify.ts'
import { Facts } from '../../../ui/facts.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { CoversWords, TimestampWords } from './stamp-words.tsx'

interface Props {
  stamps: readonly DocumentTimestamp[]
  /** Whether anybody signed the file as well. */
  isSigned: boolean
}

export function DocumentStamps({ stamps, isSigned }: Props): VNode {
  const { checkFiles: texts } = useTexts()
  return (
    <>
      {!isSigned && (
        <Notice kind="warning" title={texts.stampsAlone.title}>
          <p>{texts.stampsAlone.meaning}</p>
        </Notice>
      )}
      {stamps.map((stamp, place) => (
        <section key={place} data-stamp={stamp.valid}>
          <Facts
            facts={[
              { name: texts.documentStamp, value: <TimestampWords timestamp={stamp} /> },
              ...(stamp.valid ? [{ name: texts.covers, value: <CoversWords signed={stamp} /> }] : []),
            ]}
          />
        </section>
      ))}
    </>
  )
}

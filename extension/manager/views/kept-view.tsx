/** What is kept of signatures that no site has got, a card a request: who asked, until when, each signature with its way to a file. */
import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { ErrorMessage } from '../../../shared/errors.ts'
import type { KeptSignatures } from '../../../shared/kept-signatures.ts'
import type { Content } from '../../background/content.ts'
import { fill, formatDate, formatTime } from '../../locales/format.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { FileButton } from '../../ui/file-button.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'
import { keptName, type KeptSigned } from '../../profiles/kept-name.ts'
import { wantedFor } from '../kept-file.ts'

export type KeptAttempt = { request: string; index: number; outcome: 'saved' | 'otherFile' } | { outcome: ErrorMessage }

type Save = (request: string, signed: KeptSigned, place: { index: number; given: readonly Content[] }) => void

interface Props {
  kept: readonly KeptSignatures[]
  /** The last one. */
  attempt: KeptAttempt | null
  save: Save
  discard: (request: string) => void
}

export function KeptView({ kept, attempt, save, discard }: Props): VNode {
  const { kept: texts } = useTexts()
  const fault = attempt && !('request' in attempt) ? attempt.outcome : null
  return (
    <section class="kept" data-part="kept">
      <h2>{texts.title}</h2>
      <p class="intro">{texts.intro}</p>
      <ul class="cards">
        {kept.map(one => (
          <li key={one.request}>
            <Card kept={one} attempt={attempt} save={save} discard={discard} />
          </li>
        ))}
      </ul>
      {fault && <ErrorView error={fault} />}
    </section>
  )
}

function Card({
  kept: { request, since, until, signed },
  attempt,
  save,
  discard,
}: Omit<Props, 'kept'> & { kept: KeptSignatures }) {
  const { kept: texts, common } = useTexts()
  const about = signed?.origin ?? request
  return (
    <article class="paper" data-kept={signed ? 'whole' : 'changed'}>
      <p>
        {signed && (
          <>
            <bdi dir="ltr">{signed.origin}</bdi>
            {' · '}
          </>
        )}
        {`${formatDate(common, since)} ${formatTime(since)}`}
      </p>
      {signed ? (
        <>
          <Signatures request={request} signed={signed} attempt={attempt} save={save} />
          <p class="aside">{fill(texts.until, { date: formatDate(common, until) })}</p>
        </>
      ) : (
        <Notice kind="danger" title={texts.changed}>
          <p>{texts.changedNext}</p>
        </Notice>
      )}
      <p>
        <Button action="discard-kept" kind="danger" about={about} onPress={() => discard(request)}>
          {texts.discard}
        </Button>
      </p>
    </article>
  )
}

const rowsAtOnce = 50

interface SignaturesProps {
  request: string
  signed: KeptSigned
  attempt: KeptAttempt | null
  save: Save
}

function Signatures({ request, signed, attempt, save }: SignaturesProps): VNode {
  const { common } = useTexts()
  const [limit, setLimit] = useState(rowsAtOnce)
  const { signatures } = signed
  return (
    <>
      <ul class="kept-signatures">
        {signatures.slice(0, limit).map(index => {
          const isOf =
            attempt !== null && 'request' in attempt && attempt.request === request && attempt.index === index
          return (
            <li key={index}>
              <Row
                name={keptName(signed, index)}
                wanted={wantedFor(signed, index).map(place => keptName(signed, place))}
                outcome={isOf ? attempt.outcome : null}
                save={given => save(request, signed, { index, given })}
              />
            </li>
          )
        })}
      </ul>
      {signatures.length > limit && (
        <p>
          <Button action="more-kept" onPress={() => setLimit(limit + rowsAtOnce)}>
            {common.more}
          </Button>
        </p>
      )}
    </>
  )
}

interface RowProps {
  name: string
  /** Names of documents that the person must give. */
  wanted: readonly string[]
  outcome: 'saved' | 'otherFile' | null
  save: (given: readonly Content[]) => void
}

function Row({ name, wanted, outcome, save }: RowProps): VNode {
  const { kept: texts } = useTexts()
  return (
    <>
      <p class="row-name">
        <VisibleText text={name} />
      </p>
      {wanted.length > 0 && <p>{texts.wanted}</p>}
      <div class="buttons">
        {wanted.length > 0 ? (
          <FileButton action="give-kept" label={texts.choose} multiple={wanted.length > 1} onFiles={save} />
        ) : (
          <Button action="save-kept" about={name} onPress={() => save([])}>
            {texts.save}
          </Button>
        )}
        {outcome !== null && (
          <p role="status" class={outcome === 'saved' ? 'good' : 'bad'} data-kept-outcome={outcome}>
            {texts[outcome]}
          </p>
        )}
      </div>
    </>
  )
}

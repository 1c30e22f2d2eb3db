/** An error for a person: what happened, what it means for the document, what to do next; the code stands small below. */
import type { VNode } from 'preact'
import type { ErrorDetails, ErrorMessage } from '../../shared/errors.ts'
import { errorTextOf, otherDetails, type BrokenOff } from '../locales/error-text.ts'
import { fill } from '../locales/format.ts'
import { usePlural, useTexts } from './language.tsx'
import { Notice } from './notice.tsx'
import { countsOf, outcomeWords } from './outcome-words.ts'
import { VisibleText } from './visible-text.tsx'

interface Props {
  error: ErrorMessage
  kind?: 'warning' | 'danger'
  /** What it ended. */
  brokenOff?: BrokenOff
}

export function ErrorView({ error, kind = 'danger', brokenOff = 'documents' }: Props): VNode {
  const texts = useTexts()
  const choose = usePlural()
  const { meaning, ...common } = errorTextOf(texts, error, brokenOff)
  const counts = countsOf(error)
  const { title, sentence, next } = counts ? outcomeWords(texts, choose, counts) : { ...common, sentence: null }
  const { programs, ...others } = error.details
  const details = counts ? withoutCounts(others) : others
  return (
    <Notice kind={kind} title={title} live>
      <p>{meaning}</p>
      {sentence !== null && <p data-outcome>{sentence}</p>}
      {programs !== undefined && (
        <p data-programs>
          <VisibleText text={fill(texts.common.programs, { programs: String(programs) })} />
        </p>
      )}
      <p>{next}</p>
      <ErrorCode code={error.code} details={details} />
    </Notice>
  )
}

/** For the help desk: the code, and folded behind it what else is known, in English. */
function ErrorCode({ code, details }: ErrorMessage): VNode {
  const { common } = useTexts()
  const words = fill(common.code, { code })
  const known = Object.entries(otherDetails({ code, details }))
  if (known.length === 0) {
    return (
      <p class="code" data-error={code}>
        {words}
      </p>
    )
  }
  return (
    <details class="code" data-error={code}>
      <summary>{words}</summary>
      {known.map(([name, value]) => (
        <p key={name} class="code-detail">
          <VisibleText text={`${name}: ${value}`} />
        </p>
      ))}
    </details>
  )
}

/** They stand in a sentence. */
function withoutCounts(details: ErrorDetails): ErrorDetails {
  const { signed: _, of: __, delivered: ___, ...others } = details
  return others
}

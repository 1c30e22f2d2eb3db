/** What the window shows when nothing is asked: before, during and after the work. */
import type { VNode } from 'preact'
import { isErrorCode, type ErrorCode, type ErrorMessage } from '../../../shared/errors.ts'
import { errorTextOf } from '../../locales/error-text.ts'
import { fill, formatElapsed, formatNumber, formatSize } from '../../locales/format.ts'
import { Button } from '../../ui/button.tsx'
import { CureLink } from '../../ui/cure-link.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { usePlural, useTexts } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { outcomeWords } from '../../ui/outcome-words.ts'
import { useNow } from '../../ui/use-now.ts'
import { doneText, workingText } from '../sentences.ts'
import { useAsks } from '../use-asks.ts'
import { wordsFor } from '../working-words.ts'
import { Frame } from '../frame.tsx'
import type { PromptStage } from '../../prompt-messages.ts'
import { loginOutcome } from '../login-outcome.ts'
import { usePrompt } from '../prompt-context.ts'

type Stage<S extends PromptStage['stage']> = Extract<PromptStage, { stage: S }>

function Cancel(): VNode {
  const { prompt } = useTexts()
  const { actions } = usePrompt()
  return (
    <div class="buttons">
      <Button action="reject" onPress={actions.reject}>
        {prompt.cancel}
      </Button>
    </div>
  )
}

function Close(): VNode {
  const { common } = useTexts()
  const { actions } = usePrompt()
  return (
    <div class="buttons">
      <Button action="close" kind="primary" onPress={actions.close}>
        {common.close}
      </Button>
    </div>
  )
}

export function Reading({ now: { done, total } }: { now: Stage<'reading'> }): VNode {
  const { prompt, common } = useTexts()
  return (
    <Frame asks={useAsks()} footer={<Cancel />}>
      <div class="middle">
        <div role="status">
          <h2>{prompt.waiting.reading}</h2>
        </div>
        <progress aria-label={prompt.waiting.reading} max={total} value={done} />
        <p class="number">{`${formatSize(common, done)} / ${formatSize(common, total)}`}</p>
      </div>
    </Frame>
  )
}

export function Preparing(): VNode {
  const { prompt } = useTexts()
  return (
    <Frame asks={useAsks()} footer={<Cancel />}>
      <div class="middle" role="status">
        <div class="busy" aria-hidden="true" />
        <p>{prompt.waiting.preparing}</p>
      </div>
    </Frame>
  )
}

export function Working({ now: { operation, progress, sinceMs } }: { now: Stage<'working'> }): VNode {
  const texts = useTexts()
  const doing = workingText(texts, operation, progress)
  const elapsed = useNow(1000) - sinceMs
  const share = progressShare(progress)
  return (
    <Frame asks={useAsks()} footer={<Cancel />}>
      <div class="middle">
        {!share && <div class="busy" aria-hidden="true" />}
        <div role="status">
          <h2>{doing}</h2>
        </div>
        {share && <progress aria-label={doing} max={share.total} value={share.done} />}
        {share && (
          <p class="number">{`${formatNumber(texts.common, share.done)} / ${formatNumber(texts.common, share.total)}`}</p>
        )}
        <p class="number">{fill(texts.prompt.working.elapsed, { time: formatElapsed(elapsed) })}</p>
        <p>{wordsFor(operation).meanwhile(texts)}</p>
      </div>
    </Frame>
  )
}

/** `null` when there is nothing to count. */
function progressShare(progress: unknown): { done: number; total: number } | null {
  const { done, total } = (progress ?? {}) as { done?: unknown; total?: unknown }
  return typeof done === 'number' && typeof total === 'number' && total > 1 ? { done, total } : null
}

export function Done({ now }: { now: Stage<'done'> }): VNode {
  const texts = useTexts()
  const title = doneText(texts, usePlural(), now)
  const asks = useAsks()
  if (now.fault) {
    return (
      <Frame asks={asks} footer={<Close />}>
        <BrokenOff title={title} fault={now.fault} />
        <Cure code={now.fault.code} />
      </Frame>
    )
  }
  return (
    <Frame asks={asks} footer={<Close />}>
      <div class="middle">
        <div class="tick" aria-hidden="true">
          ✓
        </div>
        <div role="status">
          <h2>{title}</h2>
        </div>
        {now.count < now.of && <p>{texts.prompt.signedSome.rest}</p>}
        <p class="aside">{texts.prompt.done.closes}</p>
      </div>
    </Frame>
  )
}

/** Some of many are done, and the site has them; what became of the others is said as far as it is known. */
function BrokenOff({ title, fault }: { title: string; fault: ErrorMessage }): VNode {
  const texts = useTexts()
  const { rest, unknown, reason } = texts.prompt.signedSome
  return (
    <Notice kind="danger" title={title} live>
      <p>{fault.code === 'OUTCOME_UNKNOWN' ? unknown : rest}</p>
      <p>{fill(reason, { title: errorTextOf(texts, causeOf(fault), 'documents').title })}</p>
      <p class="code" data-error={fault.code}>
        {fill(texts.common.code, { code: fault.code })}
      </p>
    </Notice>
  )
}

/** That it is not known is said already; why, stands in its details. */
function causeOf(fault: ErrorMessage): ErrorMessage {
  const { reason } = fault.details
  return fault.code === 'OUTCOME_UNKNOWN' && isErrorCode(reason) ? { code: reason, details: {} } : fault
}

/** Below what is told, the way to where it is mended. */
function Cure({ code }: { code: ErrorCode }): VNode {
  const { choices } = usePrompt()
  return (
    <div>
      <CureLink code={code} token={choices.token ?? undefined} />
    </div>
  )
}

export function Failed({ now }: { now: Stage<'failed'> }): VNode {
  const { request } = usePrompt()
  const error = loginOutcome(request, now.error) ?? now.error
  return (
    <Frame asks={useAsks()} footer={<Close />}>
      <ErrorView error={error} brokenOff={wordsFor(request.operation).brokenOff} />
      <Cure code={error.code} />
    </Frame>
  )
}

export function Undelivered({ now }: { now: Stage<'undelivered'> }): VNode {
  const { request } = usePrompt()
  const error: ErrorMessage = { code: 'OUTCOME_UNKNOWN', details: now.known ? { delivered: false } : {} }
  return loginOutcome(request, error) ? <Failed now={{ stage: 'failed', error }} /> : <UndeliveredDocuments now={now} />
}

/** `signed` of a batch that was broken off is what was told last: at least so many. */
function UndeliveredDocuments({ now: { signed, of, known } }: { now: Stage<'undelivered'> }): VNode {
  const texts = useTexts()
  const { meaning, broken } = texts.prompt.undelivered
  const { title, sentence, next } = outcomeWords(texts, usePlural(), { signed, of, known })
  return (
    <Frame asks={useAsks()} footer={<Close />}>
      <Notice kind="danger" title={title} live>
        <p>{known ? meaning : broken}</p>
        {sentence !== null && <p data-outcome>{sentence}</p>}
        <p>{next}</p>
      </Notice>
      <Cure code="OUTCOME_UNKNOWN" />
    </Frame>
  )
}

export function Ended(): VNode {
  const { prompt } = useTexts()
  return (
    <Frame asks={useAsks()} footer={<Close />}>
      <Notice kind="warning" title={prompt.ended.title} live>
        <p>{prompt.ended.meaning}</p>
        <p>{prompt.ended.next}</p>
      </Notice>
    </Frame>
  )
}

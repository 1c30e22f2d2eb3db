/** Shall these documents be signed with this certificate? One is drawn at once; many are a list that can be opened. */
import type { VNode } from 'preact'
import { needsBytes } from '../../documents/open-document.ts'
import type { Mark } from '../../../shared/mark.ts'
import { fill, formatNumber } from '../../locales/format.ts'
import { usePlural, useTexts } from '../../ui/language.tsx'
import { visibleText } from '../../ui/visible-runs.ts'
import { VisibleText } from '../../ui/visible-text.tsx'
import { Asking, type Blocker } from '../asking.tsx'
import { countPayments } from '../count-payments.ts'
import { DocumentList } from '../document-list.tsx'
import { EarlierSignersView } from '../earlier-signers-view.tsx'
import type { DocumentSummary } from '../../prompt-messages.ts'
import { Doubts, doubtsBlocker } from '../doubts.tsx'
import { OneDocument } from '../one-document.tsx'
import { PausedSigning } from '../paused-signing.tsx'
import { PinEachTime, pinsBlocker } from '../pin-each-time.tsx'
import { usePrompt, type PromptContextValue } from '../prompt-context.ts'
import { approveText } from '../sentences.ts'
import { useAsks } from '../use-asks.ts'
import { useSigningKey } from '../use-signing-key.tsx'
import type { ViewProps } from '../view-props.ts'

export function Sign(props: ViewProps<'sign'>): VNode {
  const { paused } = props.question
  return paused ? <PausedSigning {...props} paused={paused} /> : <DocumentsToSign {...props} />
}

function DocumentsToSign({ question, request }: ViewProps<'sign'>): VNode {
  const texts = useTexts()
  const { prompt } = texts
  const choose = usePlural()
  const prompted = usePrompt()
  const { choices } = prompted
  const { choosable, certificates, ...key } = useSigningKey(question, prompt.certificate.signingAs)
  const kept = request.documents.filter(({ index }) => !choices.removed.has(index))
  const [first] = request.documents
  const signatures = { candidate: key.chosen, count: request.place === 'together' ? 1 : kept.length }
  return (
    <Asking
      asks={useAsks()}
      approve={
        choosable ? approveText(texts, choose, { count: kept.length, payments: countPayments(kept, prompted) }) : null
      }
      waiting={prompt.waiting.noCertificate}
      blocker={
        documentsBlocker(kept, prompted) ?? doubtsBlocker(kept, prompted) ?? pinsBlocker(signatures) ?? key.blocker
      }
      answer={() => ({ prompt: 'sign', typed: { ...key.take(), documents: kept.map(({ index }) => index) } })}
    >
      {!choosable && certificates}
      {request.documents.length === 1 && first ? (
        <OneDocument document={first} />
      ) : (
        <DocumentList documents={request.documents} />
      )}
      <p class="aside">{prompt.batch.place[request.place]}</p>
      {request.markedPage !== null && (
        <p class="aside" data-mark>
          <MarkWords page={request.markedPage} />
        </p>
      )}
      {request.authorities.map(({ about, name, hosts }) => (
        <p key={about + name} class="aside" data-asked={about}>
          {fill(texts.authorities.asked[about], {
            authority: fill(texts.common.quoted, { text: visibleText(name) }),
            hosts: hosts.join(', '),
          })}
        </p>
      ))}
      {request.role !== null && (
        <p data-role>
          <VisibleText text={fill(prompt.batch.role, { role: fill(texts.common.quoted, { text: request.role }) })} />
        </p>
      )}
      <EarlierSignersView earlier={question.earlier} chosen={key.chosen} documents={request.documents.length} />
      {choosable && certificates}
      <Doubts kept={kept} />
      <PinEachTime {...signatures} />
      {key.pin}
    </Asking>
  )
}

function MarkWords({ page }: { page: Mark['page'] }): VNode {
  const { common, prompt } = useTexts()
  const { onPage, onLastPage } = prompt.batch.mark
  return <>{page === 'last' ? onLastPage : fill(onPage, { page: formatNumber(common, page) })}</>
}

/** A single document must have been drawn to its end; of many, none that was opened or read for its amount may be wrong. */
function documentsBlocker(
  kept: readonly DocumentSummary[],
  { opened, amounts, choices }: PromptContextValue,
): Blocker | null {
  if (kept.length === 0) return 'documents'
  if (kept.some(({ index }) => opened.get(index) === 'wrong' || amounts.get(index) === 'wrong')) return 'wrong'
  const [only] = kept
  if (kept.length > 1 || !only || choices.removed.size > 0) return null
  if (needsBytes(only) && !opened.has(only.index)) return 'opening'
  return choices.read.has(only.index) ? null : 'unread'
}

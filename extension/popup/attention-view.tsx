/** What needs the person, a card each, and the way to the manager's place where it is mended. */
import type { VNode } from 'preact'
import type { Attention } from '../profiles/attention.ts'
import { keptName } from '../profiles/kept-name.ts'
import { fill } from '../locales/format.ts'
import { entryWords } from '../manager/entry-words.ts'
import { tokenAddress } from '../manager/place.ts'
import { Button } from '../ui/button.tsx'
import { CertificateSummary } from '../ui/certificate-view.tsx'
import { usePlural, useTexts } from '../ui/language.tsx'
import { ObjectView } from '../ui/object-view.tsx'
import { RequestedOn } from '../ui/requested-on.tsx'
import { SiteLink } from '../ui/site-link.tsx'
import { TokenView } from '../ui/token-view.tsx'
import { useTries } from '../ui/use-tries.ts'
import { VisibleText } from '../ui/visible-text.tsx'

/** The most pressing ones; the manager has them all. */
const rowsShown = 3

interface Props {
  attention: readonly Attention[]
  /** Opens the manager at this address. */
  open: (address: string) => void
}

export function AttentionView({ attention, open }: Props): VNode {
  const { popup } = useTexts()
  const choose = usePlural()
  const more = attention.length - rowsShown
  return (
    <section class="paper">
      <h2>{popup.attention.title}</h2>
      <ul class="attention">
        {attention.slice(0, rowsShown).map((one, index) => (
          <li key={index} data-attention={one.kind}>
            <div id={`attention-${index}`}>
              <What attention={one} />
            </div>
            <Button action="attend" describedBy={`attention-${index}`} onPress={() => open(addressFor(one))}>
              {popup.attention[one.kind]}
            </Button>
          </li>
        ))}
      </ul>
      {more > 0 && <p data-attention-more>{fill(choose(popup.attention.more, more), { count: more })}</p>}
    </section>
  )
}

function addressFor(attention: Attention): string {
  if (attention.kind === 'signature' || attention.kind === 'kept') return '#journal'
  if (attention.kind === 'module') return '#modules'
  if (attention.kind !== 'pin') return '#certificates'
  const { summary, userPin, can } = attention.details
  return tokenAddress(summary.id, userPin.tries === 'locked' && can.unblock ? 'unblock' : null)
}

type Of<K extends Attention['kind']> = Extract<Attention, { kind: K }>

/** What it is about, and why. */
function What({ attention }: { attention: Attention }): VNode {
  const Kind = views[attention.kind] as (attention: Attention) => VNode
  return <Kind {...attention} />
}

const views: { [K in Attention['kind']]: (attention: Of<K>) => VNode } = {
  kept: Kept,
  signature: Lost,
  pin: PinTries,
  certificate: Certificate,
  module: Module,
  enrolment: KeyThatWaits,
}

/** So many are named; the journal has the others. */
const named = 3

function Kept({ kept }: Of<'kept'>): VNode {
  const { kept: texts } = useTexts()
  const names = kept.flatMap(({ signed }) => signed?.signatures.map(index => keptName(signed, index)) ?? [])
  return (
    <>
      {names.slice(0, named).map((name, index) => (
        <p key={index}>
          <VisibleText text={name} />
        </p>
      ))}
      {names.length > named && <p class="number">{`+ ${names.length - named}`}</p>}
      <p class="warn">{kept.every(({ signed }) => signed === null) ? texts.changed : texts.title}</p>
    </>
  )
}

function Lost({ entries }: Of<'signature'>): VNode {
  const texts = useTexts()
  return (
    <>
      {entries.slice(0, named).map((entry, index) => {
        const { title, outcome } = entryWords(texts, entry)
        return (
          <p key={index} data-lost={entry.stage}>
            <VisibleText text={title} />
            <br />
            <span class="warn">{outcome}</span>
          </p>
        )
      })}
      {entries.length > named && <p class="number">{`+ ${entries.length - named}`}</p>}
    </>
  )
}

function PinTries({ details: { summary, userPin } }: Of<'pin'>): VNode {
  const { pin } = useTexts().tokenPage
  const say = useTries()
  return (
    <>
      <TokenView token={summary} />
      {summary.state !== 'locked' && <p class="warn">{`${pin.user}: ${say(userPin)}`}</p>}
    </>
  )
}

function Certificate({ profile: { certificate, next, requestedFrom } }: Of<'certificate'>): VNode {
  const { manager } = useTexts()
  return (
    <>
      <CertificateSummary certificate={certificate} />
      <p class={next === 'critical' ? 'bad' : ''}>{manager.profiles[next]}</p>
      {requestedFrom !== null && (
        <p>
          {manager.profiles.requestedFrom}: <SiteLink origin={requestedFrom} />
        </p>
      )}
    </>
  )
}

function Module({ module }: Of<'module'>): VNode {
  const { errors } = useTexts()
  return (
    <>
      <p class="token-label">
        <VisibleText text={module.name} />
      </p>
      <p class="warn">{errors.MODULE_SET_ASIDE.title}</p>
    </>
  )
}

function KeyThatWaits({ enrolment: { key, requestedAt } }: Of<'enrolment'>): VNode {
  return (
    <>
      <ObjectView object={key} />
      <RequestedOn date={requestedAt} />
    </>
  )
}

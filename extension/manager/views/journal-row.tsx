/** One document or login in the journal: its name, where it went, who signed, what came of it; certificate, digest and token folded. */
import type { VNode } from 'preact'
import type { JournalEarlier, JournalEntry } from '../../../shared/journal.ts'
import { fill, formatNumber, formatTime } from '../../locales/format.ts'
import { Facts } from '../../ui/facts.tsx'
import { useTexts } from '../../ui/language.tsx'
import { VisibleText } from '../../ui/visible-text.tsx'
import { entryWords } from '../entry-words.ts'
import { AskedBy } from './asked-by.tsx'

const tones: Record<JournalEntry['stage'], string> = {
  signing: 'warn',
  signed: 'warn',
  failed: 'aside',
  delivered: 'good',
  undelivered: 'warn',
  unknown: 'bad',
}

export function JournalRow({ row }: { row: JournalEntry }): VNode {
  const texts = useTexts()
  const { manager, certificates } = texts
  const { title, outcome } = entryWords(texts, row)
  return (
    <li data-stage-of={row.stage}>
      <div class="journal-line">
        <time class="aside" dateTime={row.time.toISOString()}>
          {formatTime(row.time)}
        </time>
        <div class="journal-words">
          <p class="row-name">
            <VisibleText text={title} />
          </p>
          <AskedBy {...row} />
          {row.signer && (
            <p class="aside" data-signer>
              <VisibleText text={row.signer.name || certificates.withoutName} />
            </p>
          )}
        </div>
        <p class={tones[row.stage]}>{outcome}</p>
      </div>
      <details class="fold">
        <summary>{manager.journal.details}</summary>
        <Facts
          facts={[
            {
              name: fill(manager.journal.digest, { hash: row.hash }),
              value: <span class="mono">{row.digest}</span>,
            },
            {
              name: manager.journal.certificate,
              value: row.certificate ? <span class="mono">{row.certificate}</span> : manager.journal.noCertificate,
            },
            ...(row.signer
              ? [
                  {
                    name: certificates.issuedBy,
                    value: <VisibleText text={row.signer.issuer || certificates.withoutName} />,
                  },
                  {
                    name: certificates.serialNumber,
                    value: (
                      <span class="mono">
                        <VisibleText text={row.signer.serialNumber} />
                      </span>
                    ),
                  },
                ]
              : []),
            ...(row.earlier ? [{ name: manager.journal.earlier, value: <Earlier earlier={row.earlier} /> }] : []),
            {
              name: manager.journal.token,
              value: <VisibleText text={`${row.token.label} · ${row.token.serialNumber}`} />,
            },
          ]}
        />
      </details>
    </li>
  )
}

/** Those who signed before, by their names; how many, where not all are named. */
function Earlier({ earlier: { count, names } }: { earlier: JournalEarlier }): VNode {
  const { manager, certificates, common } = useTexts()
  return (
    <ol class="names" data-earlier={count}>
      {names.map((name, index) => (
        <li key={index}>
          <VisibleText text={name || certificates.withoutName} />
        </li>
      ))}
      {count > names.length && (
        <li>{fill(manager.journal.earlierMore, { more: formatNumber(common, count - names.length) })}</li>
      )}
    </ol>
  )
}

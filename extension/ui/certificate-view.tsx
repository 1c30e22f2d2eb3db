/** A certificate as people tell it apart: name, issuer, how long it holds; everything else folded behind it. */
import type { VNode } from 'preact'
import type { CertificateFacts } from '../../shared/certificate.ts'
import { displayName } from '../../shared/names.ts'
import { fill, formatDate } from '../locales/format.ts'
import { certificateFacts, daysLeft, soonDays } from '../profiles/certificate-facts.ts'
import { Facts } from './facts.tsx'
import { usePlural, useTexts } from './language.tsx'
import { NameFacts } from './name-facts.tsx'
import { useNow } from './use-now.ts'
import { VisibleText } from './visible-text.tsx'

interface Props {
  certificate: Uint8Array
  /** SHA-256 of the bytes, lower-case hexadecimal, where it is known. */
  fingerprint?: string
}

function Validity({ facts, now }: { facts: CertificateFacts; now: Date }): VNode {
  const { certificates: texts, common } = useTexts()
  const choose = usePlural()
  if (facts.notAfter < now) {
    return <span class="bad">{fill(texts.expired, { date: formatDate(common, facts.notAfter) })}</span>
  }
  if (facts.notBefore > now) {
    return <span class="bad">{fill(texts.notYetValid, { date: formatDate(common, facts.notBefore) })}</span>
  }
  const left = daysLeft(facts, now)
  return (
    <>
      {fill(texts.validUntil, { date: formatDate(common, facts.notAfter) })}
      {left < soonDays && <span class="warn"> · {fill(choose(texts.daysLeft, left), { count: left })}</span>}
    </>
  )
}

/** Name, issuer and validity: enough to choose by. */
export function CertificateSummary({ certificate }: Props): VNode {
  const { certificates: texts } = useTexts()
  const now = useNow(60_000)
  const facts = certificateFacts(certificate)
  if (!facts) return <p class="bad">{texts.unreadable}</p>
  return (
    <div class="certificate">
      <p class="certificate-name">
        <VisibleText text={displayName(facts.subject) || texts.withoutName} />
      </p>
      <p class="aside">
        {texts.issuedBy}: <VisibleText text={displayName(facts.issuer) || texts.withoutName} />
      </p>
      <p class="aside">
        <Validity facts={facts} now={new Date(now)} />
      </p>
    </div>
  )
}

/** Everything that stands in it, folded. */
export function CertificateDetails({ certificate, fingerprint }: Props): VNode | null {
  const { certificates: texts, common } = useTexts()
  const facts = certificateFacts(certificate)
  if (!facts) return null
  const usage = facts.keyUsage?.map(name => texts.keyUsage[name]).join(', ')
  return (
    <details class="fold">
      <summary>{texts.details}</summary>
      <p class="fold-title">{texts.subject}</p>
      <NameFacts name={facts.subject} />
      <p class="fold-title">{texts.issuedBy}</p>
      <NameFacts name={facts.issuer} />
      <Facts
        facts={[
          {
            name: texts.validity,
            value: fill(texts.validFromUntil, {
              from: formatDate(common, facts.notBefore),
              until: formatDate(common, facts.notAfter),
            }),
          },
          { name: texts.serialNumber, value: <span class="mono">{facts.serialNumber}</span> },
          ...(usage === undefined ? [] : [{ name: texts.usedFor, value: usage }]),
          ...(fingerprint === undefined
            ? []
            : [{ name: texts.fingerprint, value: <span class="mono">{fingerprint}</span> }]),
        ]}
      />
    </details>
  )
}

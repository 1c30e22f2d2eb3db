/** One signature: whether it holds, who made it, when, of what, and where its certificate leads. */
import type { VNode } from 'preact'
import type { LaterChange } from '../../../../shared/later-changes.ts'
import type { VerifiedSigner } from '../../../../shared/operations/verify.ts'
import { displayName } from '../../../../shared/names.ts'
import { fill } from '../../../locales/format.ts'
import type { CheckFilesTexts, CommonTexts } from '../../../locales/texts.ts'
import { certificateFacts } from '../../../profiles/certificate-facts.ts'
import { CertificateDetails } from '../../../ui/certificate-view.tsx'
import { Facts, type Fact } from '../../../ui/facts.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PathFindings } from '../../../ui/path-findings.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { VisibleText } from '../../../ui/visible-text.tsx'
import { signerFindings } from '../../files/signer-findings.ts'
import { verdictOf, type Verdict } from '../../files/verdict-of.ts'
import { CoversWords, momentText, TimestampWords } from './stamp-words.tsx'

const kinds = {
  good: 'good',
  part: 'info',
  unproven: 'warning',
  unknown: 'warning',
  missing: 'warning',
  bad: 'danger',
} as const satisfies Record<Verdict, string>

/** `number`: its place in a file with several. */
export function SignatureView({ signer, number }: { signer: VerifiedSigner; number: number | null }): VNode {
  const { checkFiles: texts } = useTexts()
  const verdict = verdictOf(signer)
  const { title, meaning } = texts.verdicts[verdict]
  const { certificate, reasons } = signer
  return (
    <section class="signature" data-verdict={verdict}>
      {number !== null && <h3>{fill(texts.numbered, { number })}</h3>}
      <Notice kind={kinds[verdict]} title={title}>
        <p>{meaning}</p>
        {reasons.length > 0 && (
          <ul class="scopes">
            {reasons.map(reason => (
              <li key={reason} data-reason={reason}>
                {texts.reasons[reason]}
              </li>
            ))}
          </ul>
        )}
      </Notice>
      <SignatureFacts signer={signer} verdict={verdict} />
      {certificate && <CertificateDetails certificate={certificate} />}
    </section>
  )
}

/** What is signed is told only where it is known to be whole. */
const whole: ReadonlySet<Verdict> = new Set(['good', 'part', 'unproven'])

function SignatureFacts({ signer, verdict }: { signer: VerifiedSigner; verdict: Verdict }): VNode {
  const { checkFiles: texts, common, certificates } = useTexts()
  const { certificate, signingTime, level, timestamp } = signer
  const facts = certificate && certificateFacts(certificate)
  const name = facts ? displayName(facts.subject) || certificates.withoutName : texts.noSigner
  return (
    <Facts
      facts={[
        { name: texts.who, value: <VisibleText text={name} /> },
        {
          name: texts.when,
          value: signingTime ? fill(texts.saidTime, { time: momentText(common, signingTime) }) : texts.noTime,
        },
        ...rolesFacts(signer, texts),
        { name: texts.timestamp, value: <TimestampWords timestamp={timestamp} /> },
        { name: texts.level, value: level === 'none' ? texts.noLevel : `${level}: ${texts.levels[level]}` },
        ...revocationFacts(signer, texts, common),
        ...(whole.has(verdict) ? [{ name: texts.covers, value: <CoversWords signed={signer} /> }] : []),
        ...changesFacts(signer, texts),
        { name: texts.path, value: <PathWords signer={signer} /> },
      ]}
    />
  )
}

/** By the signer's own word. */
function rolesFacts({ roles = [] }: VerifiedSigner, texts: CheckFilesTexts): Fact[] {
  return roles.length === 0 ? [] : [{ name: texts.roles, value: <VisibleText text={roles.join(', ')} /> }]
}

/** Nothing where no authority was set up that could be asked. */
function revocationFacts({ revocation }: VerifiedSigner, texts: CheckFilesTexts, common: CommonTexts): Fact[] {
  if (revocation.status === 'notChecked') return []
  if (revocation.status === 'unknown') {
    const isNobodyAsked = revocation.fault === 'noAuthority' && !revocation.issuer
    return isNobodyAsked ? [] : [{ name: texts.revocation, value: texts.revocationUnknown }]
  }
  return [{ name: texts.revocation, value: <VisibleText text={revocationWords(revocation, texts, common)} /> }]
}

type Told = Extract<VerifiedSigner['revocation'], { toldBy: string }>

function revocationWords(told: Told, texts: CheckFilesTexts, common: CommonTexts): string {
  const authority = told.embedded ? fill(texts.embedded, { authority: told.toldBy }) : told.toldBy
  if (told.status === 'good') return fill(texts.notRevoked, { authority })
  const time = momentText(common, told.revokedAt)
  if (!told.issuer) return fill(texts.revoked, { authority, time })
  const issuer = displayName(certificateFacts(told.issuer)?.subject ?? []) || common.unknown
  return fill(texts.issuerRevoked, { authority, time, issuer })
}

/** What does not take away from the signer's word. */
const harmless: ReadonlySet<LaterChange> = new Set(['signatures', 'validation'])

function changesFacts({ changes = [] }: VerifiedSigner, texts: CheckFilesTexts): Fact[] {
  if (changes.length === 0) return []
  const lines = changes.map(change => (
    <span key={change} class={harmless.has(change) ? 'line' : 'line warn'} data-change={change}>
      {texts.laterChanges[change]}
    </span>
  ))
  return [{ name: texts.since, value: <>{lines}</> }]
}

function PathWords({ signer }: { signer: VerifiedSigner }): VNode {
  const { chain, certificate, reasons } = signer
  const now = useNow(60_000)
  const { checkFiles: texts, certificates } = useTexts()
  const own = certificate && certificateFacts(certificate)
  const issuers = chain.map(issuer => certificateFacts(issuer)?.subject ?? [])
  const names = (issuers.length > 0 ? issuers : own ? [own.issuer] : []).map(
    name => displayName(name) || certificates.withoutName,
  )
  if (names.length === 0) return <>{texts.noPath}</>
  const isProven = !reasons.includes('rootUnknown') && !reasons.includes('chainBroken')
  const findings = signerFindings(signer, new Date(now))
  return (
    <>
      <VisibleText text={names.join(' → ')} />
      {!isProven && findings.length === 0 && <span class="line warn">{texts.pathUnproven}</span>}
      <PathFindings findings={findings} place="file" />
    </>
  )
}

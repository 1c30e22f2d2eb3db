/** What is wrong on the way from a certificate to its root, each with what to do next. */
import type { VNode } from 'preact'
import { fill, formatDate } from '../locales/format.ts'
import type { PathTexts } from '../locales/texts.ts'
import type { PathFinding } from '../profiles/path-story.ts'
import { useTexts } from './language.tsx'
import { visibleText } from './visible-runs.ts'

interface Props {
  findings: readonly PathFinding[]
  /** Where they were found, which decides what to do about them. */
  place: keyof PathTexts['next']
}

export function PathFindings({ findings, place }: Props): VNode | null {
  const { paths, certificates, common } = useTexts()
  // What is to be stored on a token is told as what lies there, but for what is missing.
  const next = { ...paths.next.token, ...paths.next[place] }
  if (findings.length === 0) return null
  const quoted = (name: string): string =>
    fill(common.quoted, { text: name === '' ? certificates.withoutName : visibleText(name) })
  const names = (finding: PathFinding): Record<string, string> => ({
    subject: quoted(finding.subject),
    ...('issuer' in finding ? { issuer: quoted(finding.issuer) } : {}),
    ...('date' in finding ? { date: formatDate(common, finding.date) } : {}),
    ...('authority' in finding ? { authority: visibleText(finding.authority) } : {}),
  })
  return (
    <ul class="scopes">
      {findings.map(finding => (
        <li key={`${finding.kind} ${finding.subject}`} data-finding={finding.kind}>
          <span class="warn">{fill(paths.found[finding.kind], names(finding))}</span>{' '}
          {fill(next[finding.kind], names(finding))}
        </li>
      ))}
    </ul>
  )
}

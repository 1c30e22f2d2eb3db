/** What is wrong with certificates that are to be stored together: what is missing among them, and what is over. */
import { issuersByName } from './issuers-by-name.ts'
import { pathStory, type PathFinding } from './path-story.ts'

/** Each once, however many certificates lead there. */
export function importFindings(certificates: readonly Uint8Array[], at: Date): PathFinding[] {
  const findings = certificates.flatMap(certificate => {
    const chain = issuersByName(certificate, certificates)
    return pathStory({ certificate, chain, pool: certificates, trust: 'notJudged', at })?.findings ?? []
  })
  return [...new Map(findings.map(finding => [JSON.stringify(finding), finding])).values()]
}

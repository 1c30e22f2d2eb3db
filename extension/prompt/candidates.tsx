/** The certificates that may be chosen, each with its token; those that cannot be used stand folded below, with the reason. */
import type { VNode } from 'preact'
import type { Candidate } from '../../shared/token.ts'
import { fill } from '../locales/format.ts'
import { certificateFacts } from '../profiles/certificate-facts.ts'
import { CertificateDetails, CertificateSummary } from '../ui/certificate-view.tsx'
import { CureLink } from '../ui/cure-link.tsx'
import { usePlural, useTexts } from '../ui/language.tsx'
import { TokenView } from '../ui/token-view.tsx'
import type { Choices } from './choices.ts'
import { usePrompt } from './prompt-context.ts'
import { Waiting } from './waiting.tsx'

const isUsable = ({ certificate, obstacle }: Candidate): boolean =>
  obstacle === null && certificateFacts(certificate) !== null

/** The chosen one; the only one there is counts as chosen. */
export function chosenCandidate(candidates: readonly Candidate[], choices: Choices): Candidate | null {
  const usable = candidates.filter(isUsable)
  const chosen = usable.find(
    ({ fingerprint, token }) => fingerprint === choices.certificate && token.id === choices.token,
  )
  return chosen ?? (usable.length === 1 && choices.certificate === null ? (usable[0] ?? null) : null)
}

export function Candidates({ title, candidates }: { title: string; candidates: readonly Candidate[] }): VNode {
  const { prompt } = useTexts()
  const choose = usePlural()
  const { choices } = usePrompt()
  const usable = candidates.filter(isUsable)
  const unusable = candidates.filter(candidate => !isUsable(candidate))
  const chosen = chosenCandidate(candidates, choices)
  return (
    <>
      {usable.length === 0 && (
        <Waiting title={prompt.waiting.noCertificate} meaning={prompt.waiting.noCertificateMeaning} />
      )}
      {usable.length > 0 && (
        <fieldset class="choices">
          <legend>{title}</legend>
          {usable.map(candidate => (
            <CandidateChoice
              key={`${candidate.token.id} ${candidate.fingerprint}`}
              candidate={candidate}
              chosen={candidate === chosen}
            />
          ))}
        </fieldset>
      )}
      {unusable.length > 0 && (
        <details class="fold" open={usable.length === 0}>
          <summary>{fill(choose(prompt.certificate.unusable, unusable.length), { count: unusable.length })}</summary>
          {unusable.map(candidate => (
            <UnusableCandidate key={`${candidate.token.id} ${candidate.fingerprint}`} candidate={candidate} />
          ))}
        </details>
      )}
    </>
  )
}

function CandidateChoice({ candidate, chosen }: { candidate: Candidate; chosen: boolean }): VNode {
  const { choose } = usePrompt()
  const { certificate, fingerprint, token } = candidate
  return (
    <div class="choice">
      <label data-choice={fingerprint} data-token={token.id}>
        <input
          type="radio"
          name="certificate"
          checked={chosen}
          onClick={() => choose({ certificate: fingerprint, token: token.id })}
        />
        <div class="choice-body">
          <CertificateSummary certificate={certificate} />
          <TokenView token={token} />
        </div>
      </label>
      <CertificateDetails certificate={certificate} fingerprint={fingerprint} />
    </div>
  )
}

function UnusableCandidate({ candidate }: { candidate: Candidate }): VNode {
  const { errors } = useTexts()
  return (
    <div class="choice choice-dead">
      <div class="choice-body">
        <CertificateSummary certificate={candidate.certificate} />
        <TokenView token={candidate.token} />
        {candidate.obstacle !== null && (
          <>
            <p class="bad">{errors[candidate.obstacle].title}</p>
            <CureLink code={candidate.obstacle} token={candidate.token.id} />
          </>
        )}
      </div>
    </div>
  )
}

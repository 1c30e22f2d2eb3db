/** The windows of a renewal, under the old name and under another one, and of a certificate that goes out of use. */
import type { Params } from '../../../shared/operations/index.ts'
import type { Question } from '../../../shared/prompts/index.ts'
import type { Candidate } from '../../../shared/token.ts'
import type { PromptStage, RequestView } from '../../../extension/prompt-messages.ts'

/** `longest`: with the longest names that there are. */
export function sampleRenewals<T>(
  [one, longest]: [Candidate, Candidate],
  sample: (request: RequestView, now: PromptStage) => T,
) {
  const renewal = (candidate: Candidate, more: Partial<Params<'renewCertificate'>> = {}): T =>
    sample(
      {
        operation: 'renewCertificate',
        params: { certificate: candidate.certificate, key: { algorithm: 'P-256' }, ...more },
      },
      {
        stage: 'asking',
        number: 1,
        open: { prompt: 'renewCertificate', question: { candidates: [candidate], problem: null } },
      },
    )
  const retirement = (places: Question<'retireCertificate'>['places'], { certificate } = one): T =>
    sample(
      { operation: 'retireCertificate', params: { certificate } },
      { stage: 'asking', number: 1, open: { prompt: 'retireCertificate', question: { places, problem: null } } },
    )
  const { token } = one
  return {
    renew: renewal(one),
    'renew-other-name': renewal(one, { subject: [{ type: 'CN', value: 'SƏMƏD MƏMMƏDOV' }] }),
    'renew-longest': renewal(longest),
    'renew-longest-other-name': renewal(longest, { subject: [{ type: 'CN', value: 'W'.repeat(64) }] }),
    'retire-longest': retirement([{ token: longest.token, keyStays: false }], longest),
    retire: retirement([{ token, keyStays: false }]),
    'retire-shared-key': retirement([{ token, keyStays: true }]),
    'retire-absent': retirement([]),
  }
}

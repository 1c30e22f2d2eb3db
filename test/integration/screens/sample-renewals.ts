/** The windows of a renewal, under the old name and under another one, and of a certificate that goes out of use. */
import type { Params } from '../../../shared/operations/index.ts'
import type { Question } from '../../../shared/prompts/index.ts'
import type { Candidate } from '../../../shared/token.ts'
import type { PromptStage, RequestView } from '../../../extension/prompt-messages.ts'

export function sampleRenewals<T>(candidate: Candidate, sample: (request: RequestView, now: PromptStage) => T) {
  const { certificate, token } = candidate
  const renewal = (more: Partial<Params<'renewCertificate'>> = {}): T =>
    sample(
      { operation: 'renewCertificate', params: { certificate, key: { algorithm: 'P-256' }, ...more } },
      {
        stage: 'asking',
        number: 1,
        open: { prompt: 'renewCertificate', question: { candidates: [candidate], problem: null } },
      },
    )
  const retirement = (places: Question<'retireCertificate'>['places']): T =>
    sample(
      { operation: 'retireCertificate', params: { certificate } },
      { stage: 'asking', number: 1, open: { prompt: 'retireCertificate', question: { places, problem: null } } },
    )
  return {
    renew: renewal(),
    'renew-other-name': renewal({ subject: [{ type: 'CN', value: 'SƏMƏD MƏMMƏDOV' }] }),
    retire: retirement([{ token, keyStays: false }]),
    'retire-shared-key': retirement([{ token, keyStays: true }]),
    'retire-absent': retirement([]),
  }
}

/** The window of a renewal: under the old name, and under another one. */
import type { Params } from '../../../shared/operations/index.ts'
import type { Candidate } from '../../../shared/token.ts'
import type { PromptStage, RequestView } from '../../../extension/prompt-messages.ts'

export function sampleRenewals<T>(candidate: Candidate, sample: (request: RequestView, now: PromptStage) => T) {
  const { certificate } = candidate
  const renewal = (more: Partial<Params<'renewCertificate'>> = {}): T =>
    sample(
      { operation: 'renewCertificate', params: { certificate, key: { algorithm: 'P-256' }, ...more } },
      {
        stage: 'asking',
        number: 1,
        open: { prompt: 'renewCertificate', question: { candidates: [candidate], problem: null } },
      },
    )
  return {
    renew: renewal(),
    'renew-other-name': renewal({ subject: [{ type: 'CN', value: 'SƏMƏD MƏMMƏDOV' }] }),
  }
}

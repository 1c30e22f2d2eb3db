/** States of the window in which a person logs in. */
import type { Bytes } from '../../../shared/bytes.ts'
import type { Candidate, TokenForPin } from '../../../shared/token.ts'
import type { PromptStage, PromptState, RequestView } from '../../../extension/prompt-messages.ts'
import { fingerprintOf, type SampleCertificates } from './sample-certificates.ts'

const request: RequestView = {
  operation: 'authenticate',
  params: { challenge: 'nQ2sYIzr4E2q8Yd5vS6c0dM3b5m7bqOZ8e3a9Vt1K0s=' },
}

const longSite = 'https://giris.elektron-xidmetler.azerbaycan-respublikasi-merkezi-banki.example.az:8443'

/** No document is in them. */
interface SampleLogin {
  state: PromptState
  opened: []
  contents: []
  word: string
}

interface Given {
  certificates: SampleCertificates
  stick: TokenForPin
  soft: TokenForPin
}

export function sampleLogins({ certificates, stick, soft }: Given): Record<string, SampleLogin> {
  const candidate = (certificate: Bytes, token: TokenForPin, obstacle: Candidate['obstacle'] = null): Candidate => ({
    certificate,
    fingerprint: fingerprintOf(certificate),
    token,
    algorithm: 'RSA-SHA256',
    pinEachTime: false,
    obstacle,
  })
  const sample = (now: PromptStage, origin = 'https://ib.example.kz'): SampleLogin => ({
    state: { origin, request, now },
    opened: [],
    contents: [],
    word: 'ceyran',
  })
  const asking = (candidates: Candidate[], problem: 'PIN_INCORRECT' | null = null): PromptStage => ({
    stage: 'asking',
    number: 1,
    open: { prompt: 'authenticate', question: { candidates, problem: problem && { code: problem, details: {} } } },
  })
  const one = [candidate(certificates.person, stick)]
  const lastTries = { ...stick, pin: { ...stick.pin, tries: 'low', left: 2 } } as const
  const several = [
    ...one,
    candidate(certificates.endsSoon, { ...soft, state: 'ready' }),
    candidate(certificates.nasty, stick, 'CERTIFICATE_NOT_FOR_LOGIN'),
  ]
  const broken = { code: 'OUTCOME_UNKNOWN', details: { signed: 0, of: 1, reason: 'MODULE_CRASHED' } } as const
  return {
    login: sample(asking(one)),
    'login-several': sample(asking(several)),
    'login-none': sample(asking([])),
    'login-pin-wrong': sample(asking([candidate(certificates.person, lastTries)], 'PIN_INCORRECT')),
    'login-long-site': sample(asking(one), longSite),
    'login-working': sample({
      stage: 'working',
      operation: 'authenticate',
      mayLeave: 'signature',
      progress: null,
      sinceMs: Date.now() - 2_000,
    }),
    'login-done': sample({ stage: 'done', operation: 'authenticate', count: 1, of: 1, fault: null }),
    'login-unknown': sample({ stage: 'failed', error: broken }),
    'login-undelivered': sample({ stage: 'undelivered', signed: 1, of: 1, known: true }),
  }
}

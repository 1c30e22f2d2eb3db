/** States of the prompt window, one for each thing it can show. */
import { utf8, type Bytes } from '../../../shared/bytes.ts'
import type { ErrorDetails } from '../../../shared/errors.ts'
import type { Candidate, TokenForPin } from '../../../shared/token.ts'
import type { OpenQuestion, PromptStage, PromptState, RequestView } from '../../../extension/prompt-messages.ts'
import { batch, letter, mixed, openDocument, payment, paymentXml, texts, type Batch } from './sample-documents.ts'
import { sampleLogins } from './sample-logins.ts'
import { longestStick, soft, stick } from './sample-carriers.ts'
import { sampleEarlier } from './sample-earlier.ts'
import { samplePaymentFiles } from './sample-payment-files.ts'
import { sampleRenewals } from './sample-renewals.ts'
import { samplePauses } from './sample-pauses.ts'
import { fingerprintOf, nastyText, type SampleCertificates } from './sample-certificates.ts'

export interface SamplePrompt {
  state: PromptState
  /** Documents that are open, by place. */
  opened: [number, Bytes | 'wrong'][]
  /** Of a batch, what the window gets when it asks, by place; none: it waits for them. */
  contents: (Bytes | 'wrong')[]
  word: string
}

const origin = 'https://ib.example.kz'

export function samplePrompts(certificates: SampleCertificates): Record<string, SamplePrompt> {
  const candidate = (certificate: Bytes, token: TokenForPin, obstacle: Candidate['obstacle'] = null): Candidate => ({
    certificate,
    fingerprint: fingerprintOf(certificate),
    token,
    algorithm: 'RSA-SHA256',
    pinEachTime: false,
    obstacle,
  })
  const one = [candidate(certificates.person, stick)]
  const several = [
    candidate(certificates.person, stick),
    candidate(certificates.endsSoon, { ...soft, state: 'ready' }),
    candidate(certificates.centre, stick, 'CERTIFICATE_NOT_FOR_SIGNING'),
    candidate(certificates.nasty, stick, 'CERTIFICATE_RETIRED'),
  ]
  const asking = (open: OpenQuestion): PromptStage => ({ stage: 'asking', number: 1, open })
  const signing = (candidates: Candidate[], problem: 'PIN_INCORRECT' | null = null): PromptStage =>
    asking({
      prompt: 'sign',
      question: { candidates, problem: problem && { code: problem, details: {} }, paused: null, earlier: [] },
    })
  const sample = (request: RequestView, now: PromptStage, opened: SamplePrompt['opened'] = []): SamplePrompt => ({
    state: { origin, request, now },
    opened,
    contents: [],
    word: 'ceyran',
  })
  const waiting = ({ request, contents }: Batch, now: PromptStage) => ({ ...sample(request, now), contents })
  const signingBatch = ({ request, contents }: Batch, given: SamplePrompt['contents'] = contents) =>
    Object.assign(sample(request, signing(one)), { contents: given })
  const withTries = (pin: Partial<TokenForPin['pin']>): Candidate[] => [
    candidate(certificates.person, { ...stick, pin: { ...stick.pin, ...pin } }),
  ]

  const json = openDocument('Платёжное поручение 17.json', 'application/json', utf8(payment))
  const xml = openDocument('pain.001.xml', 'application/xml', utf8(paymentXml))
  const text = openDocument('Заявление.txt', 'text/plain; charset=utf-8', utf8(letter))
  const asked = [
    { about: 'timestamp', name: nastyText, hosts: ['tsp.example.kz'] },
    { about: 'revocation', name: 'NCA', hosts: ['ocsp.pki.gov.example.kz', 'crl.pki.gov.example.kz:8080'] },
  ]
  const stamped = { ...text, request: { ...text.request, authorities: asked } as RequestView }
  const file = openDocument('Müqavilə 45.docx', 'application/msword', utf8('PK\x03\x04 word/document.xml'))
  const doubled = openDocument('twice.json', 'application/json', utf8('{"amount": 1, "amount": 1000000}'))
  const nastyFields = openDocument(nastyText, `text/${nastyText}`, utf8(''))
  const nastyJson = openDocument(nastyText, 'application/json', utf8(JSON.stringify({ [nastyText]: nastyText })))
  const empty = openDocument('empty.txt', 'text/plain', utf8(''))
  const connect: RequestView = { operation: 'connect', params: {} }
  const select: RequestView = { operation: 'selectCertificate', params: {} }
  const enrol: RequestView = {
    operation: 'requestCertificate',
    params: {
      subject: [
        { type: 'C', value: 'AZ' },
        { type: 'O', value: 'Azərbaycan Respublikası Mərkəzi Bankı' },
        { type: 'OU', value: 'Ödəniş sistemləri və hesablaşmalar departamenti' },
        { type: 'title', value: 'Baş mühasib' },
        { type: 'serialNumber', value: '5FLX3K2' },
        { type: 'CN', value: 'SƏMƏD MƏMMƏDOV' },
        { type: 'emailAddress', value: 'samed@e-cbar.az' },
      ],
      key: { algorithm: 'RSA-2048', exportable: true },
      extensions: {
        keyUsage: ['digitalSignature', 'nonRepudiation'],
        extendedKeyUsage: ['1.3.6.1.5.5.7.3.2', '1.2.398.3.3.4.1.2'],
        subjectAltName: [{ type: 'email', value: 'samed@e-cbar.az' }],
        certificateTemplate: { name: 'SNSclient' },
      },
      attributes: { challengePassword: 'qarabağ' },
    },
  }
  const install: RequestView = {
    operation: 'installCertificate',
    certificates: [certificates.person, certificates.centre],
  }
  const places = [
    { token: stick, certificates: [fingerprintOf(certificates.person)], issuers: [fingerprintOf(certificates.centre)] },
  ]
  const request = (newPin: boolean, tokens: TokenForPin[]): PromptStage =>
    asking({
      prompt: 'requestCertificate',
      question: { tokens: tokens.map(token => ({ token, newPin, obstacle: null })), problem: null },
    })
  const blank: TokenForPin = { ...stick, id: 'blank', label: '', serialNumber: '7084C052A1A3', state: 'uninitialized' }

  return {
    preparing: sample(connect, { stage: 'preparing' }),
    allow: sample(
      connect,
      asking({
        prompt: 'allowOrigin',
        question: { scopes: ['sign', 'certificates', 'tokens', 'request'], problem: null },
      }),
    ),
    'allow-no-host': sample(
      connect,
      asking({ prompt: 'allowOrigin', question: { scopes: ['sign'], problem: { code: 'HOST_MISSING', details: {} } } }),
    ),
    'allow-localhost': {
      ...sample(connect, asking({ prompt: 'allowOrigin', question: { scopes: ['sign'], problem: null } })),
      state: {
        origin: 'http://localhost:8443',
        request: connect,
        now: asking({ prompt: 'allowOrigin', question: { scopes: ['sign'], problem: null } }),
      },
      word: '',
    },
    select: sample(select, asking({ prompt: 'selectCertificate', question: { candidates: several, problem: null } })),
    'select-none': sample(select, asking({ prompt: 'selectCertificate', question: { candidates: [], problem: null } })),
    'sign-json': sample(json.request, signing(one), json.opened),
    ...samplePaymentFiles(({ request, opened }) => sample(request, signing(one), opened)),
    ...sampleEarlier(fingerprintOf(certificates.person), ({ request, opened }, earlier) =>
      sample(
        request,
        asking({ prompt: 'sign', question: { candidates: one, problem: null, paused: null, earlier } }),
        opened,
      ),
    ),
    'sign-xml': sample(xml.request, signing(several), xml.opened),
    'sign-timestamp': sample(stamped.request, signing(one), stamped.opened),
    'sign-text': sample(text.request, signing(one), text.opened),
    'sign-file': sample(file.request, signing(withTries({ onDevice: true, left: null })), file.opened),
    'sign-refused-json': sample(doubled.request, signing(one), doubled.opened),
    'sign-empty': sample(empty.request, signing(one), empty.opened),
    'sign-wrong-bytes': sample(text.request, signing(one), [[0, 'wrong']]),
    'sign-opening': sample(text.request, signing(one)),
    'sign-nasty': sample(
      nastyJson.request,
      signing([candidate(certificates.nasty, { ...stick, label: nastyText, serialNumber: nastyText })]),
      nastyJson.opened,
    ),
    'sign-nasty-type': sample(nastyFields.request, signing(one), nastyFields.opened),
    'pin-wrong': sample(json.request, signing(withTries({ left: 2, tries: 'low' }), 'PIN_INCORRECT'), json.opened),
    'pin-last': sample(text.request, signing(withTries({ left: 1, tries: 'final' })), text.opened),
    'pin-locked': sample(text.request, signing(withTries({ left: 0, tries: 'locked' })), text.opened),
    ...sampleLogins({ certificates, stick, soft }),
    'batch-three': signingBatch(batch(3)),
    'batch-many': signingBatch(batch(1200)),
    'batch-mixed': signingBatch(mixed),
    'batch-texts': signingBatch(texts),
    'batch-counting': signingBatch(batch(1200), []),
    ...samplePauses({ one: candidate(certificates.person, stick), sample: waiting }),
    'batch-wrong': signingBatch(batch(3), [...batch(2).contents, 'wrong']),
    'request-new-pin': sample(enrol, request(true, [soft])),
    'request-choose': sample(
      enrol,
      asking({
        prompt: 'requestCertificate',
        question: {
          tokens: [
            { token: stick, newPin: false, obstacle: null },
            { token: { ...soft, state: 'ready' }, newPin: false, obstacle: null },
            { token: blank, newPin: false, obstacle: 'TOKEN_UNINITIALIZED' },
          ],
          problem: null,
        },
      }),
    ),
    'request-none': sample(enrol, request(false, [])),
    ...sampleRenewals([candidate(certificates.person, stick), candidate(certificates.longest, longestStick)], sample),
    install: sample(install, asking({ prompt: 'installCertificate', question: { places, problem: null } })),
    'install-none': sample(install, asking({ prompt: 'installCertificate', question: { places: [], problem: null } })),
    'working-key': sample(enrol, {
      stage: 'working',
      operation: 'requestCertificate',
      mayLeave: 'change',
      progress: { stage: 'generating', elapsedMs: 84_000 },
      sinceMs: Date.now() - 84_000,
    }),
    'working-batch': sample(batch(1200).request, {
      stage: 'working',
      operation: 'sign',
      mayLeave: 'signature',
      progress: { done: 640, total: 1200 },
      sinceMs: Date.now() - 5_000,
    }),
    done: sample(batch(3).request, { stage: 'done', operation: 'sign', count: 3, of: 3, fault: null }),
    'done-some': sample(batch(3).request, { stage: 'done', operation: 'sign', count: 2, of: 3, fault: null }),
    'done-broken-off': sample(batch(3).request, {
      stage: 'done',
      operation: 'sign',
      count: 1,
      of: 3,
      fault: { code: 'TOKEN_REMOVED', details: {} },
    }),
    'done-unknown': sample(batch(3).request, {
      stage: 'done',
      operation: 'sign',
      count: 1,
      of: 3,
      fault: { code: 'OUTCOME_UNKNOWN', details: { reason: 'MODULE_CRASHED', signed: 1 } },
    }),
    failed: sample(text.request, {
      stage: 'failed',
      error: {
        code: 'MODULE_CRASHED',
        details: { module: '/usr/lib/x86_64-linux-gnu/libacos5pkcs11.so', signal: 'SIGSEGV' },
      },
    }),
    undelivered: sample(batch(3).request, { stage: 'undelivered', signed: 3, of: 3, known: true }),
    'undelivered-unknown': sample(batch(1200).request, { stage: 'undelivered', signed: 640, of: 1200, known: false }),
    'outcome-some': sample(batch(1200).request, brokenOff({ signed: 64, of: 1200, reason: 'MODULE_CRASHED' })),
    'outcome-none': sample(batch(3).request, brokenOff({ signed: 0, of: 3, reason: 'HOST_LOST' })),
    'outcome-known': sample(batch(3).request, brokenOff({ signed: 1, of: 3, delivered: false, reason: 'HOST_LOST' })),
    ended: sample(text.request, { stage: 'ended' }),
  }
}

const brokenOff = (details: ErrorDetails): PromptStage => ({
  stage: 'failed',
  error: { code: 'OUTCOME_UNKNOWN', details },
})

/** Questions as a host asks them, and answers as a person gives them. */
import type { Which } from '../../../shared/messages.ts'
import type { Question, Typed } from '../../../shared/prompts/index.ts'
import type { Candidate, TokenForPin } from '../../../shared/token.ts'
import { utf8, type Bytes } from '../../../shared/bytes.ts'

export const token: TokenForPin = {
  id: 'token-1',
  kind: 'pkcs11',
  label: 'ACS Card OS 5',
  manufacturer: 'ACS',
  model: 'ACOS5',
  serialNumber: 'B0E9406091CB',
  state: 'ready',
  algorithms: ['RSA-2048', 'P-384'],
  pin: { tries: 'unknown', left: null, minLength: 4, maxLength: 8, onDevice: false, digitsOnly: false },
}

export const candidate = (digit: string, algorithm: Candidate['algorithm']): Candidate => ({
  certificate: Uint8Array.from([0x30, 0x00]),
  fingerprint: digit.repeat(64),
  token,
  algorithm,
  pinEachTime: false,
  obstacle: null,
})

export const signQuestion: Question<'sign'> = {
  candidates: [
    candidate('a', 'RSA-SHA256'),
    candidate('b', 'ECDSA-SHA384'),
    { ...candidate('c', 'RSA-SHA256'), obstacle: 'CERTIFICATE_EXPIRED' },
  ],
  problem: null,
  paused: null,
  earlier: [],
}

interface SignAsked extends Partial<Which> {
  problem?: Question<'sign'>['problem']
  paused?: Question<'sign'>['paused']
}

/** The first question, unless told otherwise. */
export const askToSign = (
  channel: number,
  { number = 1, version = 1, problem = null, paused = null }: SignAsked = {},
): object => ({
  channel,
  ask: { number, version, prompt: 'sign', question: { ...signQuestion, problem, paused } },
})

export const pin = (text: string): { pin: Bytes; lastTryConfirmed: boolean } => ({
  pin: utf8(text),
  lastTryConfirmed: false,
})

export const signTyped = (
  changes: Partial<Typed<'sign'>> = {},
  number = 1,
): { answer: { number: number; typed: Typed<'sign'> } } => ({
  answer: {
    number,
    typed: { token: token.id, certificate: 'a'.repeat(64), pin: pin('1234'), documents: [0], ...changes },
  },
})

export const payment = (text = 'pay 1'): { name: string; type: string; content: Bytes } => ({
  name: 'payment.txt',
  type: 'text/plain',
  content: utf8(text),
})

export const signParams = (...contents: string[]): object => ({
  format: 'cms',
  detached: true,
  documents: contents.map(payment),
})

/** The documents after the first `count` of `of` were taken out. */
export const signResult = (count = 1, of = count): { results: object[]; certificate: Bytes } => ({
  results: Array.from({ length: of }, (_, index) =>
    index < count
      ? { parts: [Uint8Array.of(1, 2, 3)], level: 'B-B' }
      : { error: { code: 'USER_REJECTED', details: {} } },
  ),
  certificate: Uint8Array.of(0x30, 0),
})

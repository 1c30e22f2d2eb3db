/** States of the prompt window when a person looks after a token: each question of our own pages, calm, wrong and at the last try. */
import { utf8 } from '../../../shared/bytes.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import type { TokenDetails } from '../../../shared/token-details.ts'
import type { TokenObject } from '../../../shared/token-object.ts'
import type { RequestView, OpenQuestion } from '../../../extension/prompt-messages.ts'
import { nastyText, type SampleCertificates } from './sample-certificates.ts'
import type { SamplePrompt } from './sample-prompts.ts'

export const kaztoken: TokenForPin = {
  id: 'kaztoken',
  kind: 'pkcs11',
  label: 'KAZTOKEN 17',
  manufacturer: 'Aktiv Co.',
  model: 'Rutoken ECP',
  serialNumber: '3B5D9A01',
  state: 'ready',
  algorithms: ['RSA-2048', 'P-256'],
  pin: { tries: 'unknown', left: 10, minLength: 6, maxLength: 32, onDevice: false, digitsOnly: false },
}

const software: TokenForPin = {
  ...kaztoken,
  id: 'software',
  kind: 'software',
  label: 'Mohur',
  manufacturer: 'Mohur',
  model: 'software',
  serialNumber: '41D2A7',
  pin: { tries: 'unknown', left: 5, minLength: 8, maxLength: 64, onDevice: false, digitsOnly: false },
}

export const detailsOf = ({ pin, ...summary }: TokenForPin, changes: Partial<TokenDetails> = {}): TokenDetails => ({
  summary,
  family: summary.kind === 'software' ? null : 'Rutoken ECP / KAZTOKEN',
  flags: ['CKF_RNG', 'CKF_LOGIN_REQUIRED', 'CKF_USER_PIN_INITIALIZED', 'CKF_TOKEN_INITIALIZED', 'CKF_CLOCK_ON_TOKEN'],
  hardwareVersion: '20.5',
  firmwareVersion: '23.2',
  userPin: {
    minLength: pin.minLength,
    maxLength: pin.maxLength,
    tries: pin.tries,
    left: pin.left,
    factoryDefault: summary.kind === 'software' ? null : '12345678',
  },
  soPin: summary.kind === 'software' ? null : { tries: 'unknown', left: 10, factoryDefault: '87654321' },
  memory: { totalPublic: 131_072, freePublic: 90_112, totalPrivate: null, freePrivate: null },
  mechanisms: ['CKM_RSA_PKCS_KEY_PAIR_GEN', 'CKM_RSA_PKCS', 'CKM_ECDSA', '0xd4321005'],
  can: {
    initialize: true,
    rename: true,
    unblock: summary.kind !== 'software',
    changeSoPin: summary.kind !== 'software',
    choosePinPolicy: summary.kind !== 'software',
    secretKeys: true,
    dataObjects: true,
    importKeyFile: summary.kind === 'software',
  },
  ...changes,
})

export function sampleObjects(certificates: SampleCertificates): TokenObject[] {
  const common = { label: 'key', private: false }
  const pair = {
    ...common,
    kind: 'keyPair' as const,
    algorithm: 'RSA-2048' as const,
    keyName: 'RSA-2048',
    publicKey: utf8(''),
  }
  const certificate = { ...common, kind: 'certificate' as const, retired: false }
  return [
    { ...certificate, id: 'person', certificate: certificates.person, hasKey: true },
    { ...certificate, id: 'ends', certificate: certificates.endsSoon, hasKey: true },
    { ...certificate, id: 'centre', certificate: certificates.centre, hasKey: false },
    { ...certificate, id: 'nasty', certificate: certificates.nasty, hasKey: true, retired: true },
    { ...pair, id: 'pair', keyId: '01', hasCertificate: true, exportable: false },
    { ...pair, id: 'waiting', keyId: '02', label: nastyText, hasCertificate: false, exportable: true },
    { kind: 'data', id: 'data', label: 'OTP', private: true, application: nastyText, value: utf8('0123456789') },
    { kind: 'secretKey', id: 'secret', label: 'Arxiv', private: true, keyType: 'AES', bits: 256 },
  ]
}

const wrong = (code: 'PIN_INCORRECT' | 'CONFIRMATION_WRONG' | 'KEY_FILE_PASSWORD', details = {}) => ({ code, details })

export function sampleCare(certificates: SampleCertificates): Record<string, SamplePrompt> {
  const sample = (request: RequestView, open: OpenQuestion): SamplePrompt => ({
    state: { origin: null, request, now: { stage: 'asking', number: 1, open } },
    opened: [],
    contents: [],
    word: 'ceyran',
  })
  const token = kaztoken
  const params = { token: 'kaztoken' }
  const objects = sampleObjects(certificates)
  const onPad: TokenForPin = { ...token, pin: { ...token.pin, onDevice: true, left: null } }
  const enter = (request: RequestView, problem: ReturnType<typeof wrong> | null = null): SamplePrompt =>
    sample(request, { prompt: 'enterPin', question: { token, problem } })
  const deletion = (object: TokenObject | null): SamplePrompt =>
    sample(
      { operation: 'deleteObject', params: { ...params, object: object?.id ?? 'hidden' } },
      { prompt: 'deleteObject', question: { token, object, problem: object ? null : wrong('CONFIRMATION_WRONG') } },
    )
  const initialize = (fresh: TokenForPin, losses: TokenObject[]): SamplePrompt =>
    sample(
      { operation: 'initializeToken', params },
      {
        prompt: 'initializeToken',
        question: {
          token: fresh,
          details: detailsOf(fresh),
          losses,
          losesValidCertificate: losses.length > 0,
          problem: null,
        },
      },
    )
  return {
    'care-login': enter({ operation: 'readPrivateObjects', params }),
    'care-login-wrong': enter({ operation: 'readPrivateObjects', params }, wrong('PIN_INCORRECT')),
    'care-rename': enter({ operation: 'renameToken', params: { ...params, label: nastyText.slice(0, 28) } }),
    'care-import': enter({
      operation: 'importCertificates',
      params: { ...params, certificates: [certificates.person, certificates.centre] },
    }),
    'care-import-incomplete': enter({
      operation: 'importCertificates',
      params: { ...params, certificates: [certificates.nasty] },
    }),
    'care-data': enter({
      operation: 'createDataObject',
      params: { ...params, label: 'OTP', application: 'bank', value: utf8('0123'), private: true },
    }),
    'care-secret': enter({ operation: 'createSecretKey', params: { ...params, label: 'Arxiv', bits: 256 } }),
    'care-change-pin': sample(
      { operation: 'changePin', params },
      { prompt: 'setPin', question: { token, tries: token.pin.tries, problem: null } },
    ),
    'care-change-pin-pad': sample(
      { operation: 'changePin', params },
      { prompt: 'setPin', question: { token: onPad, tries: onPad.pin.tries, problem: null } },
    ),
    'care-change-so-pin': sample(
      { operation: 'changeSoPin', params },
      {
        prompt: 'setPin',
        question: { token, tries: 'low', problem: wrong('PIN_INCORRECT', { tries: 'low', role: 'so' }) },
      },
    ),
    'care-unblock': sample(
      { operation: 'unblockPin', params },
      {
        prompt: 'setPin',
        question: {
          token: { ...token, state: 'locked', pin: { ...token.pin, left: 0, tries: 'locked' } },
          tries: 'final',
          problem: null,
        },
      },
    ),
    'care-initialize': initialize({ ...token, label: '', state: 'uninitialized' }, []),
    'care-initialize-software': initialize({ ...software, label: '', state: 'uninitialized' }, []),
    'care-format': initialize(token, objects.slice(0, 5)),
    'care-delete-certificate': deletion(objects[0] ?? null),
    'care-delete-key': deletion(objects[4] ?? null),
    'care-delete-hidden': deletion(null),
    'care-import-key': sample(
      { operation: 'importKeyFile', params: { token: 'software', file: utf8('…') } },
      { prompt: 'importKeyFile', question: { token: software, newPin: false, problem: wrong('KEY_FILE_PASSWORD') } },
    ),
    'care-import-key-first': sample(
      { operation: 'importKeyFile', params: { token: 'software', file: utf8('…') } },
      {
        prompt: 'importKeyFile',
        question: { token: { ...software, state: 'uninitialized' }, newPin: true, problem: null },
      },
    ),
    'care-export-key': sample(
      { operation: 'exportKeyFile', params: { token: 'software', keyId: '02' } },
      { prompt: 'exportKeyFile', question: { token: software, problem: null } },
    ),
  }
}

export const sampleSoftware = software

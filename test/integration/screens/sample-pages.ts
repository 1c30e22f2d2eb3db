/** What the manager's sections and the toolbar popup are drawn from, filled, empty and broken. */
import type { ErrorMessage } from '../../../shared/errors.ts'
import type { JournalEntry, WrongPinEntry } from '../../../shared/journal.ts'
import type { Pkcs11ModuleState } from '../../../shared/operations/list-modules.ts'
import type { TokenSummary } from '../../../shared/token.ts'
import type { PageData } from './gallery-pages.tsx'
import { nastyText } from './sample-certificates.ts'

const stick: TokenSummary = {
  id: 'stick',
  kind: 'pkcs11',
  label: 'ACS Card OS 5',
  manufacturer: 'Advanced Card Systems Ltd.',
  model: 'ACOS5-64',
  serialNumber: 'B0E9406091CB',
  state: 'ready',
  algorithms: ['RSA-2048', 'RSA-3072', 'RSA-4096'],
}
const soft: TokenSummary = {
  ...stick,
  id: 'soft',
  kind: 'software',
  label: '',
  manufacturer: 'Mohur',
  model: '',
  serialNumber: '41D2A7',
  state: 'uninitialized',
  algorithms: ['P-256', 'P-384'],
}
export const entry = (at: string, stage: JournalEntry['stage'], document: string): JournalEntry => ({
  request: '00112233445566778899aabbccddeeff',
  stage,
  origin: 'https://ib.example.kz',
  operation: 'sign',
  document,
  hash: 'SHA-256',
  digest: '6a15892fcf1a71e61a83db8f90c4c6200c97985efada70982dc97e743187eba2',
  certificate: '3f15892fcf1a71e61a83db8f90c4c6200c97985efada70982dc97e743187eba2',
  signer: { name: 'SƏMƏD MƏMMƏDOV', issuer: 'BSXM Sub CA 2', serialNumber: '4F3A0B17C2' },
  token: { label: 'ACS Card OS 5', serialNumber: 'B0E9406091CB' },
  time: new Date(at),
})

const wrongPin = (at: string, what: Pick<WrongPinEntry, 'pin' | 'tries' | 'left'>): WrongPinEntry => ({
  kind: 'wrongPin',
  request: '00112233445566778899aabbccddeeff',
  origin: 'https://ib.example.kz',
  operation: 'sign',
  token: { label: 'ACS Card OS 5', serialNumber: 'B0E9406091CB' },
  ...what,
  time: new Date(at),
})

const whole = { wrongPins: [], intact: true, older: null }

const ofRequest = (entry: JournalEntry): JournalEntry => {
  const { signer: _, ...rest } = entry
  return { ...rest, operation: 'requestCertificate', certificate: null }
}

export const opensc: Pkcs11ModuleState = {
  path: '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so',
  name: 'OpenSC',
  source: 'builtIn',
  description: 'OpenSC smartcard framework',
  version: '0.23',
  tokens: 1,
  problem: null,
}
const crashed: ErrorMessage = { code: 'MODULE_CRASHED', details: { signal: 'SIGSEGV' } }

export const setAside: ErrorMessage = { code: 'MODULE_SET_ASIDE', details: { crashes: 3 } }

const modulesMissing = [
  { name: 'SafeNet eToken', driver: 'Thales, cpl.thalesgroup.com' },
  { name: 'Rutoken ECP / KAZTOKEN', driver: 'rutoken.ru, kaztoken.kz' },
  { name: 'JaCarta', driver: 'aladdin-rd.ru' },
]
const around = { installation: { fromSources: false, help: {} }, at: new Date(2026, 10, 21, 9, 14, 3) }
const help = {
  en: 'Help desk: extension 1410, Mon–Fri 9–18.\nTokens: room 214.',
  az: 'Dəstək: daxili 1410, B.e.–C. 9–18.\nDaşıyıcılar: otaq 214.',
  kk: 'Қолдау: ішкі 1410, дс–жм 9–18.\nТокендер: 214-бөлме.',
  ru: 'Поддержка: внутренний 1410, пн–пт 9–18.\nТокены: кабинет 214.',
}

const diagnosis = (
  tokens: TokenSummary[],
  certificates: number,
  modules = [opensc, { ...opensc, path: '/opt/acs/libacos5pkcs11.so', problem: crashed }],
): PageData & { page: 'readiness' } => ({
  page: 'readiness',
  findings: {
    status: { version: '0.1.0', protocol: 1, host: 'ready' },
    diagnosis: {
      host: { version: '0.1.0', node: '20.20.2', platform: 'linux', dataFolder: '/home/ceyran/.local/share/mohur' },
      folders: [],
      modules,
      modulesMissing,
      tokens,
      certificates,
    },
    ...around,
  },
  trial: 'none',
})

export const samplePages: Record<string, PageData> = {
  'manager-sites': {
    page: 'sites',
    sites: [
      {
        origin: 'https://ib.example.kz',
        scopes: ['sign', 'certificates'],
        allowedAt: new Date(2026, 10, 3),
        usedAt: new Date(2026, 10, 21),
      },
      { origin: 'https://bsxm.e-cbar.az', scopes: ['request'], allowedAt: new Date(2026, 9, 1), usedAt: null },
    ],
  },
  'manager-sites-none': { page: 'sites', sites: [] },
  'manager-journal': {
    page: 'journal',
    journal: {
      ...whole,
      entries: [
        entry('2026-11-21T09:14:03Z', 'delivered', 'Ödəniş tapşırığı № 17.json'),
        { ...entry('2026-11-21T09:13:10Z', 'delivered', ''), operation: 'authenticate' },
        { ...entry('2026-11-21T09:12:40Z', 'undelivered', nastyText), earlier: { count: 18, names: [nastyText] } },
        {
          ...entry('2026-11-20T15:01:00Z', 'failed', 'Заявление.txt'),
          signer: { name: nastyText, issuer: nastyText, serialNumber: '4F3A0B17C2' },
        },
        ofRequest(entry('2026-11-20T11:30:00Z', 'delivered', 'CN=SƏMƏD MƏMMƏDOV')),
      ],
    },
  },
  'manager-journal-long': {
    page: 'journal',
    saving: 4_000,
    journal: {
      ...whole,
      older: '12:345678',
      entries: [entry('2026-11-21T09:14:03Z', 'delivered', 'Ödəniş tapşırığı № 17.json')],
      wrongPins: [
        wrongPin('2026-11-21T09:15:00Z', { pin: 'user', tries: 'low', left: 2 }),
        wrongPin('2026-11-21T09:13:58Z', { pin: 'user', tries: 'unknown', left: null }),
        {
          ...wrongPin('2026-11-20T11:00:00Z', { pin: 'so', tries: 'locked', left: 0 }),
          operation: 'unblockPin',
          origin: 'Mohur',
          token: { label: nastyText, serialNumber: 'B0E9406091CB' },
        },
      ],
    },
  },
  'manager-journal-none': { page: 'journal', journal: { ...whole, entries: [] } },
  'manager-journal-broken': {
    page: 'journal',
    journal: { ...whole, intact: false, entries: [entry('2026-11-21T09:14:03Z', 'signing', 'a.txt')] },
  },
  'manager-modules': {
    page: 'modules',
    modules: [
      opensc,
      {
        ...opensc,
        source: 'registered',
        path: '/opt/acs/libacos5pkcs11.so',
        name: 'libacos5pkcs11.so',
        problem: crashed,
      },
      { ...opensc, path: '/opt/old/libold.so', name: 'libold.so', problem: setAside },
    ],
    missing: modulesMissing,
    attempt: { code: 'MODULE_NOT_PKCS11', details: {} },
  },
  'manager-modules-none': { page: 'modules', modules: [], missing: modulesMissing, attempt: 'none' },
  'manager-readiness': diagnosis([stick], 0),
  'manager-readiness-good': diagnosis([stick], 2),
  'manager-readiness-no-driver': diagnosis([], 0, []),
  'manager-readiness-newer': {
    page: 'readiness',
    findings: {
      status: { version: '0.1.0', protocol: 1, host: 'newer' },
      diagnosis: { code: 'EXTENSION_OUTDATED', details: {} },
      ...around,
    },
    trial: 'none',
  },
  'manager-readiness-no-host': {
    page: 'readiness',
    findings: {
      status: { version: '0.1.0', protocol: 1, host: 'missing' },
      diagnosis: { code: 'HOST_MISSING', details: {} },
      ...around,
      installation: { fromSources: false, help },
    },
    trial: 'none',
  },
  'manager-readiness-sources': {
    page: 'readiness',
    findings: {
      status: { version: '0.1.0', protocol: 1, host: 'missing' },
      diagnosis: { code: 'HOST_MISSING', details: {} },
      ...around,
      installation: { fromSources: true, help: {} },
    },
    trial: 'none',
  },
  'manager-readiness-tried': { ...diagnosis([stick], 2), trial: 'good' },
  'manager-readiness-trial-failed': { ...diagnosis([stick], 2), trial: { code: 'PIN_LOCKED', details: {} } },
  'manager-start': { page: 'start', word: '', readiness: diagnosis([stick], 2) },
  'manager-start-no-token': { page: 'start', word: 'ceyran', readiness: diagnosis([], 0) },
  'manager-settings': {
    page: 'settings',
    word: 'ceyran',
    host: { version: '0.1.0', node: '20.20.2', platform: 'linux', dataFolder: '/home/ceyran/.local/share/mohur' },
    authorities: [
      {
        name: nastyText,
        certificates: [Uint8Array.of(0x30, 0x00)],
        roots: [],
        addresses: { timestamp: 'https://tsa.example.kz/tsp', crl: 'http://crl.example.kz/ca.crl' },
        managed: true,
        allowed: false,
      },
    ],
    outcome: 'certificatesWrong',
  },
  popup: {
    page: 'popup',
    state: {
      origin: 'https://ib.example.kz',
      scopes: ['sign', 'certificates'],
      host: 'ready',
      tokens: [stick, soft],
      attention: [],
    },
  },
  'popup-stranger': {
    page: 'popup',
    state: { origin: 'https://xn--80ak6aa92e.com', scopes: [], host: 'missing', tokens: [], attention: [] },
  },
  'popup-newer': {
    page: 'popup',
    state: { origin: 'https://ib.example.kz', scopes: ['sign'], host: 'newer', tokens: null, attention: [] },
  },
  'popup-no-site': { page: 'popup', state: { origin: null, scopes: [], host: null, tokens: null, attention: [] } },
}

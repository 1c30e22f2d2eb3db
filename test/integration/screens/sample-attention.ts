/** The toolbar popup when something needs the person: PINs on their last tries, certificates that end, a module set aside, a key that waits. */
import { attentionTo, type Known } from '../../../extension/profiles/attention.ts'
import { utf8 } from '../../../shared/bytes.ts'
import type { JournalEntry } from '../../../shared/journal.ts'
import type { TokenForPin } from '../../../shared/token.ts'
import type { TokenObject } from '../../../shared/token-object.ts'
import type { PageData } from './gallery-pages.tsx'
import { sampleEnrolments } from './sample-enrolments.ts'
import { sampleKept, sampleKeptPage } from './sample-kept.ts'
import { detailsOf, kaztoken, sampleObjects } from './sample-care.ts'
import type { SampleCertificates } from './sample-certificates.ts'
import { entry, opensc, setAside } from './sample-pages.ts'

export const waitingKey: TokenObject = {
  kind: 'keyPair',
  id: 'enrolled',
  label: 'SƏMƏD MƏMMƏDOV',
  private: false,
  keyId: '03',
  algorithm: 'RSA-2048',
  keyName: 'RSA-2048',
  publicKey: utf8(''),
  hasCertificate: false,
  exportable: false,
}

/** The request that `waitingKey` signed on `kaztoken`. */
export const requestEntry: JournalEntry = {
  ...entry('2026-11-20T11:30:00Z', 'delivered', `C=AZ, CN=${waitingKey.label}, serialNumber=5FLX3K2`),
  operation: 'requestCertificate',
  certificate: null,
  token: { label: kaztoken.label, serialNumber: kaztoken.serialNumber },
}

/** Two tokens with everything that can need attention. */
export function pressing(certificates: SampleCertificates): Known {
  const locked: TokenForPin = {
    ...kaztoken,
    id: 'locked',
    serialNumber: '3B5D9A02',
    state: 'locked',
    pin: { ...kaztoken.pin, tries: 'locked', left: 0 },
  }
  const low: TokenForPin = { ...kaztoken, pin: { ...kaztoken.pin, tries: 'low', left: 2 } }
  return {
    tokens: [
      { details: detailsOf(low), objects: [...sampleObjects(certificates), waitingKey] },
      { details: detailsOf(locked), objects: [] },
    ],
    modules: [opensc, { ...opensc, path: '/opt/old/libold.so', name: 'libold.so', problem: setAside }],
    journal: [requestEntry],
  }
}

export function sampleAttention(certificates: SampleCertificates): Record<string, PageData> {
  const known = pressing(certificates)
  const attention = attentionTo(known, new Date())
  const shot = (some: typeof attention): PageData => ({
    page: 'popup',
    state: {
      origin: 'https://ib.example.kz',
      scopes: ['sign'],
      host: 'ready',
      tokens: known.tokens.map(({ details }) => details.summary),
      attention: some,
    },
  })
  const login = { ...entry('2026-11-21T09:13:10Z', 'undelivered', ''), operation: 'authenticate' }
  const lost = [login, entry('2026-11-21T09:12:40Z', 'unknown', 'Ödəniş tapşırığı № 17.json')]
  // Three are shown at a time.
  return {
    'popup-attention': shot(attention),
    'popup-attention-last': shot(attention.slice(-3)),
    'manager-kept': sampleKeptPage,
    'manager-enrolments': sampleEnrolments,
    'popup-attention-kept': shot([{ kind: 'kept', kept: sampleKept }]),
    'popup-attention-lost': shot([{ kind: 'signature', entries: lost }]),
  }
}

/** States of the manager's tokens and certificates: blank, ready, locked, logged in, with the PIN from the factory. */
import type { SlotDetails } from '../../../shared/token-details.ts'
import type { TokenObject } from '../../../shared/token-object.ts'
import type { TokenForPin, TokenSummary } from '../../../shared/token.ts'
import type { TokenProps } from '../../../extension/manager/views/token/token-props.ts'
import type { PageData } from './gallery-pages.tsx'
import { requestEntry, waitingKey } from './sample-attention.ts'
import { detailsOf, kaztoken, sampleObjects, sampleSoftware } from './sample-care.ts'
import { longestStick } from './sample-carriers.ts'
import { nastyText, type SampleCertificates } from './sample-certificates.ts'

const slot: SlotDetails = {
  module: '/usr/lib/librtpkcs11ecp.so',
  description: 'ACS CCID USB Reader 0',
  manufacturer: 'ACS',
  flags: ['CKF_TOKEN_PRESENT', 'CKF_REMOVABLE_DEVICE', 'CKF_HW_SLOT'],
  hardwareVersion: '1.0',
  firmwareVersion: '2.6',
  token: null,
}

const summaryOf = (token: TokenForPin): TokenSummary => detailsOf(token).summary

export function sampleTokens(certificates: SampleCertificates): Record<string, PageData> {
  const objects = sampleObjects(certificates)
  const longest: TokenObject[] = [false, true].map(retired => ({
    kind: 'certificate',
    id: String(retired),
    label: 'W'.repeat(64),
    private: false,
    retired,
    certificate: certificates.longest,
    hasKey: true,
  }))
  const seen = objects.filter(object => !object.private)
  const token = summaryOf(kaztoken)
  const page = (
    changes: Partial<Omit<TokenProps, 'actions'>>,
    activity: (PageData & { page: 'token' })['activity'] = { state: 'idle' },
  ): PageData => ({
    page: 'token',
    activity,
    props: { details: detailsOf(kaztoken), objects: seen, slot, login: null, busy: false, task: null, ...changes },
  })
  const locked: TokenForPin = { ...kaztoken, state: 'locked', pin: { ...kaztoken.pin, tries: 'locked', left: 0 } }
  const fresh: TokenForPin = { ...kaztoken, label: '', state: 'uninitialized' }
  const softwareSlot: SlotDetails = {
    ...slot,
    module: 'software',
    description: 'Software token',
    token: summaryOf(sampleSoftware),
  }
  const slots: SlotDetails[] = [
    { ...slot, token },
    {
      ...slot,
      description: 'AKS ifdh 0',
      token: { ...token, id: 'b', label: '', serialNumber: '7084C052A1A3', state: 'blank' },
    },
    { ...slot, description: nastyText, flags: [] },
    softwareSlot,
  ]
  return {
    'manager-tokens': { page: 'tokens', slots, task: null },
    'manager-tokens-choose': { page: 'tokens', slots, task: 'changePin' },
    'manager-tokens-none': { page: 'tokens', slots: slots.slice(2), task: null },
    'manager-token': page({}, { state: 'retired' }),
    'manager-token-logged-in': page(
      { objects, login: { factoryPin: true } },
      { state: 'done', operation: 'readPrivateObjects' },
    ),
    'manager-token-blank': page({ objects: [], task: 'changePin' }, { state: 'plugged', token: nastyText }),
    'manager-token-new': page({ details: detailsOf(fresh), objects: [] }),
    'manager-token-locked': page(
      { details: detailsOf(locked), task: 'unblock' },
      { state: 'failed', operation: 'changePin', error: { code: 'PIN_LOCKED', details: {} } },
    ),
    'manager-token-busy': page({ busy: true }, { state: 'doing', operation: 'changePin' }),
    'manager-token-software': page({ details: detailsOf(sampleSoftware), slot: softwareSlot, objects }),
    'manager-token-nasty': page({
      details: detailsOf({ ...kaztoken, label: nastyText, serialNumber: nastyText, manufacturer: nastyText }),
    }),
    'manager-token-longest': page({ details: detailsOf(longestStick), objects: longest }),
    'manager-certificates': {
      page: 'certificates',
      tokens: [{ details: detailsOf(kaztoken), objects: [...objects, waitingKey] }],
      journal: [requestEntry],
    },
    'manager-certificates-checked': {
      page: 'certificates',
      tokens: [{ details: detailsOf(kaztoken), objects }],
      journal: [],
      checks: [
        {
          state: 'checked',
          at: new Date(),
          result: {
            chain: [certificates.centre],
            reasons: ['certificateRevoked', 'rootUnknown'],
            revocation: {
              status: 'revoked',
              source: 'CRL',
              toldBy: nastyText,
              revokedAt: new Date(2026, 10, 1),
              reason: null,
            },
          },
        },
        { state: 'failed', error: { code: 'HOST_MISSING', details: {} } },
        {
          state: 'checked',
          at: new Date(),
          result: {
            chain: [certificates.centre],
            reasons: [],
            revocation: { status: 'good', source: 'OCSP', toldBy: 'Milli Sertifikat Xidmətləri Mərkəzi' },
          },
        },
      ],
    },
    'manager-certificates-longest': {
      page: 'certificates',
      tokens: [{ details: detailsOf(longestStick), objects: longest }],
      journal: [],
    },
    'manager-certificates-none': { page: 'certificates', tokens: [], journal: [] },
  }
}

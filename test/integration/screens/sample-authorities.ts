/** States of the authorities in Settings: roots that are kept, one that was typed back wrongly, and certificates that are no roots. */
import { utf8 } from '../../../shared/bytes.ts'
import type { Authority } from '../../../extension/authorities.ts'
import type { ChosenCertificate } from '../../../extension/manager/authorities/chosen-certificates.ts'
import type { PageData } from './gallery-pages.tsx'
import { fingerprintOf, nastyText, type SampleCertificates } from './sample-certificates.ts'

export function sampleAuthorities({ centre, person, nasty }: SampleCertificates): Record<string, PageData> {
  const settings = { page: 'settings', word: 'ceyran', authorities: [] as Authority[] } as const
  const host = { version: '0.1.0', node: '20.20.2', platform: 'linux', dataFolder: '/home/ceyran/.local/share/mohur' }
  const chosen = (certificate: ChosenCertificate['certificate'], fault: ChosenCertificate['fault']) => ({
    certificate,
    fingerprint: fingerprintOf(certificate),
    fault,
  })
  const roots: Authority = {
    name: 'Bank Sertifikat Xidmətləri Mərkəzi',
    certificates: [],
    roots: [centre],
    addresses: {},
    managed: false,
    allowed: true,
  }
  const both: Authority = {
    ...roots,
    name: nastyText,
    certificates: [centre, person],
    addresses: { ocsp: 'http://ocsp.example.kz/' },
    managed: true,
  }
  return {
    'manager-settings-roots': { ...settings, host, authorities: [roots, both], outcome: 'added' },
    'manager-settings-proof-wrong': {
      ...settings,
      host,
      outcome: 'proofWrong',
      chosen: { file: `${nastyText}.p7b`, certificates: [chosen(centre, null), chosen(nasty, null)] },
    },
    'manager-settings-no-root': {
      ...settings,
      host,
      outcome: 'noRoot',
      chosen: {
        file: 'rca.cer',
        certificates: [
          chosen(nasty, 'issuedByAnother'),
          chosen(person, 'notAuthority'),
          chosen(utf8('0'), 'unreadable'),
        ],
      },
    },
  }
}

/** Requests that wait for their certificates: one of a centre, and one of a site that names things at length. */
import { utf8 } from '../../../shared/bytes.ts'
import type { PageData } from './gallery-pages.tsx'
import { kaztoken } from './sample-care.ts'
import { nastyText } from './sample-certificates.ts'

const { label, serialNumber } = kaztoken

export const sampleEnrolments: PageData = {
  page: 'enrolments',
  enrolments: [
    {
      origin: 'https://bsxm.e-cbar.az',
      reference: '2026112000017',
      since: new Date(2026, 10, 20),
      subject: 'C=AZ, CN=SƏMƏD MƏMMƏDOV, serialNumber=5FLX3K2',
      token: { label, serialNumber },
      key: utf8('key'),
    },
    {
      origin: 'https://a-very-long-name-of-a-registration-centre.certificates.example.kz:8443',
      reference: nastyText,
      since: new Date(2026, 10, 21),
      subject: `CN=${nastyText}`,
      token: { label: nastyText, serialNumber: nastyText },
      key: utf8('key'),
    },
  ],
}

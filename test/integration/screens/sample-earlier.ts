/** Documents that others signed before: two signers of one payment, and many of a batch, some with something to be told. */
import { earlierFindings, type EarlierSigner } from '../../../shared/earlier-signer.ts'
import type { EarlierSigned } from '../../../shared/earlier-signer.ts'
import { utf8 } from '../../../shared/bytes.ts'
import { nastyText } from './sample-certificates.ts'
import { batch, openDocument, payment } from './sample-documents.ts'

const at = (minute: number): Date => new Date(2026, 10, 21, 9, minute, 3)

const signer = (place: number, more: Partial<EarlierSigner> = {}): EarlierSigner => ({
  name: `ƏLİYEV VƏLİ ${place}`,
  issuer: 'МҰҚ (RSA) 2022',
  fingerprint: place.toString(16).padStart(64, '0'),
  signingTime: at(place),
  stampedAt: null,
  roles: [],
  findings: [],
  ...more,
})

const ofOne = (own: string): EarlierSigner[] => [
  signer(1, { name: 'МАМЕДОВА АЙГҮЛ', stampedAt: at(20), roles: ['Бас бухгалтер'] }),
  signer(2, { name: 'SƏMƏD MƏMMƏDOV', fingerprint: own, findings: ['rootUnknown', 'certificateRevoked'] }),
]

const ofBatch: EarlierSigner[] = [
  signer(0, { name: nastyText, issuer: nastyText, findings: [...earlierFindings] }),
  signer(1, { name: '', issuer: '', signingTime: null }),
  ...Array.from({ length: 30 }, (_, place) => signer(place + 2)),
]

type Opened = Pick<ReturnType<typeof openDocument>, 'request' | 'opened'>

const asDirector = ({ request, ...others }: Opened): Opened => ({
  ...others,
  request: request.operation === 'sign' ? { ...request, role: 'Директор' } : request,
})

/** `own`: of the certificate that is chosen. */
export const sampleEarlier = <S>(
  own: string,
  sample: (document: Opened, earlier: EarlierSigned[]) => S,
): Record<string, S> => ({
  'sign-earlier': sample(asDirector(openDocument('Платёжное поручение 17.json', 'application/json', utf8(payment))), [
    { index: 0, signers: ofOne(own) },
  ]),
  'sign-earlier-many': sample({ request: batch(3).request, opened: [] }, [
    { index: 0, signers: ofBatch },
    { index: 1, signers: ofBatch },
    { index: 2, signers: null },
  ]),
})

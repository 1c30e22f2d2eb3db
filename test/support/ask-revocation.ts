/** A request of the host in which authorities that tell of revocation answer as a test likes, and what they were asked. */
import assert from 'node:assert/strict'
import type { HostRequest } from '../../host/operations/handler.ts'
import { serialNumberOf } from '../../host/pki/revocation/certificate-id.ts'
import type { RevocationAuthority } from '../../shared/authority.ts'
import type { UnavailableReason } from '../../shared/inquiries.ts'
import { type Bytes } from '../../shared/bytes.ts'
import { children, readDer } from '../../shared/der.ts'
import type { Consultation, Consulted } from '../../shared/messages.ts'
import type { Bent } from './bend-certificate.ts'
import { linkOf, ocspAnswer, revocationWorld, statuses, type BentAnswer } from './make-revocation.ts'

export const world = revocationWorld()
const { issuer } = world
export const authority = (more: Partial<RevocationAuthority> = {}): RevocationAuthority => ({
  name: 'NCA',
  certificates: [issuer.certificate],
  ocsp: true,
  crl: false,
  ...more,
})

/** What an authority does with the so-many-th question. */
export type Answer = (question: Consultation, asked: number) => Bytes | Exclude<Consulted, { response: unknown }>
export const bent =
  (bend: BentAnswer = {}): Answer =>
  question =>
    ocspAnswer(world, { nonce: nonceOf(question.request), hash: hashOf(question), ...bend })
export const down =
  (reason: UnavailableReason): Answer =>
  () => ({
    unavailable: { reason },
  })

export interface KnownCertificate {
  certificate: Pick<Bent, 'certificate'>
  issuer: Bent
  /** CertStatus; good unless told otherwise. */
  status?: Bytes
}

/** A responder for several issuers, which says nothing of whom it does not know. */
export const responderFor =
  (known: readonly KnownCertificate[], bend: BentAnswer = {}): Answer =>
  question => {
    const of = ({ certificate }: KnownCertificate): boolean =>
      Buffer.from(question.request).includes(Buffer.from(serialNumberOf(linkOf(certificate))))
    const found = known.find(of)
    if (!found) return ocspAnswer(world, { outcome: 6 })
    const { certificate, issuer: by, status = statuses.good } = found
    const about = { certificate: linkOf(certificate), issuer: linkOf(by) }
    return ocspAnswer(world, {
      nonce: nonceOf(question.request),
      hash: hashOf(question),
      by,
      certificates: [],
      about,
      status,
      ...bend,
    })
  }

/** DER of Nonce in OCSPRequest. */
function nonceOf(request: Bytes): Bytes {
  const [tbs] = children(readDer(request))
  const extensions = children(tbs ?? assert.fail()).find(({ tag }) => tag === 0xa2)
  const [nonce] = children(readDer(extensions?.content ?? assert.fail()))
  return new Uint8Array(children(nonce ?? assert.fail())[1]?.content ?? assert.fail())
}

/** A request in which authorities answer so, and what they were asked. */
export function asking(answer: Answer): { request: Pick<HostRequest, 'consult' | 'signal'>; asked: Consultation[] } {
  const asked: Consultation[] = []
  const consult = async (question: Consultation): Promise<Consulted> => {
    const answered = answer(question, asked.push(question))
    return answered instanceof Uint8Array ? { response: answered } : answered
  }
  return { request: { consult, signal: new AbortController().signal }, asked }
}

export const hashOf = ({ request }: Consultation): 'SHA-1' | 'SHA-256' =>
  Buffer.from(request).includes(Buffer.from('608648016503040201', 'hex')) ? 'SHA-256' : 'SHA-1'

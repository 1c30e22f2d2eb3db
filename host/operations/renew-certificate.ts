/** `renewCertificate`: a key pair beside the old one, and its certification request in a CMS that the old key signed. */
import { readCertificate } from '../../shared/certificate.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import { subjectText } from '../../shared/names.ts'
import type { Candidate } from '../../shared/token.ts'
import { formats } from '../pki/formats.ts'
import { prepareCertificationRequest } from '../pki/certification-request.ts'
import { askForPin, loginWith } from './ask-for-pin.ts'
import { chainOf, keyIdOf, openCandidates, type LookForCandidates } from './candidates.ts'
import { openEnrolmentJob } from './enrolment-job.ts'
import type { Handler } from './handler.ts'
import { makeRequest, requestResult } from './make-request.ts'
import { algorithmOf, offered, taken } from './offered-candidates.ts'
import { sealRequest } from './seal-request.ts'

export const renewCertificate: Handler<'renewCertificate'> = async (params, request, { tokens, dataFolder }) => {
  const { certificate } = params
  const { algorithm } = params.key
  const old = readCertificate(certificate)
  const subject = params.subject ?? old.subject
  const job = openEnrolmentJob({ reference: params.reference, subject, asked: params }, request, dataFolder)
  const begun = job?.begun() ?? null
  // It was agreed to once, and is the same for the same page.
  if (begun?.request && begun.signed) return { ...requestResult(begun.request, begun), signed: begun.signed }
  const prepared = prepareCertificationRequest({ ...params, subject: params.subject ?? new Uint8Array(old.subjectDer) })
  const all = openCandidates(tokens, { certificate, suits: formats.cms.suits })
  const look: LookForCandidates = async at => {
    const found = await all(at)
    const before = job?.begun()
    // Where its new key lies already, no other token will do.
    const places = found.filter(({ token }) => !before?.key.length || token.serialNumber === before.token.serialNumber)
    // The same object where nothing is in its way: the host knows more of it.
    return places.map(one => {
      const obstacle = one.obstacle ?? obstacleOf(one, algorithm)
      return obstacle === null ? one : { ...one, obstacle }
    })
  }
  return askForPin(request, {
    prompt: 'renewCertificate',
    question: async problem => ({ candidates: await offered(look, certificate), problem }),
    work: async (answer, { candidates }) => {
      const candidate = taken(candidates, answer)
      const { token } = candidate
      const identity = { certificate, chain: chainOf(candidate), algorithm: algorithmOf(candidate) }
      const exportable = params.key.exportable === true && answer.exportable && token.kind === 'software'
      const made = await tokens.withLogin(
        loginWith(token, answer.pin),
        async session => {
          // Without the old key nothing is made.
          const wanted = { keyId: keyIdOf(candidate), publicKey: new Uint8Array(old.tokenKey) }
          const keyId = await session.keyFor(wanted)
          const sealing = { request, session, candidate, identity, keyId, document: subjectText(subject) }
          const making = { algorithm, subject, prepared, request, session, token, exportable, job }
          return makeRequest({ ...making, seal: content => sealRequest(content, sealing) })
        },
        request.signal,
      )
      return { ...requestResult(made.request, { key: made.publicKey, token }), signed: made.signed }
    },
  })
}

/** One PIN is typed, and a key that wants it for each signature would have it waited for while the other is made. */
function obstacleOf(
  { token, pinEachTime }: Candidate,
  algorithm: Candidate['token']['algorithms'][number],
): ErrorCode | null {
  if (!token.algorithms.includes(algorithm)) return 'ALGORITHM_UNSUPPORTED'
  return pinEachTime ? 'KEY_UNSUITABLE' : null
}

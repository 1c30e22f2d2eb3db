/** What an OCSP responder's answer says of a certificate (RFC 6960 section 3.2), if it is the answer to our question. */
import { equalBytes } from '../../../shared/bytes.ts'
import { children, readDer, readOid, type DerNode } from '../../../shared/der.ts'
import { certificateId, identifierHashNames, type AskedAbout, type IdentifierHash } from './certificate-id.ts'
import { checkFresh, checkNotAhead, goodUntilExpired, type AsOf } from './freshness.ts'
import { nonceType } from './ocsp-request.ts'
import { readBasicResponse, readOcspResponse, type BasicResponse, type OcspAnswer } from './ocsp-response.ts'
import { checkResponder } from './responder.ts'
import { judging, Unusable, type Judgment } from './unusable.ts'

export interface AskedOcsp extends AskedAbout, AsOf {
  /** `null`: as whoever asked chose it. */
  hash: IdentifierHash | null
  /** DER of Nonce, as it was sent; `null`: somebody else's. */
  nonce: Uint8Array | null
}

/** `response`: DER of OCSPResponse, or what calls itself so. Never throws. */
export const judgeOcsp = (response: Uint8Array, asked: AskedOcsp): Judgment =>
  judging(() => judge(readOcspResponse(response), asked))

/** The same of BasicOCSPResponse. */
export const judgeBasic = (response: Uint8Array, asked: AskedOcsp): Judgment =>
  judging(() => judge(readBasicResponse(response), asked))

function judge(basic: BasicResponse, asked: AskedOcsp): Judgment {
  // What answered then may have expired since.
  checkResponder(basic, asked.issuer, asked.asOf ? basic.producedAt : asked.now)
  checkExtensions(basic, asked.nonce)
  const answer = answerTo(asked, basic)
  checkNotAhead(basic.producedAt, asked.now)
  checkFresh(answer, asked)
  return answer.judgment.status === 'good' ? goodUntilExpired(asked.certificate, answer) : answer.judgment
}

/** A responder that makes its answers beforehand answers without a nonce; then freshness alone tells. */
function checkExtensions({ extensions }: BasicResponse, nonce: Uint8Array | null): void {
  const answered = extensions.find(({ type }) => type === nonceType)
  if (answered && nonce && !equalBytes(answered.value, nonce)) throw new Unusable('nonceWrong')
  if (extensions.some(({ type, critical }) => critical && type !== nonceType)) throw new Unusable('unreadable')
}

function answerTo(asked: AskedOcsp, { answers }: BasicResponse): OcspAnswer {
  const hashes = asked.hash ? [asked.hash] : identifierHashNames
  const wanted = hashes.map(hash => readDer(certificateId(asked, hash)))
  const [answer, ...more] = answers.filter(({ id }) => wanted.some(one => isSame(id, one)))
  if (!answer) throw new Unusable('certificateMismatch')
  if (more.length > 0) throw new Unusable('unreadable')
  return answer
}

/** The hash by its name: its parameters are NULL or left out. */
function isSame(a: DerNode, b: DerNode): boolean {
  const [hashA, ...restA] = children(a)
  const [hashB, ...restB] = children(b)
  return (
    nameOf(hashA) === nameOf(hashB) &&
    restA.length === restB.length &&
    restA.every(({ whole }, at) => equalBytes(whole, restB[at]?.whole ?? new Uint8Array()))
  )
}

function nameOf(algorithm: DerNode | undefined): string {
  const [type] = algorithm ? children(algorithm) : []
  if (!type) throw new Unusable('unreadable')
  return readOid(type)
}

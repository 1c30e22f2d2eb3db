/** A time-stamp authority (RFC 3161): whoever sends a digest gets a token over it, unless the request is refused. */
import { hashes } from '../../../../shared/algorithms.ts'
import { children, readOid, type DerNode } from '../../../../shared/der.ts'
import { maybe, one, readFields, readTagged } from '../../../../host/pki/read-fields.ts'
import { namedBits, oid, sequence, smallInteger } from '../../../../host/pki/der.ts'
import { generalizedTime } from './generalized-time.ts'
import { stampToken, type StampSigner } from './stamp-token.ts'

type Der = Uint8Array<ArrayBuffer>

/** The authority's own policy, under an arc for examples. */
const policy = '2.999.1.1'
/** PKIStatus, and the bits of PKIFailureInfo (section 2.4.2). */
const statuses = { granted: 0, rejection: 2 } as const
const failures = { badAlg: 0, badRequest: 2, badDataFormat: 5, unacceptedPolicy: 15, unacceptedExtension: 16 } as const
type Failure = keyof typeof failures

class Refused extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure)
    this.failure = failure
  }
}

interface Request {
  imprint: DerNode
  nonce: DerNode | null
  wantsCertificate: boolean
}

export interface Stamping {
  signer: StampSigner
  /** One more with each token. */
  serialNumber: number
  now: Date
}

/** `request`: DER of TimeStampReq, or what calls itself so. DER of TimeStampResp. */
export function answerTimestamp(request: Uint8Array, { signer, serialNumber, now }: Stamping): Der {
  try {
    const { imprint, nonce, wantsCertificate } = readRequest(request)
    const info = sequence(
      smallInteger(1),
      oid(policy),
      imprint.whole,
      smallInteger(serialNumber),
      generalizedTime(now),
      accuracy,
      ...(nonce ? [nonce.whole] : []),
    )
    return sequence(sequence(smallInteger(statuses.granted)), stampToken(info, signer, wantsCertificate))
  } catch (error) {
    const failure = error instanceof Refused ? error.failure : 'badDataFormat'
    return sequence(sequence(smallInteger(statuses.rejection), namedBits([failures[failure]])))
  }
}

/** A second. */
const accuracy = sequence(smallInteger(1))

/** @throws Refused, and whatever readers throw */
function readRequest(request: Uint8Array): Request {
  const { version, imprint, wantedPolicy, nonce, certificate, extensions } = readFields(readTagged(request, 0x30), {
    version: one(0x02),
    imprint: one(0x30),
    wantedPolicy: maybe(0x06),
    nonce: maybe(0x02),
    certificate: maybe(0x01),
    extensions: maybe(0xa0),
  })
  if (version.content.length !== 1 || version.content[0] !== 1) throw new Refused('badRequest')
  if (wantedPolicy && readOid(wantedPolicy) !== policy) throw new Refused('unacceptedPolicy')
  if (extensions) throw new Refused('unacceptedExtension')
  checkImprint(imprint)
  return { imprint, nonce, wantsCertificate: certificate?.content[0] === 0xff }
}

/** Of SHA-256 or better, as long as it. @throws Refused */
function checkImprint(imprint: DerNode): void {
  const { algorithm, digest } = readFields(imprint, { algorithm: one(0x30), digest: one(0x04) })
  const [type] = children(algorithm)
  const hash = Object.values(hashes).find(row => type && row.oid === readOid(type))
  if (!hash) throw new Refused('badAlg')
  if (digest.content.length !== hash.length) throw new Refused('badDataFormat')
}

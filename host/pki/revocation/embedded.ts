/** What a signature holds itself of the revocation of its certificates (ETSI EN 319 122-1 section 5.4): judged as of its own time. */
import type { Bytes } from '../../../shared/bytes.ts'
import { displayName } from '../../../shared/names.ts'
import type { Revocation } from '../../../shared/operations/verify.ts'
import { fingerprintOf } from '../../digests.ts'
import { readLink } from '../path/link.ts'
import type { AskedAbout } from './certificate-id.ts'
import { judgeList } from './judge-list.ts'
import { judgeBasic, judgeOcsp } from './judge-ocsp.ts'
import { notChecked, worstOf, type Known, type Member, type Proved } from './path-revocation.ts'
import type { RevocationValue } from './revocation-values.ts'
import type { Judgment } from './unusable.ts'

/** `path`: the certificate first, then its issuers up to the anchor. `notChecked` where it is not told of all below that and none is revoked. */
export type Embedded = (path: readonly Bytes[], proved: Proved) => Revocation

type JudgeValue = (value: Uint8Array, about: AskedAbout & { now: Date; asOf: Date }) => Judgment

const judges: Readonly<Record<RevocationValue['kind'], [source: 'OCSP' | 'CRL', judge: JudgeValue]>> = {
  list: ['CRL', judgeList],
  answer: ['OCSP', (value, about) => judgeOcsp(value, { ...about, hash: null, nonce: null })],
  basic: ['OCSP', (value, about) => judgeBasic(value, { ...about, hash: null, nonce: null })],
}

export function openEmbedded(values: readonly RevocationValue[], now: Date): Embedded {
  const known = new Map<string, Known>()
  const judge = (about: AskedAbout, asOf: Date): Known => {
    const name = [about.certificate, about.issuer].map(({ certificate }) => fingerprintOf(certificate)).join()
    const found = known.get(`${name} ${Number(asOf)}`) ?? judgeAll(values, { ...about, now, asOf })
    known.set(`${name} ${Number(asOf)}`, found)
    return found
  }
  return (path, proved) => {
    if (values.length === 0) return notChecked
    const links = path.flatMap(one => readLink(one) ?? [])
    const [first, ...rest] = links.slice(0, -1).flatMap((certificate, at): Member[] => {
      const issuer = links[at + 1]
      return issuer ? [{ certificate: certificate.certificate, known: judge({ certificate, issuer }, proved.at) }] : []
    })
    const worst = first ? worstOf([first, ...rest], proved) : notChecked
    return worst.status === 'unknown' ? notChecked : worst
  }
}

/** The worse news counts: what is older may not know it yet. */
function judgeAll(values: readonly RevocationValue[], about: Parameters<JudgeValue>[1]): Known {
  const { subject } = about.issuer.facts
  let good: Known | null = null
  for (const { kind, value } of values) {
    const [source, judge] = judges[kind]
    const judgment = judge(value, about)
    if (judgment.status === 'unknown') continue
    const told = { ...judgment, source, toldBy: displayName(subject), embedded: true } as const
    if (told.status === 'revoked') return told
    good ??= told
  }
  return good ?? { status: 'unknown', fault: 'noAuthority' }
}

/** Whether the certificates of one request were revoked: whom is asked for which, in which order, and how often. */
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import type { RevocationAuthority } from '../../shared/authority.ts'
import { limits } from '../../shared/limits.ts'
import type { Consulted } from '../../shared/messages.ts'
import type { Revocation } from '../../shared/operations/verify.ts'
import type { RevocationFault } from '../../shared/revocation.ts'
import { fingerprintOf } from '../digests.ts'
import { orderChain } from '../pki/chain.ts'
import { readLink } from '../pki/path/link.ts'
import type { AskedAbout, IdentifierHash } from '../pki/revocation/certificate-id.ts'
import { judgeList } from '../pki/revocation/judge-list.ts'
import { judgeOcsp } from '../pki/revocation/judge-ocsp.ts'
import { ocspRequest } from '../pki/revocation/ocsp-request.ts'
import type { Judgment } from '../pki/revocation/unusable.ts'
import type { HostRequest } from './handler.ts'

export interface CheckRevocation {
  certificate: Bytes
  /** What may have issued it, in any order. */
  chain: readonly Bytes[]
}

type Known = Exclude<Revocation, { status: 'notChecked' }>
type Ask = (about: AskedAbout, authority: RevocationAuthority) => Promise<Judgment>

interface Source {
  source: 'OCSP' | 'CRL'
  isAt: (authority: RevocationAuthority) => boolean
  ask: Ask
}

/** After so many answers in a row that did not come, an authority is asked no more in this request. */
const patience = 2

/** Everything is asked once a request, however many signatures a certificate has made. Rejects only when the request is over. */
export function openRevocation(
  authorities: readonly RevocationAuthority[],
  request: Pick<HostRequest, 'consult' | 'signal'>,
): (asked: CheckRevocation) => Promise<Known> {
  const sources = openSources(openQuestions(request))
  const known = new Map<string, Promise<Known>>()
  return ({ certificate, chain }) => {
    const name = fingerprintOf(certificate)
    const found = known.get(name) ?? check({ certificate, chain }, { authorities, sources })
    known.set(name, found)
    return found
  }
}

interface Means {
  authorities: readonly RevocationAuthority[]
  sources: readonly Source[]
}

async function check({ certificate, chain }: CheckRevocation, { authorities, sources }: Means): Promise<Known> {
  const issuers = orderChain(certificate, [...chain, ...authorities.flatMap(({ certificates }) => certificates)])
  const [link, issuer] = [certificate, issuers[0]].map(one => one && readLink(one))
  if (!link || !issuer) return { status: 'unknown', fault: 'issuerMissing' }
  let fault: RevocationFault | null = null
  for (const authority of nearest(authorities, issuers)) {
    for (const { source, ask } of sources.filter(({ isAt }) => isAt(authority))) {
      const judgment = await ask({ certificate: link, issuer }, authority)
      if (judgment.status !== 'unknown') return { ...judgment, source, toldBy: authority.name }
      fault ??= judgment.fault
    }
  }
  return { status: 'unknown', fault: fault ?? 'noAuthority' }
}

/** Those that tell of certificates under one of these issuers, the nearest issuer's first. */
function nearest(authorities: readonly RevocationAuthority[], issuers: readonly Bytes[]): RevocationAuthority[] {
  const height = ({ certificates }: RevocationAuthority): number =>
    issuers.findIndex(issuer => certificates.some(one => equalBytes(one, issuer)))
  return authorities.filter(one => height(one) >= 0).toSorted((a, b) => height(a) - height(b))
}

type Question = Parameters<HostRequest['consult']>[0]
type AskQuestion = (question: Question) => Promise<Consulted | { tooMany: true }>

/** One after the other, and no more than a request may ask. */
function openQuestions({ consult, signal }: Pick<HostRequest, 'consult' | 'signal'>): AskQuestion {
  let left = limits.revocationQuestions
  const faults = new Map<string, { count: number; last: Consulted }>()
  return async question => {
    signal.throwIfAborted()
    const name = JSON.stringify([question.inquiry, question.authority])
    const before = faults.get(name)
    if (before && before.count >= patience) return before.last
    if (left-- <= 0) return { tooMany: true }
    const answer = await consult(question)
    if ('response' in answer) faults.delete(name)
    else faults.set(name, { count: (before?.count ?? 0) + 1, last: answer })
    return answer
  }
}

/** A responder may say so of a certificate that it knows by another hash. */
const notUnderstood: readonly RevocationFault[] = ['refused', 'notKnown']

function openSources(put: AskQuestion): Source[] {
  const lists = new Map<string, ReturnType<AskQuestion>>()
  const askResponder: Ask = async (about, { name }) => {
    const asked = async (hash: IdentifierHash): Promise<Judgment> => {
      const { request, nonce } = ocspRequest(about, hash)
      const answer = await put({ inquiry: 'ocsp', authority: name, request })
      return judged(answer, response => judgeOcsp(response, { ...about, hash, nonce, now: new Date() }))
    }
    // Many know SHA-1 alone, and some no longer that.
    const told = await asked('SHA-1')
    if (told.status !== 'unknown' || !notUnderstood.includes(told.fault)) return told
    const again = await asked('SHA-256')
    return again.status === 'unknown' ? told : again
  }
  const readList: Ask = async (about, { name }) => {
    const answer = lists.get(name) ?? put({ inquiry: 'crl', authority: name, request: new Uint8Array() })
    lists.set(name, answer)
    return judged(await answer, list => judgeList(list, { ...about, now: new Date() }))
  }
  return [
    { source: 'OCSP', isAt: ({ ocsp }) => ocsp, ask: askResponder },
    { source: 'CRL', isAt: ({ crl }) => crl, ask: readList },
  ]
}

function judged(answer: Awaited<ReturnType<AskQuestion>>, judge: (response: Bytes) => Judgment): Judgment {
  if ('tooMany' in answer) return { status: 'unknown', fault: 'tooMany' }
  if ('unavailable' in answer) return { status: 'unknown', fault: answer.unavailable.reason }
  return judge(answer.response)
}

/** Who tells whether a certificate was revoked, by OCSP or a list: what is asked, how often, and what it is worth. */
import type { RevocationAuthority } from '../../shared/authority.ts'
import type { Bytes } from '../../shared/bytes.ts'
import { limits } from '../../shared/limits.ts'
import type { Consulted } from '../../shared/messages.ts'
import type { RevocationFault } from '../../shared/revocation.ts'
import type { AskedAbout, IdentifierHash } from '../pki/revocation/certificate-id.ts'
import { judgeList } from '../pki/revocation/judge-list.ts'
import { judgeOcsp } from '../pki/revocation/judge-ocsp.ts'
import { ocspRequest } from '../pki/revocation/ocsp-request.ts'
import type { RevocationValue } from '../pki/revocation/revocation-values.ts'
import type { Judgment } from '../pki/revocation/unusable.ts'
import type { HostRequest } from './handler.ts'

export interface Told {
  judgment: Judgment
  /** What it was judged by; `null` where nothing came. */
  response: Bytes | null
}

export interface Source {
  source: 'OCSP' | 'CRL'
  kind: RevocationValue['kind']
  isAt: (authority: RevocationAuthority) => boolean
  ask: (about: AskedAbout, authority: RevocationAuthority) => Promise<Told>
}

/** After so many answers in a row that did not come, an authority is asked no more in this request. */
const patience = 2

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

/** For one request. Its questions reject only when the request is over. */
export function openSources(request: Pick<HostRequest, 'consult' | 'signal'>): Source[] {
  const put = openQuestions(request)
  const lists = new Map<string, ReturnType<AskQuestion>>()
  const askResponder: Source['ask'] = async (about, { name }) => {
    const asked = async (hash: IdentifierHash): Promise<Told> => {
      const { request, nonce } = ocspRequest(about, hash)
      const answer = await put({ inquiry: 'ocsp', authority: name, request })
      return judged(answer, response => judgeOcsp(response, { ...about, hash, nonce, now: new Date() }))
    }
    // Many know SHA-1 alone, and some no longer that.
    const told = await asked('SHA-1')
    const { judgment } = told
    if (judgment.status !== 'unknown' || !notUnderstood.includes(judgment.fault)) return told
    const again = await asked('SHA-256')
    return again.judgment.status === 'unknown' ? told : again
  }
  const readList: Source['ask'] = async (about, { name }) => {
    const answer = lists.get(name) ?? put({ inquiry: 'crl', authority: name, request: new Uint8Array() })
    lists.set(name, answer)
    return judged(await answer, list => judgeList(list, { ...about, now: new Date() }))
  }
  return [
    { source: 'OCSP', kind: 'answer', isAt: ({ ocsp }) => ocsp, ask: askResponder },
    { source: 'CRL', kind: 'list', isAt: ({ crl }) => crl, ask: readList },
  ]
}

function judged(answer: Awaited<ReturnType<AskQuestion>>, judge: (response: Bytes) => Judgment): Told {
  const nothing = (fault: RevocationFault): Told => ({ judgment: { status: 'unknown', fault }, response: null })
  if ('tooMany' in answer) return nothing('tooMany')
  if ('unavailable' in answer) return nothing(answer.unavailable.reason)
  return { judgment: judge(answer.response), response: answer.response }
}

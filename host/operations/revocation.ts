/** Whether the certificates of one request and their issuers were revoked: whom is asked for which, and in which order. */
import { equalBytes, type Bytes } from '../../shared/bytes.ts'
import type { RevocationAuthority } from '../../shared/authority.ts'
import type { RevocationFault } from '../../shared/revocation.ts'
import { fingerprintOf } from '../digests.ts'
import { orderChain } from '../pki/chain.ts'
import { isSelfIssued, readLink, type Link } from '../pki/path/link.ts'
import { worstOf, type Known, type Member, type Proved } from '../pki/revocation/path-revocation.ts'
import type { RevocationValue } from '../pki/revocation/revocation-values.ts'
import type { HostRequest } from './handler.ts'
import { openSources, type Source } from './revocation-sources.ts'

export interface CheckRevocation extends Proved {
  certificate: Bytes
  /** What may have issued it, in any order. */
  chain: readonly Bytes[]
  /** Whose own certificates are asked about no more. */
  roots: readonly Bytes[]
}

export interface PathRevocation {
  /** What is worst of the path. */
  known: Known
  /** What it was told by, where it was; each once. */
  values: RevocationValue[]
  /** DER of the issuers, the certificate's own first. */
  issuers: Bytes[]
}

interface Checked extends Member {
  value: RevocationValue | null
}

/** Everything is asked once a request, however many signatures a certificate has made. Rejects only when the request is over. */
export function openRevocation(
  authorities: readonly RevocationAuthority[],
  request: Pick<HostRequest, 'consult' | 'signal'>,
): (asked: CheckRevocation) => Promise<PathRevocation> {
  const means = { authorities, sources: openSources(request) }
  const checked = new Map<string, Promise<Checked>>()
  const own = authorities.flatMap(({ certificates }) => certificates)
  return async ({ certificate, chain, roots, ...proved }) => {
    const issuers = orderChain(certificate, [...chain, ...roots, ...own])
    const path = [certificate, ...issuers].flatMap(one => readLink(one) ?? [])
    const members: Checked[] = []
    for (const [at, link] of path.entries()) {
      if (at > 0 && isAnchor(link, roots)) break
      const name = path
        .slice(at, at + 2)
        .map(one => fingerprintOf(one.certificate))
        .join()
      const found = checked.get(name) ?? check(path.slice(at), means)
      checked.set(name, found)
      const member = await found
      // Whoever set up an authority believes its own certificate, where nobody tells of that.
      if (at > 0 && isUntold(member) && isAmong(own, link.certificate)) break
      members.push(member)
    }
    const [first = { certificate, known: missing }, ...rest] = members
    return { known: worstOf([first, ...rest], proved), values: members.flatMap(({ value }) => value ?? []), issuers }
  }
}

const missing: Known = { status: 'unknown', fault: 'issuerMissing' }

const isAmong = (certificates: readonly Bytes[], wanted: Bytes): boolean =>
  certificates.some(one => equalBytes(one, wanted))

const isAnchor = (link: Link, roots: readonly Bytes[]): boolean =>
  isSelfIssued(link) || isAmong(roots, link.certificate)

const isUntold = ({ known }: Member): boolean =>
  known.status === 'unknown' && (known.fault === 'noAuthority' || known.fault === 'issuerMissing')

interface Means {
  authorities: readonly RevocationAuthority[]
  sources: readonly Source[]
}

/** The first of the path. */
async function check([link, ...above]: readonly Link[], { authorities, sources }: Means): Promise<Checked> {
  const [issuer] = above
  if (!link) throw new TypeError('no path is empty')
  const { certificate } = link
  const without = (fault: RevocationFault): Checked => ({
    certificate,
    known: { status: 'unknown', fault },
    value: null,
  })
  if (!issuer) return without('issuerMissing')
  let fault: RevocationFault | null = null
  for (const authority of nearest(authorities, above)) {
    for (const { source, kind, ask } of sources.filter(({ isAt }) => isAt(authority))) {
      const { judgment, response } = await ask({ certificate: link, issuer }, authority)
      if (judgment.status !== 'unknown') {
        const value = response && { kind, value: response }
        return { certificate, known: { ...judgment, source, toldBy: authority.name }, value }
      }
      fault ??= judgment.fault
    }
  }
  return without(fault ?? 'noAuthority')
}

/** Those that tell of certificates under one of these issuers, the nearest issuer's first. */
function nearest(authorities: readonly RevocationAuthority[], issuers: readonly Link[]): RevocationAuthority[] {
  const height = ({ certificates }: RevocationAuthority): number =>
    issuers.findIndex(({ certificate }) => isAmong(certificates, certificate))
  return authorities.filter(one => height(one) >= 0).toSorted((a, b) => height(a) - height(b))
}

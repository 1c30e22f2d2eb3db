/** Which operations have to do with authorities, whom the host may ask then, and what it is told of them. */
import type { Bytes } from '../../shared/bytes.ts'
import { signaturePlace } from '../../shared/signature-place.ts'
import type { Inquiry } from '../../shared/inquiries.ts'
import { MohurError } from '../../shared/errors.ts'
import type { Consultation } from '../../shared/messages.ts'
import type { OperationName, Params } from '../../shared/operations/index.ts'
import type { SignatureLevel } from '../../shared/operations/sign.ts'
import type { Authority } from '../authorities.ts'
import type { AskedAuthority } from '../prompt-messages.ts'
import type { Call } from './call.ts'

interface Asks {
  authority: Authority
  inquiries: readonly Inquiry[]
}

export interface Consulting {
  /** Whom the host may ask in this request, and for what. */
  asks: readonly Asks[]
  /** For `hostParams`. */
  told: object
}

export const noConsulting: Consulting = { asks: [], told: {} }

/** For the person. */
export const askedAuthorities = ({ asks }: Consulting): AskedAuthority[] =>
  asks.map(({ authority: { name, addresses }, inquiries }) => {
    const hosts = inquiries.flatMap(inquiry => addresses[inquiry] ?? []).map(address => new URL(address).host)
    return { about: inquiries.includes('timestamp') ? 'timestamp' : 'revocation', name, hosts: [...new Set(hosts)] }
  })

/** `null`: nobody may be asked that in this request. */
export function addressFor({ asks }: Consulting, { inquiry, authority: wanted }: Consultation): string | null {
  const found = asks.find(({ authority, inquiries }) => authority.name === wanted && inquiries.includes(inquiry))
  return found?.authority.addresses[inquiry] ?? null
}

interface Row<N extends OperationName> {
  wants: (params: Params<N>) => boolean
  /** @throws MohurError TIMESTAMP_AUTHORITY_MISSING, REVOCATION_AUTHORITY_MISSING, before the person is asked */
  find: (params: Params<N>, authorities: readonly Authority[], origin: string | null) => Consulting
}

type Consults = Extract<OperationName, 'sign' | 'verify' | 'checkCertificate'>

const rows: { [N in Consults]: Row<N> } = {
  sign: {
    wants: params => asksLevel(params) || mayBeSigned(params),
    find: (params, authorities) => {
      const told = mayBeSigned(params) ? rootsOf(authorities) : {}
      if (!asksLevel(params)) return { ...noConsulting, told }
      const { timestampAuthority: wanted, lowestLevel, level } = params as Wanted
      const authority = stamping(authorities).find(({ name, allowed }) => allowed && name === (wanted ?? name))
      if (!authority && lowestLevel !== 'B-B') throw new MohurError('TIMESTAMP_AUTHORITY_MISSING')
      if (!authority) return { ...noConsulting, told }
      const { name, certificates } = authority
      const revocation = level === 'B-LT' ? openTelling(authorities) : { asks: [], told: {} }
      if (level === 'B-LT' && !lowestLevel && revocation.asks.length === 0) {
        throw new MohurError('REVOCATION_AUTHORITY_MISSING')
      }
      return {
        asks: [{ authority, inquiries: ['timestamp'] }, ...revocation.asks],
        told: { timestampAuthority: { name, certificates }, ...revocation.told, ...told },
      }
    },
  },
  verify: {
    wants: () => true,
    find: ({ revocation }, authorities, origin) => {
      const roots = rootsOf(authorities)
      // A page that could have signers judged by them would learn which ones a person has.
      const told = origin === null ? roots : { ...roots, trustedRoots: [] }
      if (!revocation) return { ...noConsulting, told }
      return askingRevocation(authorities, told)
    },
  },
  checkCertificate: {
    wants: () => true,
    find: (_, authorities) =>
      askingRevocation(authorities, { trustedRoots: authorities.flatMap(({ roots }) => roots) }),
  },
}

const asksLevel = ({ level = 'B-B' }: Params<'sign'>): boolean => level !== 'B-B'

/** Whether documents may have been signed before: what is found out of them by these roots is for the person alone. */
const mayBeSigned = (params: Params<'sign'>): boolean =>
  signaturePlace(params) === 'inside' || params.documents.some(one => 'signed' in one && one.signed !== undefined)

/** What signers and time stamps may lead to. */
const rootsOf = (authorities: readonly Authority[]): { timestampRoots: Bytes[]; trustedRoots: Bytes[] } => ({
  timestampRoots: stamping(authorities).flatMap(({ certificates }) => certificates),
  trustedRoots: authorities.flatMap(({ roots }) => roots),
})

function askingRevocation(authorities: readonly Authority[], told: object): Consulting {
  const telling = openTelling(authorities)
  return { asks: telling.asks, told: { ...told, ...telling.told } }
}

/** Those that tell of revocation, and what the host is told of them. */
function openTelling(authorities: readonly Authority[]): Pick<Consulting, 'asks' | 'told'> {
  const telling = authorities.filter(({ allowed, addresses: { ocsp, crl } }) => allowed && (ocsp ?? crl))
  const revocationAuthorities = telling.map(({ name, certificates, addresses: { ocsp, crl } }) => ({
    name,
    certificates,
    ocsp: ocsp !== undefined,
    crl: crl !== undefined,
  }))
  return {
    asks: telling.map(authority => ({ authority, inquiries: ['ocsp', 'crl'] })),
    told: { revocationAuthorities },
  }
}

const stamping = (authorities: readonly Authority[]): Authority[] =>
  authorities.filter(({ addresses }) => addresses.timestamp !== undefined)

interface Wanted {
  timestampAuthority?: string | undefined
  level?: SignatureLevel | undefined
  lowestLevel?: SignatureLevel | undefined
}

/** `null`: nothing of authorities is in it. */
export const consultingRowOf = ({ operation, params }: Call): Row<never> | null => {
  const row = Object.hasOwn(rows, operation) ? (rows[operation as Consults] as Row<never>) : null
  return row?.wants(params as never) ? row : null
}
